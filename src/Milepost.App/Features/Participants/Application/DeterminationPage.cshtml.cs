using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Application;

public sealed class DeterminationPage(
    IntakeQuery intake, EligibilityQuery eligibility, SnapshotsQuery snapshots, DetermineEligibilityHandler determine, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public DeterminationForm Form { get; set; } = new();

    /// <summary>The priority group and what it rests on, where a link knows them.</summary>
    [BindProperty(SupportsGet = true)] public int? Priority { get; set; }
    [BindProperty(SupportsGet = true)] public string? Reason { get; set; }

    public Intake Intake { get; private set; } = null!;

    /// <summary>Null while there is no application.</summary>
    public EligibilityView? Eligibility { get; private set; }

    private FrozenDecision? Last { get; set; }

    public Instructions Instructions => Instructions.For(Intake.Record.Pack, InstructionPages.Eligibility);

    /// <summary>Priority of service is for adult funds; a group on file stays visible whatever the program.</summary>
    public bool AsksPriority => Intake.Application is { } application && (application.Programs.Contains(Program.Adult) || application.PriorityGroup is not null);

    public static IEnumerable<SelectListItem> PriorityItems =>
        Enumerable.Range(1, PriorityOfService.Groups).Select(group => new HintedItem($"Group {group}", $"{group}", PriorityOfService.Meaning(group)));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = FormOf();
        if (Priority is not null && AsksPriority) (Form.PriorityGroup, Form.Reason) = (Priority, Reason);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await determine.HandleAsync(new(participantId, Form.DeterminedOn!.Value, Form.CertifiedOn, Form.PriorityGroup, Form.Reason, Form.Version,
            [.. Form.Decisions.Where(row => row is { Program: not null, Decision: not null }).Select(row => new DecidedProgram(row.Program!.Value, row.Decision!.Value))], Form.CertifiedWithout), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, ct))
        {
            var theirs = FormOf();
            (Form.Version, theirs.Reason, theirs.CertifiedWithout) = (theirs.Version, Form.Reason, Form.CertifiedWithout);
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application", Form.CertifiedOn is null
            ? "Eligibility recorded. Next, certify the applicant." : "Eligibility and certification recorded. Next, see what the Application tab asks for.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await intake.HandleAsync(participantId, ct) is not { } found) return false;
        Intake = found;
        Eligibility = await eligibility.HandleAsync(participantId, ct);
        Last = (await snapshots.HandleAsync(participantId, ct)) is [var latest, ..] ? FrozenDecision.Read(latest.Frozen) : null;
        return true;
    }

    /// <summary>What the rules say stands there already; whoever decides may change it.</summary>
    private DeterminationForm FormOf() => Intake.Application is not { } application ? new() : new()
    {
        DeterminedOn = application.DeterminedOn, CertifiedOn = application.CertifiedOn, PriorityGroup = application.PriorityGroup ?? Eligibility?.Result.Priority?.Rank,
        Decisions = Eligibility is { HasAnswers: true } view ? [.. view.Programs.Select(program => new DecisionRow { Program = program, Decision = Last?.Decisions.FirstOrDefault(d => d.Program == program)?.Decision ?? Suggested(view, program) })] : [],
        Version = application.Version,
    };

    private static ProgramDecision? Suggested(EligibilityView view, Program program) => view.Result.Of(program) switch
    {
        Truth.Yes => ProgramDecision.Eligible,
        Truth.No when !HasException(view, program) => ProgramDecision.NotEligible,
        _ => null,
    };

    private static bool HasException(EligibilityView view, Program program) => view.Result.Titles.Any(title => title.Rule.Opens == program && title.Exception is not null);

    public IEnumerable<SelectListItem> DecisionItems(Program program)
    {
        yield return new(EligibilityTexts.Of(ProgramDecision.Eligible), nameof(ProgramDecision.Eligible));
        if (HasException(Eligibility!, program))
            yield return new HintedItem(EligibilityTexts.Of(ProgramDecision.EligibleByException), nameof(ProgramDecision.EligibleByException), Eligibility!.Result.Titles.First(title => title.Rule.Opens == program && title.Exception is not null).Exception!);
        yield return new(EligibilityTexts.Of(ProgramDecision.NotEligible), nameof(ProgramDecision.NotEligible));
    }

    public sealed class DeterminationForm
    {
        [Display(Name = "Eligibility determined on"), Required(ErrorMessage = "Enter the day eligibility was determined.")]
        public DateOnly? DeterminedOn { get; set; }

        [Display(Name = "Certified on")]
        public DateOnly? CertifiedOn { get; set; }

        [Display(Name = "Decisions"), MaxLength(10)]
        public List<DecisionRow> Decisions { get; set; } = [];

        [Display(Name = "Priority of service")]
        public int? PriorityGroup { get; set; }

        [Display(Name = "Reason"), StringLength(2000)]
        public string? Reason { get; set; }

        [Display(Name = "Certified without every document, because"), StringLength(2000)]
        public string? CertifiedWithout { get; set; }

        public long Version { get; set; }
    }

    public sealed class DecisionRow
    {
        public Program? Program { get; set; }

        [Display(Name = "Decision")]
        public ProgramDecision? Decision { get; set; }

        public override string ToString() => Program is { } program && Decision is { } decision ? $"{Words.Of(program)}: {EligibilityTexts.Of(decision)}" : "";
    }
}
