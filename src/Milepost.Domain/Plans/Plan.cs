using System.Globalization;

namespace Milepost.Domain.Plans;

/// <summary>
/// An Individual Employment Plan or Individual Service Strategy: goals, their objectives, and the agreements to it.
/// </summary>
/// <remarks>
/// <see cref="VersionNumber"/> counts what can be signed. A version is settled when it is printed for signing or agreed; the next change
/// opens a new one, so what somebody signed is never overwritten.
/// </remarks>
public sealed partial class Plan : RecordPart
{
    private readonly List<Goal> _goals = [];
    private readonly List<Agreement> _agreements = [];

    private Plan() { }

    public PlanKind Kind { get; private set; }
    public PlanDetails Details { get; private set; } = new();

    /// <summary>The opening again, as a column of its own, so that lists can be ordered by it.</summary>
    public DateOnly OpenedOn { get => Details.OpenedOn; private set { } }

    public DateOnly? ClosedOn { get; private set; }
    public string? CloseReason { get; private set; }
    public IReadOnlyList<Reopening> Reopenings { get; private set; } = [];
    public IReadOnlyList<PlanReview> Reviews { get; private set; } = [];
    public IReadOnlyList<PlanChange> Changes { get; private set; } = [];

    /// <summary>In the order they were written down, whatever order the store reads them in.</summary>
    public IReadOnlyList<Goal> Goals => [.. _goals.OrderBy(g => g.Id)];

    public IReadOnlyList<Agreement> Agreements => [.. _agreements.OrderBy(a => a.Id)];

    /// <summary>The version being written or, when settled, the one last printed for signing or agreed.</summary>
    public int VersionNumber { get; private set; } = 1;

    /// <summary>This version was printed for signing or agreed; the next change makes a new one.</summary>
    public bool Settled { get; private set; }

    public bool IsOpen => ClosedOn is null;

    /// <summary>The version that can be agreed now; null for a closed plan.</summary>
    public int? VersionToSign => IsOpen ? VersionNumber : null;

    public bool HasOpenGoal => _goals.Exists(g => g.IsOpen);

    /// <summary>The newest agreement by its day, whatever its method.</summary>
    public Agreement? LatestAgreement => _agreements.OrderBy(a => a.On).ThenBy(a => a.PlanVersion).LastOrDefault();

    /// <summary>The highest version that was agreed in any way; 0 before the first.</summary>
    public int AgreedVersion => _agreements.Select(a => a.PlanVersion).DefaultIfEmpty(0).Max();

    /// <summary>Some version was agreed to, or it is on file why not. From then on a change is a change to an agreed plan.</summary>
    public bool WasAgreed => _agreements.Count > 0;

    /// <summary>The number the next change to the plan's content goes into.</summary>
    public int VersionOfNextChange => Settled ? VersionNumber + 1 : VersionNumber;

    /// <summary>Signed by both, on the version that stands now.</summary>
    public bool SignedAsItStands => _agreements.Exists(a => a.SignedByBoth && a.PlanVersion == VersionNumber);

    public static Result<Plan> Open(
        Participants.Participant participant, PlanKind kind, PlanDetails details, PlanRules rules, IEnumerable<Plan> others, DateOnly today)
    {
        if (others.Any(p => p.IsOpen)) return PlanProblems.AlreadyOpen;
        details = Trim(details);
        var problems = CheckDetails(details, rules, today);
        if (details.OpenedOn <= participant.Profile.BirthDate) problems.Add(PlanProblems.OpenedBeforeBirth);
        if (participant.OfficeId is null && rules.RequiredFields.Contains("plan.office")) problems.Add(PlanProblems.OfficeMissing);
        if (problems.Count > 0) return problems;

        var plan = new Plan { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("PL"), Kind = kind, Details = details };
        plan.Raise("plan.opened", $"{Words.Of(kind)} opened on {details.OpenedOn.Words()}");
        return plan;
    }

    /// <summary>Takes a plan over from a case file, as it happened.</summary>
    /// <remarks>
    /// If something changed after the last agreement, what stands now is one version further, not yet settled.
    /// </remarks>
    public static Plan Restore(
        Guid participantId, string caseFileId, PlanKind kind, PlanDetails details, DateOnly? closedOn, string? closeReason,
        IReadOnlyList<Reopening> reopenings, IReadOnlyList<PlanReview> reviews, IReadOnlyList<PlanChange> changes,
        IEnumerable<Goal> goals, IEnumerable<Agreement> agreements)
    {
        var plan = new Plan
        {
            ParticipantId = participantId, CaseFileId = caseFileId, Kind = kind, Details = details, ClosedOn = closedOn, CloseReason = closeReason,
            Reopenings = reopenings, Reviews = reviews, Changes = changes,
        };
        plan._goals.AddRange(goals);
        plan._agreements.AddRange(agreements);
        if (plan.LatestAgreement?.On is { } agreedOn)
        {
            var changedSince = changes.Any(c => c.On > agreedOn);
            plan.VersionNumber = Math.Max(1, plan.AgreedVersion) + (changedSince ? 1 : 0);
            plan.Settled = !changedSince;
        }
        return plan;
    }

    public Result<Done> Change(PlanDetails details, PlanRules rules, string? reason, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        details = Trim(details);
        var problems = CheckDetails(details, rules, today);
        if (details.OpenedOn != Details.OpenedOn)
        {
            if (!rules.GoalDatesFromServices && _goals.Count > 0 && _goals.Min(g => g.Details.EstablishedOn) is var goal && details.OpenedOn > goal)
                problems.Add(PlanProblems.OpenedAfter("the first goal", goal));
            else if (_agreements.Min(a => a.On) is { } agreed && details.OpenedOn > agreed) problems.Add(PlanProblems.OpenedAfter("the first agreement", agreed));
        }
        if (problems.Count > 0) return problems;
        if (Same(details, Details)) return Done.It;

        StartNewVersionIfSettled();
        // What a significant change is: type of training, employment goal, support needs (Illinois DCEO chapter 4.3, Developing the IEP and ISS).
        if (!details.SupportServices.SequenceEqual(Details.SupportServices) || !details.Barriers.SequenceEqual(Details.Barriers))
            Note(ChangeKind.SupportChanged, null, reason, today);
        if (!details.TrainingComponents.SequenceEqual(Details.TrainingComponents)) Note(ChangeKind.TrainingChanged, null, reason, today);
        if (details.ProjectedEndOn != Details.ProjectedEndOn || details.OpenedOn != Details.OpenedOn) Note(ChangeKind.DatesChanged, null, reason, today);
        Details = details;
        Raise("plan.changed", $"{Words.Of(Kind)} changed", reason);
        return Done.It;
    }

    public Result<Goal> AddGoal(Participants.Participant participant, GoalDetails details, PlanRules rules, string? reason, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (CheckGoal(details, null, rules, today) is { Count: > 0 } problems) return problems;

        StartNewVersionIfSettled();
        var goal = new Goal(participant.NextPartId("G"), Trim(details), VersionNumber) { Status = GoalStatus.NotStarted, StatusOn = today };
        _goals.Add(goal);
        Note(ChangeKind.GoalAdded, goal.CaseFileId, reason, today);
        Raise("plan.goal-added", $"Goal added: {goal.Details.Statement}", reason);
        return goal;
    }

    public Result<Goal> ChangeGoal(Guid goalId, GoalDetails details, PlanRules rules, string? reason, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (Find(goalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (!goal.IsOpen) return PlanProblems.GoalClosed;
        if (CheckGoal(details, goal, rules, today) is { Count: > 0 } problems) return problems;
        details = Trim(details);
        if (details == goal.Details) return goal;

        StartNewVersionIfSettled();
        var onlyDates = details with { EstablishedOn = goal.Details.EstablishedOn, ProjectedEndOn = goal.Details.ProjectedEndOn } == goal.Details;
        Note(onlyDates ? ChangeKind.DatesChanged : ChangeKind.GoalChanged, goal.CaseFileId, reason, today);
        Raise(onlyDates ? "plan.goal-dates" : "plan.goal-changed",
            onlyDates ? $"Dates changed: {details.Statement}" : $"Goal changed: {details.Statement}", reason);
        goal.Details = details;
        goal.Revision++;
        return goal;
    }

    /// <summary>Sets how a goal stands. A status does not change the plan's content, but where the pack says so off track asks for a fresh agreement.</summary>
    public Result<Goal> SetGoalStatus(Guid goalId, GoalStatus status, PlanRules rules, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (Find(goalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (!goal.IsOpen) return PlanProblems.GoalClosed;
        if (goal.Status == status) return goal;
        if (!rules.StatusesSetByStaff.Contains(status)) return PlanProblems.StatusSetByProgram;

        if (status == GoalStatus.OffTrack && rules.OffTrackNeedsAgreement) StartNewVersionIfSettled();
        (goal.Status, goal.StatusOn) = (status, today);
        goal.Revision++;
        Raise("plan.goal-status", $"{Words.Of(status)}: {goal.Details.Statement}");
        return goal;
    }

    /// <summary>A goal that is not started turns to started by itself when a service under it has started.</summary>
    /// <remarks>Illinois workNet Career Plan guide, Set Goals. A later start is seen by <see cref="GoalProgress"/> without a change.</remarks>
    /// <param name="servedGoal">Case-file id of the goal the service hangs from directly, where it does.</param>
    public void ServiceStarted(string serviceCaseFileId, DateOnly startsOn, DateOnly today, string? servedGoal = null)
    {
        if (startsOn > today) return;
        foreach (var goal in _goals.Where(g => g.Status is null or GoalStatus.NotStarted && g.IsOpen && (g.Services.Contains(serviceCaseFileId) || g.CaseFileId == servedGoal)))
        {
            (goal.Status, goal.StatusOn) = (GoalStatus.Started, today);
            goal.Revision++;
            Raise("plan.goal-status", $"Started, as its service has: {goal.Details.Statement}");
        }
    }

    public Result<Goal> CloseGoal(Guid goalId, DateOnly closedOn, string outcome, string? reason, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (Find(goalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (!goal.IsOpen) return PlanProblems.GoalClosed;
        var problems = new List<Problem>();
        if (closedOn > today) problems.Add(PlanProblems.InFuture("ClosedOn", "the goal was closed"));
        else if (closedOn < goal.Details.EstablishedOn) problems.Add(PlanProblems.EndBeforeStart("ClosedOn", "the start", goal.Details.EstablishedOn));
        if (string.IsNullOrWhiteSpace(outcome)) problems.Add(PlanProblems.Required("Outcome", "outcome"));
        if (problems.Count == 0 && goal.HasOpenObjective) problems.Add(PlanProblems.OpenObjectives);
        if (problems.Count > 0) return problems;

        StartNewVersionIfSettled();
        (goal.ClosedOn, goal.Outcome, goal.CloseReason) = (closedOn, outcome.Trim(), Blank(reason));
        goal.Revision++;
        Note(ChangeKind.GoalClosed, goal.CaseFileId, reason, today);
        Raise("plan.goal-closed", $"Goal closed ({goal.Outcome}): {goal.Details.Statement}", Blank(reason));
        return goal;
    }

    public Result<Goal> ReopenGoal(Guid goalId, string reason, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (Find(goalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (goal.IsOpen) return goal;
        if (string.IsNullOrWhiteSpace(reason)) return PlanProblems.ReasonMissing;

        StartNewVersionIfSettled();
        (goal.ClosedOn, goal.Outcome, goal.CloseReason) = (null, null, null);
        goal.Revision++;
        Note(ChangeKind.GoalChanged, goal.CaseFileId, reason, today);
        Raise("plan.goal-reopened", $"Goal reopened: {goal.Details.Statement}", reason.Trim());
        return goal;
    }

    /// <summary>Takes a goal out again. Only while no agreed version holds it.</summary>
    public Result<Done> DeleteGoal(Guid goalId)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (Find(goalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (!CanDelete(goal)) return PlanProblems.GoalAgreed;

        StartNewVersionIfSettled();
        _goals.Remove(goal);
        foreach (var linked in _goals.Where(g => g.Details.LinkedGoal == goal.CaseFileId)) linked.Details = linked.Details with { LinkedGoal = null };
        Changes = [.. Changes.Where(c => c.Goal != goal.CaseFileId)];
        Raise("plan.goal-deleted", $"Goal deleted: {goal.Details.Statement}");
        return Done.It;
    }

    public bool CanDelete(Goal goal) => IsOpen && goal.AddedInVersion > AgreedVersion && goal.Objectives.All(o => o.AddedInVersion > AgreedVersion);

    public bool CanDelete(Objective objective) => IsOpen && objective.AddedInVersion > AgreedVersion;

    public Result<Objective> AddObjective(
        Participants.Participant participant, Guid goalId, ObjectiveDetails details, IReadOnlyList<string> services,
        IReadOnlyDictionary<string, ServiceKind> kinds, PlanRules rules, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (_goals.Count == 0) return PlanProblems.GoalNeeded;
        if (Find(goalId) is not { } goal) return PlanProblems.GoalNotFound;
        if (!goal.IsOpen) return PlanProblems.GoalClosed;
        if (CheckObjective(details, rules) is { Count: > 0 } problems) return problems;

        StartNewVersionIfSettled();
        var objective = new Objective(participant.NextPartId("O"), Trim(details), VersionNumber) { Services = services };
        goal.Add(objective);
        Note(ChangeKind.ObjectiveAdded, goal.CaseFileId, null, today);
        NoteServices(services, kinds, goal, today);
        Raise("plan.objective-added", $"Objective added: {objective.Details.Statement}");
        return objective;
    }

    public Result<Objective> ChangeObjective(Guid objectiveId, ObjectiveDetails details, PlanRules rules, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (FindObjective(objectiveId) is not ({ } goal, { } objective)) return PlanProblems.ObjectiveNotFound;
        if (!objective.IsOpen) return PlanProblems.ObjectiveClosed;
        if (CheckObjective(details, rules) is { Count: > 0 } problems) return problems;
        details = Trim(details);
        if (details == objective.Details) return objective;

        StartNewVersionIfSettled();
        if (details.StartsOn != objective.Details.StartsOn || details.ReviewOn != objective.Details.ReviewOn || details.ProjectedEndOn != objective.Details.ProjectedEndOn)
            Note(ChangeKind.DatesChanged, goal.CaseFileId, null, today);
        objective.Details = details;
        objective.Revision++;
        Raise("plan.objective-changed", $"Objective changed: {details.Statement}");
        return objective;
    }

    public Result<Objective> CloseObjective(Guid objectiveId, DateOnly closedOn, Completion outcome, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (FindObjective(objectiveId) is not (_, { } objective)) return PlanProblems.ObjectiveNotFound;
        if (!objective.IsOpen) return PlanProblems.ObjectiveClosed;
        if (closedOn > today) return PlanProblems.InFuture("ClosedOn", "the objective was closed");
        if (closedOn < objective.Details.StartsOn) return PlanProblems.EndBeforeStart("ClosedOn", "the start", objective.Details.StartsOn);

        (objective.ClosedOn, objective.Outcome) = (closedOn, outcome);
        objective.Revision++;
        Raise("plan.objective-closed", $"Objective closed ({Words.Of(outcome)}): {objective.Details.Statement}");
        return objective;
    }

    public Result<Objective> ReopenObjective(Guid objectiveId, string reason)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (FindObjective(objectiveId) is not ({ } goal, { } objective)) return PlanProblems.ObjectiveNotFound;
        if (!goal.IsOpen) return PlanProblems.GoalClosed;
        if (string.IsNullOrWhiteSpace(reason)) return PlanProblems.ReasonMissing;
        if (objective.IsOpen) return objective;

        (objective.ClosedOn, objective.Outcome) = (null, null);
        objective.Revision++;
        Raise("plan.objective-reopened", $"Objective reopened: {objective.Details.Statement}", reason.Trim());
        return objective;
    }

    public Result<Done> DeleteObjective(Guid objectiveId)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (FindObjective(objectiveId) is not ({ } goal, { } objective)) return PlanProblems.ObjectiveNotFound;
        if (!CanDelete(objective)) return PlanProblems.ObjectiveAgreed;

        StartNewVersionIfSettled();
        goal.Remove(objective);
        Raise("plan.objective-deleted", $"Objective deleted: {objective.Details.Statement}");
        return Done.It;
    }

    /// <summary>Says which services carry an objective out. Names a change of training or support when one of those kinds is added or taken away.</summary>
    public Result<Objective> SetObjectiveServices(Guid objectiveId, IReadOnlyList<string> services, IReadOnlyDictionary<string, ServiceKind> kinds, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (FindObjective(objectiveId) is not ({ } goal, { } objective)) return PlanProblems.ObjectiveNotFound;
        if (services.SequenceEqual(objective.Services)) return objective;

        StartNewVersionIfSettled();
        NoteServices(services.Except(objective.Services).Concat(objective.Services.Except(services)), kinds, goal, today);
        objective.Services = services;
        objective.Revision++;
        Raise("plan.objective-services", $"Services of the objective changed: {objective.Details.Statement}");
        return objective;
    }

    /// <summary>Sets a goal's projected end from its services, where the pack says dates are not typed.</summary>
    public void FollowServices(Guid goalId, DateOnly? startsOn, DateOnly? endsOn)
    {
        if (Find(goalId) is not { } goal) return;
        var details = goal.Details with { ProjectedEndOn = endsOn, EstablishedOn = startsOn < goal.Details.EstablishedOn ? startsOn.Value : goal.Details.EstablishedOn };
        if (details == goal.Details) return;
        goal.Details = details;
        goal.Revision++;
        Raise("plan.goal-dates", $"Dates follow the services: {details.Statement}");
    }

    public Result<Done> Close(DateOnly closedOn, string reason, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        var problems = new List<Problem>();
        if (closedOn > today) problems.Add(PlanProblems.InFuture("ClosedOn", "the plan was closed"));
        else if (closedOn < Details.OpenedOn) problems.Add(PlanProblems.EndBeforeStart("ClosedOn", "the opening", Details.OpenedOn));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(PlanProblems.ReasonMissing);
        if (problems.Count > 0) return problems;

        (ClosedOn, CloseReason) = (closedOn, reason.Trim());
        Raise("plan.closed", $"{Words.Of(Kind)} closed on {closedOn.Words()}", CloseReason);
        return Done.It;
    }

    public Result<Done> Reopen(string reason, IEnumerable<Plan> others, DateOnly today)
    {
        if (IsOpen) return PlanProblems.NotClosed;
        if (others.Any(p => p.Id != Id && p.IsOpen)) return PlanProblems.AlreadyOpen;
        if (string.IsNullOrWhiteSpace(reason)) return PlanProblems.ReasonMissing;

        (ClosedOn, CloseReason) = (null, null);
        Reopenings = [.. Reopenings, new(today, reason.Trim())];
        Raise("plan.reopened", $"{Words.Of(Kind)} reopened", reason.Trim());
        return Done.It;
    }

    public Result<Done> Review(DateOnly on, bool changed, string? caseNote, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (on > today) return PlanProblems.InFuture("On", "the plan was reviewed");
        if (on < Details.OpenedOn) return PlanProblems.EndBeforeStart("On", "the opening", Details.OpenedOn);

        Reviews = [.. Reviews, new(on, changed, caseNote)];
        Raise("plan.reviewed", changed ? $"Reviewed on {on.Words()}, with changes" : $"Reviewed on {on.Words()}, no changes");
        return Done.It;
    }

    /// <summary>Settles this version because its form is printed for signing. The next change makes a new version.</summary>
    /// <param name="language">The language of the form, "en" or "es".</param>
    public Result<Done> PrintForSigning(string language = ReaderLanguages.English)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (!HasOpenGoal) return PlanProblems.NoOpenGoal;
        Settled = true;
        Raise("plan.printed", $"Version {VersionNumber} printed for signing" + (language == ReaderLanguages.English ? "" : $" in {ReaderLanguages.NameOf(language)}"));
        return Done.It;
    }

    /// <summary>Records a paper agreement to a version that was printed.</summary>
    public Result<Agreement> SignOnPaper(Participants.Participant participant, int version, DateOnly? participantSignedOn, DateOnly? staffSignedOn,
        DateOnly? copyGivenOn, Guid? documentId, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (!HasOpenGoal) return PlanProblems.NoOpenGoal;
        var problems = new List<Problem>();
        if (version < 1 || version > VersionNumber) problems.Add(PlanProblems.VersionUnknown);
        if (participantSignedOn is null) problems.Add(PlanProblems.SignatureMissing);
        CheckSignedOn(participantSignedOn, "ParticipantSignedOn");
        CheckSignedOn(staffSignedOn, "StaffSignedOn");
        if (copyGivenOn > today) problems.Add(PlanProblems.InFuture("CopyGivenOn", "the copy was given"));
        else if (Later(participantSignedOn, staffSignedOn) is { } signed && copyGivenOn < signed) problems.Add(PlanProblems.CopyBeforeSigning(signed));
        if (problems.Count > 0) return problems;

        if (version == VersionNumber) Settled = true;
        var agreement = Agreement.Restore(participant.NextPartId("AG"), AgreementMethod.Paper, participantSignedOn, staffSignedOn, copyGivenOn,
            null, today, null, version, documentId);
        _agreements.Add(agreement);
        Raise("plan.signed", $"Version {version} signed on paper" + (agreement.SignedByBoth ? " by both" : " by the participant")
            + $", {participantSignedOn!.Value.Words()}");
        return agreement;

        void CheckSignedOn(DateOnly? day, string field)
        {
            if (day > today) problems.Add(PlanProblems.SignedInFuture(field));
            else if (day < Details.OpenedOn) problems.Add(PlanProblems.SignedBeforePlan(field, Details.OpenedOn));
        }
    }

    /// <summary>Records that the participant agreed electronically to the version that stands.</summary>
    /// <param name="documentId">The form with the participant's signature sealed into it.</param>
    public Result<Agreement> SignElectronically(Participants.Participant participant, Guid documentId, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (!HasOpenGoal) return PlanProblems.NoOpenGoal;
        if (!Settled) return PlanProblems.VersionUnknown;

        var agreement = Agreement.Restore(participant.NextPartId("AG"), AgreementMethod.Electronic, today, null, null, null, today, null, VersionNumber, documentId);
        _agreements.Add(agreement);
        Raise("plan.signed", $"Version {VersionNumber} signed electronically by the participant, {today.Words()}");
        return agreement;
    }

    /// <summary>Records the staff's electronic signature under the participant's.</summary>
    /// <param name="documentId">The form with both signatures sealed into it.</param>
    /// <param name="copyGivenOn">The day the sealed copy reached the participant, if it did with this.</param>
    public Result<Agreement> CountersignElectronically(Guid agreementId, Guid documentId, DateOnly? copyGivenOn, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        if (_agreements.Find(a => a.Id == agreementId && a.Method == AgreementMethod.Electronic) is not { } agreement) return PlanProblems.AgreementNotFound;
        if (agreement.StaffSignedOn is not null) return PlanProblems.SignedByStaffAlready;
        if (agreement.PlanVersion != VersionNumber) return PlanProblems.ChangedSinceSigned;

        (agreement.StaffSignedOn, agreement.CopyGivenOn, agreement.DocumentId) = (today, copyGivenOn, documentId);
        Raise("plan.signed", $"Version {agreement.PlanVersion} signed electronically by both, {today.Words()}" + (copyGivenOn is null ? "" : "; the sealed copy went to the participant"));
        return agreement;
    }

    /// <summary>
    /// Takes the participant's electronic signature out of the plan, as the staff will not sign under it. The signed form and its evidence
    /// stay in the record; an agreement of one would look like one that still waits.
    /// </summary>
    public void WithdrawHalfSigned(Guid agreementId)
    {
        if (_agreements.Find(a => a.Id == agreementId && a is { Method: AgreementMethod.Electronic, StaffSignedOn: null }) is not { } half) return;
        _agreements.Remove(half);
        Raise("plan.signature-withdrawn", $"The participant's signature on version {half.PlanVersion} was withdrawn before the staff had signed");
    }

    public Result<Agreement> UnableToCollect(Participants.Participant participant, string reason, DateOnly? tryAgainOn, DateOnly today)
    {
        if (!IsOpen) return PlanProblems.Closed;
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(PlanProblems.ReasonMissing);
        if (tryAgainOn <= today) problems.Add(new("plan.try-again-in-past", ProblemKind.Invalid, "Enter a day after today.", "TryAgainOn"));
        if (problems.Count > 0) return problems;

        Settled = true;
        var agreement = Agreement.Restore(participant.NextPartId("AG"), AgreementMethod.UnableToCollect, null, null, null, reason.Trim(), today, tryAgainOn, VersionNumber, null);
        _agreements.Add(agreement);
        Raise("plan.unable-to-collect", $"Version {VersionNumber}: signature could not be collected", reason.Trim());
        return agreement;
    }

    public Result<Done> GiveCopy(Guid agreementId, DateOnly copyGivenOn, DateOnly today)
    {
        if (_agreements.Find(a => a.Id == agreementId) is not { } agreement) return PlanProblems.AgreementNotFound;
        if (copyGivenOn > today) return PlanProblems.InFuture("CopyGivenOn", "the copy was given");
        if (Later(agreement.ParticipantSignedOn, agreement.StaffSignedOn) is { } signed && copyGivenOn < signed) return PlanProblems.CopyBeforeSigning(signed);

        agreement.CopyGivenOn = copyGivenOn;
        Raise("plan.copy-given", $"Copy of version {agreement.PlanVersion} given to the participant on {copyGivenOn.Words()}");
        return Done.It;
    }

    public Goal? Find(Guid goalId) => _goals.Find(g => g.Id == goalId);

    public (Goal? Goal, Objective? Objective) FindObjective(Guid objectiveId)
    {
        foreach (var goal in _goals)
        {
            if (goal.Objectives.FirstOrDefault(o => o.Id == objectiveId) is { } objective) return (goal, objective);
        }
        return (null, null);
    }

    private void StartNewVersionIfSettled()
    {
        if (!Settled) return;
        VersionNumber++;
        Settled = false;
        Raise("plan.version", $"Version {VersionNumber} begun");
    }

    /// <summary>
    /// Notes a change of the kinds that policy names. While the plan is first being made, nothing counts as a change:
    /// the duties to agree, note and record an episode speak of changes to a plan that was agreed.
    /// </summary>
    private void Note(ChangeKind kind, string? goal, string? reason, DateOnly today)
    {
        if (!WasAgreed) return;
        var change = new PlanChange(today, kind, goal, Blank(reason)) { Version = VersionNumber };
        if (!Changes.Contains(change)) Changes = [.. Changes, change];
    }

    private void NoteServices(IEnumerable<string> moved, IReadOnlyDictionary<string, ServiceKind> kinds, Goal goal, DateOnly today)
    {
        var movedKinds = moved.Where(kinds.ContainsKey).Select(id => kinds[id]).ToHashSet();
        if (movedKinds.Contains(ServiceKind.Support)) Note(ChangeKind.SupportChanged, goal.CaseFileId, null, today);
        if (movedKinds.Contains(ServiceKind.Training) || movedKinds.Contains(ServiceKind.Apprenticeship)) Note(ChangeKind.TrainingChanged, goal.CaseFileId, null, today);
    }

    private static List<Problem> CheckDetails(PlanDetails details, PlanRules rules, DateOnly today)
    {
        var problems = new List<Problem>();
        if (details.OpenedOn > today) problems.Add(PlanProblems.InFuture("OpenedOn", "the plan was opened"));
        if (details.ProjectedEndOn < details.OpenedOn) problems.Add(PlanProblems.EndBeforeStart("ProjectedEndOn", "the start", details.OpenedOn));
        if (details.NoBarriers == true && details.Barriers.Count > 0) problems.Add(PlanProblems.NoBarriersButSome);
        if (details.Barriers.Any(b => string.IsNullOrWhiteSpace(b.Name))) problems.Add(PlanProblems.BarrierUnnamed);
        if (details.Justification is { Text.Length: 0 }) problems.Add(PlanProblems.JustificationTextMissing);
        Require("plan.projectedEndOn", "ProjectedEndOn", "projected end date", details.ProjectedEndOn is null);
        Require("plan.careerPathway", "CareerPathway", "career pathway", string.IsNullOrWhiteSpace(details.CareerPathway));
        Require("plan.targetOccupation", "TargetOccupation", "target occupation", string.IsNullOrWhiteSpace(details.TargetOccupation));
        Require("plan.justification", "JustificationText", "justification", string.IsNullOrWhiteSpace(details.Justification?.Text));
        Require("plan.skillsGap", "SkillsGap", "skills gap", string.IsNullOrWhiteSpace(details.Justification?.SkillsGap));
        Require("plan.tracking", "Tracking", "way progress is tracked", string.IsNullOrWhiteSpace(details.Tracking));
        Require("plan.indicators", "Indicators", "performance indicator the plan serves", details.Indicators.Count == 0);
        Require("plan.barriers", "Barriers", "barriers, or tick that there are none", details.Barriers.Count == 0 && details.NoBarriers != true);
        Require("plan.trainingComponents", "TrainingComponents", "training components", details.TrainingComponents.Count == 0);
        Require("plan.customerActions", "CustomerActions", "actions the customer takes", details.CustomerActions.Count == 0);
        Require("plan.comments", "Comments", "comments", string.IsNullOrWhiteSpace(details.Comments));
        return problems;

        void Require(string rule, string field, string words, bool missing)
        {
            if (missing && rules.RequiredFields.Contains(rule)) problems.Add(PlanProblems.Required(field, words));
        }
    }

    private List<Problem> CheckGoal(GoalDetails details, Goal? self, PlanRules rules, DateOnly today)
    {
        var problems = CheckStatement(details.Statement, rules.StatementMaxLength);
        if (rules.AllowedGoals.All(g => g.Type != details.Type)) problems.Add(PlanProblems.TypeNotAllowed(details.Type));
        else if (!rules.AllowedGoals.Contains((details.Type, details.Term))) problems.Add(PlanProblems.NotAllowed(details.Type, details.Term));
        if (details.EstablishedOn > today) problems.Add(PlanProblems.InFuture("EstablishedOn", "the goal was established"));
        else if (details.EstablishedOn < Details.OpenedOn && !rules.GoalDatesFromServices && details.EstablishedOn != self?.Details.EstablishedOn)
            problems.Add(PlanProblems.EndBeforeStart("EstablishedOn", "the plan's start", Details.OpenedOn));
        if (details.ProjectedEndOn < details.EstablishedOn) problems.Add(PlanProblems.EndBeforeStart("ProjectedEndOn", "the start", details.EstablishedOn));
        if (details.ProjectedEndOn is null && !rules.GoalDatesFromServices && rules.RequiredFields.Contains("goal.projectedEndOn"))
            problems.Add(PlanProblems.Required("ProjectedEndOn", "projected end date"));
        if (string.IsNullOrWhiteSpace(details.Category) && rules.RequiredFields.Contains("goal.category"))
            problems.Add(PlanProblems.Required("Category", "category"));

        var linked = _goals.Find(g => g.CaseFileId == details.LinkedGoal);
        var linkedIsEmployment = linked is { Details.Type: GoalType.Employment } && linked != self;
        if (details.LinkedGoal is not null && !linkedIsEmployment) problems.Add(PlanProblems.LinkedGoal);
        else if (details.Type == GoalType.Education && rules.EducationHangsFromEmployment && linked is null) problems.Add(PlanProblems.LinkedGoal);
        return problems;
    }

    private static List<Problem> CheckObjective(ObjectiveDetails details, PlanRules rules)
    {
        var problems = CheckStatement(details.Statement, rules.ObjectiveMaxLength);
        if (details.ReviewOn < details.StartsOn) problems.Add(PlanProblems.EndBeforeStart("ReviewOn", "the start", details.StartsOn));
        if (details.ProjectedEndOn < details.StartsOn) problems.Add(PlanProblems.EndBeforeStart("ProjectedEndOn", "the start", details.StartsOn));
        if (string.IsNullOrWhiteSpace(details.Justification) && rules.RequiredFields.Contains("objective.justification"))
            problems.Add(PlanProblems.Required("Justification", "reason this objective is needed"));
        if (details.ReviewOn is null && details.ProjectedEndOn is null && rules.RequiredFields.Contains("objective.reviewOrEnd"))
            problems.Add(PlanProblems.Required("ProjectedEndOn", "projected end date or the review date"));
        if (details.ProjectedEndOn is null && rules.RequiredFields.Contains("objective.projectedEndOn"))
            problems.Add(PlanProblems.Required("ProjectedEndOn", "projected end date"));
        if (details.ReviewOn is null && rules.RequiredFields.Contains("objective.reviewOn"))
            problems.Add(PlanProblems.Required("ReviewOn", "review date"));
        return problems;
    }

    private static List<Problem> CheckStatement(string statement, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(statement)) return [PlanProblems.StatementMissing];
        var length = new StringInfo(statement.Trim()).LengthInTextElements;
        return length > maxLength ? [PlanProblems.TooLong("Statement", maxLength, length)] : [];
    }

    /// <summary>Lists compare by their items here; a record compares them by reference.</summary>
    private static bool Same(PlanDetails a, PlanDetails b) =>
        Same(a.Justification, b.Justification)
        && a.Barriers.SequenceEqual(b.Barriers) && a.SupportServices.SequenceEqual(b.SupportServices) && a.Indicators.SequenceEqual(b.Indicators)
        && a.TrainingComponents.SequenceEqual(b.TrainingComponents) && a.CustomerActions.SequenceEqual(b.CustomerActions)
        && a == b with
        {
            Justification = a.Justification, Barriers = a.Barriers, SupportServices = a.SupportServices, Indicators = a.Indicators,
            TrainingComponents = a.TrainingComponents, CustomerActions = a.CustomerActions,
        };

    private static bool Same(Justification? a, Justification? b) =>
        a is null || b is null ? a is null && b is null : a.Text == b.Text && a.SkillsGap == b.SkillsGap && a.Basis.SequenceEqual(b.Basis);

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a > b ? a : b;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static PlanDetails Trim(PlanDetails details) => details with
    {
        CareerPathway = Blank(details.CareerPathway), TargetOccupation = Blank(details.TargetOccupation), Tracking = Blank(details.Tracking), Comments = Blank(details.Comments),
        Justification = details.Justification is not { } j || (string.IsNullOrWhiteSpace(j.Text) && string.IsNullOrWhiteSpace(j.SkillsGap) && j.Basis.Count == 0)
            ? null : new(j.Text.Trim(), j.Basis, Blank(j.SkillsGap)),
        Barriers = [.. details.Barriers.Select(b => new Barrier(b.Name.Trim(), Blank(b.Action))).Where(b => b.Name.Length > 0 || b.Action is not null)],
        SupportServices = Lines(details.SupportServices), Indicators = Lines(details.Indicators),
        TrainingComponents = Lines(details.TrainingComponents), CustomerActions = Lines(details.CustomerActions),
    };

    private static IReadOnlyList<string> Lines(IEnumerable<string> lines) => [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()).Distinct()];

    private static GoalDetails Trim(GoalDetails details) => details with { Statement = details.Statement.Trim(), Category = Blank(details.Category), LinkedGoal = Blank(details.LinkedGoal) };

    private static ObjectiveDetails Trim(ObjectiveDetails details) => details with
    {
        Statement = details.Statement.Trim(), Predefined = Blank(details.Predefined), Justification = Blank(details.Justification), Comments = Blank(details.Comments),
    };
}
