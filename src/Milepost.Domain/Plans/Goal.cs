namespace Milepost.Domain.Plans;

/// <summary>What the participant wants to reach.</summary>
public sealed class Goal
{
    private readonly List<Objective> _objectives = [];

    private Goal() { }

    internal Goal(string caseFileId, GoalDetails details, int addedInVersion) =>
        (CaseFileId, Details, AddedInVersion) = (caseFileId, details, addedInVersion);

    public Guid Id { get; private set; } = RecordId.New();
    public string CaseFileId { get; private set; } = "";
    public GoalDetails Details { get; internal set; } = new();
    public GoalStatus? Status { get; internal set; }
    public DateOnly? StatusOn { get; internal set; }
    public DateOnly? ClosedOn { get; internal set; }
    public string? Outcome { get; internal set; }
    public string? CloseReason { get; internal set; }
    public int AddedInVersion { get; private set; } = 1;
    public int Revision { get; internal set; } = 1;
    public IReadOnlyList<Objective> Objectives => [.. _objectives.OrderBy(o => o.Id)];

    public bool IsOpen => ClosedOn is null;

    public bool HasOpenObjective => _objectives.Exists(o => o.IsOpen);

    /// <summary>Case-file ids of all services under this goal's objectives.</summary>
    public IEnumerable<string> Services => _objectives.SelectMany(o => o.Services).Distinct();

    internal void Add(Objective objective) => _objectives.Add(objective);

    internal void Remove(Objective objective) => _objectives.Remove(objective);

    public static Goal Restore(string caseFileId, GoalDetails details, GoalStatus? status, DateOnly? statusOn,
        DateOnly? closedOn, string? outcome, string? closeReason, IEnumerable<Objective> objectives)
    {
        var goal = new Goal(caseFileId, details, 1) { Status = status, StatusOn = statusOn, ClosedOn = closedOn, Outcome = outcome, CloseReason = closeReason };
        goal._objectives.AddRange(objectives);
        return goal;
    }
}
