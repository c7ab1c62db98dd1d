namespace Milepost.Domain.Plans;

// A plan out of another system's tables, row by row. What cannot be is refused as on the pages; what a pack asks of new plans is not:
// the tables have no place for it, and what is missing becomes a finding.
public sealed partial class Plan
{
    /// <summary>Opens a plan as it was opened elsewhere; the two signatures, where there are any, are one agreement on paper.</summary>
    public static Result<Plan> TakeOver(
        Participants.Participant participant, PlanKind kind, DateOnly openedOn, DateOnly? participantSignedOn, DateOnly? staffSignedOn, DateOnly today,
        string? source = null)
    {
        if (CheckTakenOver(participant, openedOn, participantSignedOn, staffSignedOn, today) is { Count: > 0 } problems) return problems;

        var plan = new Plan { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("PL"), Kind = kind, Details = new() { OpenedOn = openedOn } };
        if (participantSignedOn is not null || staffSignedOn is not null) plan.AgreeOnPaper(participant, participantSignedOn, staffSignedOn);
        if (source is not null) plan.Raise("plan.imported", $"{Words.Of(kind)} of {openedOn.Words()} imported", source);
        return plan;
    }

    /// <summary>The row it came from was corrected: the day, and the agreement that came with it.</summary>
    public Result<Done> TakeOverAgain(
        Participants.Participant participant, DateOnly openedOn, DateOnly? participantSignedOn, DateOnly? staffSignedOn, DateOnly today, string source)
    {
        if (CheckTakenOver(participant, openedOn, participantSignedOn, staffSignedOn, today) is { Count: > 0 } problems) return problems;
        if (_goals.Count > 0 && _goals.Min(g => g.Details.EstablishedOn) is var first && openedOn > first) return PlanProblems.OpenedAfter("the first goal", first);
        // The one that an import made: on paper, and nobody recorded it here.
        var imported = _agreements.Find(a => a is { Method: AgreementMethod.Paper, RecordedOn: null, DocumentId: null });
        var isSigned = participantSignedOn is not null || staffSignedOn is not null;
        var sameAgreement = imported is null ? !isSigned : (imported.ParticipantSignedOn, imported.StaffSignedOn) == (participantSignedOn, staffSignedOn);
        if (openedOn == Details.OpenedOn && sameAgreement) return Done.It;
        Details = Details with { OpenedOn = openedOn };
        if (!sameAgreement)
        {
            if (imported is not null) _agreements.Remove(imported);
            if (isSigned) AgreeOnPaper(participant, participantSignedOn, staffSignedOn);
            else if (_agreements.Count == 0) Settled = false;
        }
        Raise("plan.imported", $"{Words.Of(Kind)} changed by an import", source);
        return Done.It;
    }

    public Result<Goal> TakeOverGoal(
        Participants.Participant participant, GoalDetails details, DateOnly? closedOn, string? outcome, int statementMaxLength, DateOnly today, string? source = null)
    {
        details = Trim(details);
        if (CheckTakenOver(details, closedOn, outcome, statementMaxLength, today) is { Count: > 0 } problems) return problems;
        var goal = new Goal(participant.NextPartId("G"), details, VersionNumber) { ClosedOn = closedOn, Outcome = Blank(outcome) };
        _goals.Add(goal);
        if (source is not null) Raise("plan.imported", $"Goal imported: {details.Statement}", source);
        return goal;
    }

    public Result<Done> TakeOverGoalAgain(Goal goal, GoalDetails details, DateOnly? closedOn, string? outcome, int statementMaxLength, DateOnly today, string source)
    {
        details = Trim(details);
        if (CheckTakenOver(details, closedOn, outcome, statementMaxLength, today) is { Count: > 0 } problems) return problems;
        if (details == goal.Details && (closedOn, Blank(outcome)) == (goal.ClosedOn, goal.Outcome)) return Done.It;
        (goal.Details, goal.ClosedOn, goal.Outcome) = (details, closedOn, Blank(outcome));
        goal.Revision++;
        Raise("plan.imported", $"Goal changed by an import: {details.Statement}", source);
        return Done.It;
    }

    public Result<Objective> TakeOverObjective(
        Participants.Participant participant, Goal goal, ObjectiveDetails details, DateOnly? closedOn, Completion? outcome, int statementMaxLength, DateOnly today,
        string? source = null)
    {
        details = Trim(details);
        if (CheckTakenOver(participant, details, closedOn, outcome, statementMaxLength, today) is { Count: > 0 } problems) return problems;
        var objective = new Objective(participant.NextPartId("O"), details, VersionNumber) { ClosedOn = closedOn, Outcome = outcome };
        goal.Add(objective);
        if (source is not null) Raise("plan.imported", $"Objective imported: {details.Statement}", source);
        return objective;
    }

    public Result<Done> TakeOverObjectiveAgain(
        Participants.Participant participant, Objective objective, ObjectiveDetails details, DateOnly? closedOn, Completion? outcome, int statementMaxLength, DateOnly today, string source)
    {
        details = Trim(details);
        if (CheckTakenOver(participant, details, closedOn, outcome, statementMaxLength, today) is { Count: > 0 } problems) return problems;
        if (details == objective.Details && (closedOn, outcome) == (objective.ClosedOn, objective.Outcome)) return Done.It;
        (objective.Details, objective.ClosedOn, objective.Outcome) = (details, closedOn, outcome);
        objective.Revision++;
        Raise("plan.imported", $"Objective changed by an import: {details.Statement}", source);
        return Done.It;
    }

    /// <summary>The service hangs from this objective and from no other.</summary>
    public void CarryInstead(Objective? objective, string service)
    {
        foreach (var other in _goals.SelectMany(g => g.Objectives).Where(o => o != objective && o.Services.Contains(service))) other.Services = [.. other.Services.Where(s => s != service)];
        if (objective is not null) Carry(objective, service);
    }

    /// <summary>Hangs a service under the objective that it carries out.</summary>
    public static void Carry(Objective objective, string service)
    {
        if (!objective.Services.Contains(service)) objective.Services = [.. objective.Services, service];
    }

    /// <param name="instead">What an earlier import made of the same row.</param>
    public Result<PlanReview> TakeOverReview(DateOnly on, bool changed, DateOnly today, string? source = null, PlanReview? instead = null)
    {
        if (on > today) return PlanProblems.InFuture("On", "the plan was reviewed");
        if (on < Details.OpenedOn) return PlanProblems.EndBeforeStart("On", "the opening", Details.OpenedOn);
        var review = new PlanReview(on, changed, null);
        if (instead is not null && Reviews.Contains(instead))
        {
            if (instead == review) return review;
            var at = Reviews.ToList().IndexOf(instead);
            Reviews = [.. Reviews.Take(at), review with { CaseNote = instead.CaseNote }, .. Reviews.Skip(at + 1)];
            if (source is not null) Raise("plan.imported", $"Review of {on.Words()} changed by an import", source);
            return review;
        }
        Reviews = [.. Reviews, review];
        if (source is not null) Raise("plan.imported", $"Review of {on.Words()} imported", source);
        return review;
    }

    private void AgreeOnPaper(Participants.Participant participant, DateOnly? participantSignedOn, DateOnly? staffSignedOn)
    {
        _agreements.Add(Agreement.Restore(participant.NextPartId("AG"), AgreementMethod.Paper, participantSignedOn, staffSignedOn, null, null, null, null, VersionNumber, null));
        Settled = true;
    }

    private static List<Problem> CheckTakenOver(
        Participants.Participant participant, DateOnly openedOn, DateOnly? participantSignedOn, DateOnly? staffSignedOn, DateOnly today)
    {
        var problems = new List<Problem>();
        if (openedOn > today) problems.Add(PlanProblems.InFuture("OpenedOn", "the plan was opened"));
        if (openedOn <= participant.Profile.BirthDate) problems.Add(PlanProblems.OpenedBeforeBirth);
        CheckSignedOn(participantSignedOn, "ParticipantSignedOn");
        CheckSignedOn(staffSignedOn, "StaffSignedOn");
        return problems;

        void CheckSignedOn(DateOnly? day, string field)
        {
            if (day > today) problems.Add(PlanProblems.SignedInFuture(field));
            else if (day < openedOn) problems.Add(PlanProblems.SignedBeforePlan(field, openedOn));
        }
    }

    private List<Problem> CheckTakenOver(GoalDetails details, DateOnly? closedOn, string? outcome, int statementMaxLength, DateOnly today)
    {
        var problems = CheckStatement(details.Statement, statementMaxLength);
        if (details.EstablishedOn > today) problems.Add(PlanProblems.InFuture("EstablishedOn", "the goal was established"));
        else if (details.EstablishedOn < Details.OpenedOn) problems.Add(PlanProblems.EndBeforeStart("EstablishedOn", "the plan's start", Details.OpenedOn));
        if (details.ProjectedEndOn < details.EstablishedOn) problems.Add(PlanProblems.EndBeforeStart("ProjectedEndOn", "the start", details.EstablishedOn));
        if (closedOn > today) problems.Add(PlanProblems.InFuture("ClosedOn", "the goal was closed"));
        else if (closedOn < details.EstablishedOn) problems.Add(PlanProblems.EndBeforeStart("ClosedOn", "the start", details.EstablishedOn));
        if (closedOn is null && Blank(outcome) is not null) problems.Add(PlanProblems.ClosingDayMissing);
        return problems;
    }

    private static List<Problem> CheckTakenOver(
        Participants.Participant participant, ObjectiveDetails details, DateOnly? closedOn, Completion? outcome, int statementMaxLength, DateOnly today)
    {
        var problems = CheckStatement(details.Statement, statementMaxLength);
        if (details.StartsOn <= participant.Profile.BirthDate) problems.Add(PlanProblems.StartedBeforeBirth(participant.Profile.BirthDate));
        if (details.ReviewOn < details.StartsOn) problems.Add(PlanProblems.EndBeforeStart("ReviewOn", "the start", details.StartsOn));
        if (closedOn > today) problems.Add(PlanProblems.InFuture("ClosedOn", "the objective was closed"));
        else if (closedOn < details.StartsOn) problems.Add(PlanProblems.EndBeforeStart("ClosedOn", "the start", details.StartsOn));
        if (closedOn is null && outcome is not null) problems.Add(PlanProblems.ClosingDayMissing);
        return problems;
    }
}
