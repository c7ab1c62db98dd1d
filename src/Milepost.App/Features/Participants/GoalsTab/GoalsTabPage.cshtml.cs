using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Plans.Goals;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.GoalsTab;

/// <summary>Set Goals, as the Illinois workNet Career Plan has it: the goals of the one plan with their status, each leading to its own page.</summary>
public sealed class GoalsTabPage(PlanOutlineQuery outlines, SetGoalStatusHandler setStatus, Actor actor) : MilepostPage
{
    [BindProperty] public GoalStatusForm Form { get; set; } = new();

    public PlanOutline Outline { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads && Outline.Plan is { IsOpen: true };

    public bool MayOpenPlan => !actor.OnlyReads && Outline.Plan is not { IsOpen: true };

    public IEnumerable<GoalStatusSetting> StatusesToSet => Outline.Settings.GoalStatus.Statuses.Where(s => s.SetByStaff);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await outlines.HandleAsync(participantId, ct) is not { } outline) return NotFound();
        Outline = outline;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await outlines.HandleAsync(participantId, ct) is not { Plan: { } plan } outline) return NotFound();
        Outline = outline;
        if (!ModelState.IsValid || Form.Status is not { } status || !Enum.IsDefined(status))
        {
            ModelState.Clear();
            ModelState.AddModelError("", "Choose a status for the goal, then press Set status.");
            return Page();
        }

        var set = await setStatus.HandleAsync(new(participantId, plan.Id, Form.GoalId, Form.Revision, status), ct);
        if (set.IsDone) return Answer(set, _ => $"/participants/{participantId}/goals", SaidOf(set.Value.Said($"{outline.Settings.LabelOf(status)}: {set.Value.Value.Goal.Details.Statement}."), set.Value.Value.MessageSent));
        // Two small forms stand on one page: what is wrong is said at the top, for the goal as it stands now.
        if (set.Problem!.Kind == ProblemKind.NotFound) return NotFound();
        ModelState.Clear();
        foreach (var problem in set.Problems)
            Tell(problem.Kind == ProblemKind.Stale ? problem with { Message = "Somebody changed this goal meanwhile. Below it stands as it is now; set the status again if it is still right." } : problem, "");
        return await OnGetAsync(participantId, ct);
    }

    private string SaidOf(string said, bool messageSent) => messageSent ? $"{said} A kind message to the {Outline.Settings.Words.Participant} was written." : said;

    public sealed class GoalStatusForm
    {
        public Guid GoalId { get; set; }
        public int Revision { get; set; }
        public GoalStatus? Status { get; set; }
    }
}
