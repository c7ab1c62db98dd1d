using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

public sealed class ScreeningPage(ParticipantQuery participants, ScreenBasicSkillsHandler screen, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ScreeningForm Form { get; set; } = new();

    public static IEnumerable<SelectListItem> ActionItems => ScreeningActions.All.Select(a => new HintedItem(a.Action, a.Action, a.Meaning));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } participant) return NotFound();
        Form = FormOf(participant);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (Form.Actions.Except(ScreeningActions.All.Select(a => a.Action)).Any()) ModelState.AddModelError("Form.Actions", "Choose from the list, or write another action in the field below it.");
        if (!ModelState.IsValid) return Page();

        string[] others = string.IsNullOrWhiteSpace(Form.OtherAction) ? [] : [Form.OtherAction.Trim()];
        var result = await screen.HandleAsync(new(participantId, Form.GivenOn!.Value, Form.BasicSkillsDeficient!.Value, [.. Form.Actions.Concat(others).Distinct()], Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await participants.HandleAsync(participantId, ct) is { } participant)
        {
            var theirs = FormOf(participant);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application", "Screening saved. It does not replace an assessment: record that next.");
    }

    private static ScreeningForm FormOf(Participant participant)
    {
        var known = ScreeningActions.All.Select(a => a.Action).ToList();
        return new()
        {
            GivenOn = participant.Screening?.GivenOn, BasicSkillsDeficient = participant.Screening?.BasicSkillsDeficient,
            Actions = [.. (participant.Screening?.Actions ?? []).Intersect(known)], OtherAction = string.Join("; ", (participant.Screening?.Actions ?? []).Except(known)),
            Version = ContentVersion.Of(participant.Screening),
        };
    }

    public sealed class ScreeningForm
    {
        [Display(Name = "Given on"), Required(ErrorMessage = "Enter the day the screening was given.")]
        public DateOnly? GivenOn { get; set; }

        [Display(Name = "Basic skills deficient"), Required(ErrorMessage = "Choose what the screening found.")]
        public bool? BasicSkillsDeficient { get; set; }

        [Display(Name = "Follow-up")]
        public List<string> Actions { get; set; } = [];

        [Display(Name = "Another follow-up action"), StringLength(500)]
        public string? OtherAction { get; set; }

        public long Version { get; set; }
    }
}
