namespace Milepost.Domain.Worksites;

/// <param name="Region">The place whose minimum wage holds here, as the list of minimum wages names it: "Chicago", "Illinois".</param>
/// <param name="SafetyNote">What was seen when the site's safety checklist was gone through.</param>
public sealed record WorksiteDetails(
    string Name, string? Street, string? City, string? State, string? Zip, string Region, string? SupervisorName, string? SupervisorPhone, string? SupervisorEmail, string? SafetyNote)
{
    public string Address => string.Join(", ", new[] { Street, City, string.Join(' ', new[] { State, Zip }.OfType<string>()) }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>Where an employer's work is done. It serves the places its employer serves.</summary>
public sealed class Worksite : Recorded
{
    private Worksite() { }

    public Guid EmployerId { get; private set; }
    public WorksiteDetails Details { get; private set; } = null!;
    public DateOnly? EndedOn { get; private set; }

    public bool IsOpen(DateOnly on) => EndedOn is null || on <= EndedOn;

    public static Result<Worksite> Add(Employer employer, WorksiteDetails details)
    {
        details = Trim(details);
        var problems = Check(details);
        if (problems.Count > 0) return problems;
        var worksite = new Worksite { EmployerId = employer.Id, Details = details };
        worksite.Raise("worksites.worksite-added", $"Worksite added: {details.Name}, {employer.Details.Name}");
        return worksite;
    }

    public Result<Done> Change(WorksiteDetails details)
    {
        details = Trim(details);
        var problems = Check(details);
        if (problems.Count > 0) return problems;
        if (details == Details) return Done.It;
        Details = details;
        Raise("worksites.worksite-changed", $"Worksite changed: {details.Name}");
        return Done.It;
    }

    public Result<Done> End(DateOnly on, string reason)
    {
        if (WorksiteProblems.OfEnd(EndedOn, reason) is { } problem) return problem;
        EndedOn = on;
        Raise("worksites.worksite-ended", $"Worksite no longer used from {on.AddDays(1).Words()}: {Details.Name}", reason.Trim());
        return Done.It;
    }

    public Result<Done> Resume(string reason)
    {
        if (WorksiteProblems.OfResume(EndedOn, reason) is { } problem) return problem;
        EndedOn = null;
        Raise("worksites.worksite-resumed", $"Worksite used again: {Details.Name}", reason.Trim());
        return Done.It;
    }

    private static WorksiteDetails Trim(WorksiteDetails d) => new(
        d.Name.Trim(), Blank.ToNull(d.Street), Blank.ToNull(d.City), Blank.ToNull(d.State), Blank.ToNull(d.Zip), d.Region.Trim(),
        Blank.ToNull(d.SupervisorName), Blank.ToNull(d.SupervisorPhone), Blank.ToNull(d.SupervisorEmail), Blank.ToNull(d.SafetyNote));

    private static List<Problem> Check(WorksiteDetails details)
    {
        var problems = new List<Problem>();
        if (details.Name.Length == 0) problems.Add(WorksiteProblems.NameMissing);
        if (details.Region.Length == 0) problems.Add(WorksiteProblems.RegionMissing);
        return problems;
    }
}
