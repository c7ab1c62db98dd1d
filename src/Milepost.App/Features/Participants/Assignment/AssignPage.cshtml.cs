using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Assignment;

public sealed class AssignPage(
    ParticipantQuery participants, OfficeChoicesQuery choices, AssignmentHistoryQuery history, TransferQuery transfers, AssignParticipantHandler assign, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public AssignForm Form { get; set; } = new();

    public IReadOnlyList<OfficeChoice> Offices { get; private set; } = [];
    public IReadOnlyList<AssignmentEntry> History { get; private set; } = [];

    /// <summary>What the move to the other office means; set once such an office is chosen.</summary>
    public Transfer? Transfer { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        await LoadAsync(participantId, ct);
        Form = FormOf(participant);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        await LoadAsync(participantId, ct);
        if (!ModelState.IsValid) return Page();
        if (await participants.HandleAsync(participantId, ct) is not { } person) return NotFound();
        if (Form.OfficeId != person.OfficeId && Offices.FirstOrDefault(o => o.Id == Form.OfficeId) is { } office && AssignmentProblems.Of(Offices, office, Form.PlannerId) is null)
        {
            Transfer = await transfers.HandleAsync(participantId, office, ct);
            // A move to another office is confirmed by who has read what it means.
            var isTold = Form.ToldOfficeId == Form.OfficeId;
            Form.ToldOfficeId = Form.OfficeId;
            ModelState.Remove("Form.ToldOfficeId");
            if (!isTold && Form.Version == AssignParticipant.Of(person)) return Page();
        }

        var result = await assign.HandleAsync(new(participantId, Form.OfficeId, Form.PlannerId, Form.Reason, Form.Version)
        {
            CloseServices = Form.CloseServices, Completion = Form.Completion,
        }, ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await participants.HandleAsync(participantId, ct) is { } participant)
        {
            var theirs = FormOf(participant);
            Form.Version = theirs.Version;
            return ShowConflict(WordsOf(theirs), WordsOf(Form), await lastChange.HandleAsync(participantId, ct));
        }
        // Whoever gives a record out of the own reach cannot go back to it.
        var isStillSeen = await participants.HandleAsync(participantId, ct) is not null;
        return Answer(result, _ => isStillSeen ? $"/participants/{participantId}/application" : "/handovers", "The record was handed over. Whoever has it now finds it on their caseload, and a note on My Day.");
    }

    private async Task LoadAsync(Guid participantId, CancellationToken ct)
    {
        Offices = await choices.HandleAsync(ct);
        History = await history.HandleAsync(participantId, ct);
    }

    public IEnumerable<SelectListItem> OfficeItems => Offices.Select(o => new SelectListItem(o.Name, o.Id.ToString()));

    public IEnumerable<SelectListItem> PlannerItems => PlannersByOffice(Offices);

    /// <summary>Planners under the names of their offices: without a script the list cannot follow the office chosen above it.</summary>
    public static IEnumerable<SelectListItem> PlannersByOffice(IReadOnlyList<OfficeChoice> offices) =>
        from office in offices
        let heading = new SelectListGroup { Name = office.Name }
        from planner in office.Planners
        select new SelectListItem(planner.Name, planner.Id.ToString()) { Group = offices.Count > 1 ? heading : null };

    private static AssignForm FormOf(Participant participant) => new() { OfficeId = participant.OfficeId, PlannerId = participant.PlannerId, Version = AssignParticipant.Of(participant) };

    /// <summary>For the comparison of two fillings: names, not ids.</summary>
    private AssignWords WordsOf(AssignForm form) => new(
        Offices.FirstOrDefault(o => o.Id == form.OfficeId)?.Name ?? "",
        Offices.SelectMany(o => o.Planners).FirstOrDefault(p => p.Id == form.PlannerId)?.Name ?? "Nobody yet");

    private sealed record AssignWords([property: Display(Name = "Office")] string Office, [property: Display(Name = "Planner")] string Planner);

    public sealed class AssignForm
    {
        [Display(Name = "Office"), Required(ErrorMessage = "Choose the office.")]
        public Guid? OfficeId { get; set; }

        [Display(Name = "Planner")]
        public Guid? PlannerId { get; set; }

        [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(500)]
        public string? Reason { get; set; }

        [Display(Name = "Services that end with the move")]
        public List<Guid> CloseServices { get; set; } = [];

        [Display(Name = "Outcome of these services")]
        public Completion? Completion { get; set; }

        /// <summary>The office of which the reader was told what a move there means.</summary>
        public Guid? ToldOfficeId { get; set; }

        public long Version { get; set; }
    }
}
