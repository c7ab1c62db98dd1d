namespace Milepost.Domain.Plans;

/// <summary>A step toward a goal.</summary>
public sealed class Objective
{
    private Objective() { }

    internal Objective(string caseFileId, ObjectiveDetails details, int addedInVersion) =>
        (CaseFileId, Details, AddedInVersion) = (caseFileId, details, addedInVersion);

    public Guid Id { get; private set; } = RecordId.New();
    public string CaseFileId { get; private set; } = "";
    public ObjectiveDetails Details { get; internal set; } = new();
    public DateOnly? ClosedOn { get; internal set; }
    public Completion? Outcome { get; internal set; }

    /// <summary>Case-file ids of the services that carry it out.</summary>
    public IReadOnlyList<string> Services { get; internal set; } = [];

    /// <summary>The plan version it came in with; once that version was agreed it can be closed, not deleted.</summary>
    public int AddedInVersion { get; private set; } = 1;

    /// <summary>Raised with each change, so that a form opened on an older state is told so.</summary>
    public int Revision { get; internal set; } = 1;

    public bool IsOpen => ClosedOn is null;

    public static Objective Restore(string caseFileId, ObjectiveDetails details, DateOnly? closedOn, Completion? outcome, IReadOnlyList<string> services) =>
        new(caseFileId, details, 1) { ClosedOn = closedOn, Outcome = outcome, Services = services };
}
