using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Store;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans;

/// <summary>What every step of the walk through a plan shows or needs.</summary>
/// <param name="Plan">Null while the plan is being started.</param>
/// <param name="MayChange">The reader is one of the staff who change records, not a monitor.</param>
/// <param name="Grantee">The provider above the person's office.</param>
public sealed record PlanWalk(
    Participant Person, RecordSettings Record, Plan? Plan, IReadOnlyList<Service> Services, IReadOnlyList<Assessment> Assessments, bool MayChange, DateOnly Today, string? Office, string? Planner, string? Grantee)
{
    public PackSettings Settings => Record.Settings;

    public PlanKind Kind => Plan?.Kind ?? Record.PlanKind;

    public PlanRules Rules { get; } = Record.PlanRules(Plan?.Kind ?? Record.PlanKind);

    /// <summary>"IEP", or what the pack calls it.</summary>
    public string PlanName => Settings.Words.PlanShortName(CodeWords.Of(Kind));

    public string PlanLongName => Settings.Words.PlanName(CodeWords.Of(Kind));

    public string ObjectiveWord => Settings.Words.Objective;

    public string ObjectiveInSentence => Web.Forms.PlainWords.InSentence(ObjectiveWord);

    /// <summary>"an objective", "a step".</summary>
    public string AnObjective => ("aeiou".Contains(ObjectiveInSentence[0], StringComparison.Ordinal) ? "an " : "a ") + ObjectiveInSentence;

    public bool CanChange => MayChange && Plan is not { IsOpen: false };

    public string PlansLink => $"/participants/{Person.Id}/plans";

    public string PlanLink => $"{PlansLink}/{Plan!.Id}";

    public bool HasAssessment => Assessments.Count > 0;

    public IReadOnlyList<string> Unanswered => PlanGaps.UnansweredBarriers(Plan, Assessments, Services);

    /// <summary>"Objective Assessment Summary of Feb 1, 2024": the latest that found this barrier.</summary>
    public string? FoundIn(string barrier) =>
        Assessments.Where(a => a.Details.Barriers.Any(b => SearchWords.Normalize(b) == SearchWords.Normalize(barrier))).OrderByDescending(a => a.Details.CompletedOn)
            .Select(a => $"{Words.Of(a.Details.Type)} of {a.Details.CompletedOn.Words()}").FirstOrDefault();

    public GoalProgress Progress(Goal goal) => GoalProgress.Of(goal, Services, Today);

    public Service? Service(string caseFileId) => Services.FirstOrDefault(s => s.CaseFileId == caseFileId);

    /// <summary>"Employment, short term", in the pack's words.</summary>
    public string KindOf(GoalDetails goal) => $"{Settings.LabelOf(goal.Type)}, {Settings.LabelOf(goal.Term).ToLowerInvariant()}";

    public IReadOnlyList<PlanGap> Gaps => PlanGaps.Of(Plan!, Assessments, Services, Rules, AnObjective);

    public PlanSteps Steps(PlanStep current)
    {
        var done = new HashSet<PlanStep>();
        if (HasAssessment) done.Add(PlanStep.Assessment);
        if (Plan is not null)
        {
            var open = Plan.Goals.Where(g => g.IsOpen).ToList();
            done.Add(PlanStep.Plan);
            if (open.Count > 0) done.Add(PlanStep.Goals);
            if (open.Count > 0 && open.TrueForAll(g => g.Objectives.Count > 0)) done.Add(PlanStep.Objectives);
            if (open.Count > 0 && open.TrueForAll(g => g.Objectives.All(o => !o.IsOpen || o.Services.Count > 0) && g.Objectives.Count > 0)) done.Add(PlanStep.Services);
            if (Plan.SignedAsItStands) done.Add(PlanStep.Finish);
        }
        return new(Person.Id, Plan?.Id, current, done)
        {
            Steps = [.. Settings.Steps.Select(s => new NamedStep(Enum.Parse<PlanStep>(s.Step, ignoreCase: true), s.Label))],
        };
    }
}

public sealed class PlanWalkQuery(MilepostDb db, RecordSettingsQuery settings, Actor actor, AgencyTime time)
{
    /// <summary>Null when the person or the plan is out of reach or the plan is another person's.</summary>
    public async Task<PlanWalk?> HandleAsync(Guid participantId, Guid? planId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        Plan? plan = null;
        if (planId is { } id)
        {
            plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.ParticipantId == participantId, ct);
            if (plan is null) return null;
        }

        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct);
        var units = await db.OrgUnits.AsNoTracking().Where(u => u.Id == person.OfficeId).Select(u => new { u.Name, u.Path }).SingleOrDefaultAsync(ct);
        var grantee = units is null ? null : await db.OrgUnits.AsNoTracking()
            .Where(u => u.Kind == OrgUnitKind.Provider && units.Path.StartsWith(u.Path)).Select(u => u.Name).FirstOrDefaultAsync(ct);
        var planner = person.PlannerId is { } plannerId
            ? await db.Users.AsNoTracking().Where(u => u.Id == plannerId).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null;
        return new(person, await settings.HandleAsync(person, ct), plan, [.. services.OrderBy(s => s.Details.StartsOn).ThenBy(s => s.CaseFileId, StringComparer.Ordinal)],
            assessments, !actor.OnlyReads, time.Today, units?.Name, planner, grantee);
    }
}
