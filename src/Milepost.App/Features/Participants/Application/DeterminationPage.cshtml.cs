using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Application;

public sealed class DeterminationPage(IntakeQuery intake, DetermineEligibilityHandler determine, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public DeterminationForm Form { get; set; } = new();

    /// <summary>The priority group and what it rests on, where a link knows them.</summary>
    [BindProperty(SupportsGet = true)] public int? Priority { get; set; }
    [BindProperty(SupportsGet = true)] public string? Reason { get; set; }

    public Intake Intake { get; private set; } = null!;

    public Instructions Instructions => Instructions.For(Intake.Record.Pack, InstructionPages.Eligibility);

    /// <summary>Priority of service is for adult funds; a group on file stays visible whatever the program.</summary>
    public bool AsksPriority => Intake.Application is { } application && (application.Programs.Contains(Program.Adult) || application.PriorityGroup is not null);

    public static IEnumerable<SelectListItem> PriorityItems =>
        Enumerable.Range(1, PriorityOfService.Groups).Select(group => new HintedItem($"Group {group}", $"{group}", PriorityOfService.Meaning(group)));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = FormOf(Intake);
        if (Priority is not null && AsksPriority) (Form.PriorityGroup, Form.Reason) = (Priority, Reason);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await determine.HandleAsync(new(participantId, Form.DeterminedOn!.Value, Form.CertifiedOn, Form.PriorityGroup, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, ct))
        {
            var theirs = FormOf(Intake);
            (Form.Version, theirs.Reason) = (theirs.Version, Form.Reason);
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application", Form.CertifiedOn is null
            ? "Eligibility recorded. Next, certify the applicant." : "Eligibility and certification recorded. Next, see what the Application tab asks for.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await intake.HandleAsync(participantId, ct) is not { } found) return false;
        Intake = found;
        return true;
    }

    private static DeterminationForm FormOf(Intake intake) => intake.Application is not { } application ? new() : new()
    {
        DeterminedOn = application.DeterminedOn, CertifiedOn = application.CertifiedOn, PriorityGroup = application.PriorityGroup, Version = application.Version,
    };

    public sealed class DeterminationForm
    {
        [Display(Name = "Eligibility determined on"), Required(ErrorMessage = "Enter the day eligibility was determined.")]
        public DateOnly? DeterminedOn { get; set; }

        [Display(Name = "Certified on")]
        public DateOnly? CertifiedOn { get; set; }

        [Display(Name = "Priority of service")]
        public int? PriorityGroup { get; set; }

        [Display(Name = "Reason"), StringLength(2000)]
        public string? Reason { get; set; }

        public long Version { get; set; }
    }
}
