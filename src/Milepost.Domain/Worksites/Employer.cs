using System.Text.RegularExpressions;

namespace Milepost.Domain.Worksites;

/// <param name="Fein">Federal employer identification number, written 12-3456789.</param>
/// <param name="AgreementFrom">First day of the agreement the employer signed about taking people.</param>
public sealed record EmployerDetails(
    string Name, string? Fein, string? Industry, string? ContactName, string? ContactPhone, string? ContactEmail, DateOnly? AgreementFrom, DateOnly? AgreementUntil, string? Notes);

/// <summary>
/// Somebody who gives work to participants. Kept by a place of the organization for itself and all below it, before the first placement
/// (Illinois workNet guide, Worksite Placements).
/// </summary>
public sealed partial class Employer : Recorded
{
    private Employer() { }

    public Guid OrgUnitId { get; private set; }
    public EmployerDetails Details { get; private set; } = null!;

    /// <summary>The last day on which people may be placed here; it stays in the list of what was.</summary>
    public DateOnly? EndedOn { get; private set; }

    public bool IsOpen(DateOnly on) => EndedOn is null || on <= EndedOn;

    /// <summary>The signed agreement covers the day; nothing where none is recorded.</summary>
    public bool? HasAgreement(DateOnly on) =>
        Details.AgreementFrom is null ? null : Details.AgreementFrom <= on && (Details.AgreementUntil is null || on <= Details.AgreementUntil);

    public static Result<Employer> Add(Guid orgUnitId, EmployerDetails details)
    {
        details = Trim(details);
        var problems = Check(details);
        if (problems.Count > 0) return problems;
        var employer = new Employer { OrgUnitId = orgUnitId, Details = details };
        employer.Raise("worksites.employer-added", $"Employer added: {details.Name}");
        return employer;
    }

    public Result<Done> Change(EmployerDetails details)
    {
        details = Trim(details);
        var problems = Check(details);
        if (problems.Count > 0) return problems;
        if (details == Details) return Done.It;
        Details = details;
        Raise("worksites.employer-changed", $"Employer changed: {details.Name}");
        return Done.It;
    }

    public Result<Done> End(DateOnly on, string reason)
    {
        if (WorksiteProblems.OfEnd(EndedOn, reason) is { } problem) return problem;
        EndedOn = on;
        Raise("worksites.employer-ended", $"Employer no longer used from {on.AddDays(1).Words()}: {Details.Name}", reason.Trim());
        return Done.It;
    }

    public Result<Done> Resume(string reason)
    {
        if (WorksiteProblems.OfResume(EndedOn, reason) is { } problem) return problem;
        EndedOn = null;
        Raise("worksites.employer-resumed", $"Employer used again: {Details.Name}", reason.Trim());
        return Done.It;
    }

    private static EmployerDetails Trim(EmployerDetails d) => new(
        d.Name.Trim(), Blank.ToNull(d.Fein), Blank.ToNull(d.Industry), Blank.ToNull(d.ContactName), Blank.ToNull(d.ContactPhone), Blank.ToNull(d.ContactEmail),
        d.AgreementFrom, d.AgreementUntil, Blank.ToNull(d.Notes));

    private static List<Problem> Check(EmployerDetails details)
    {
        var problems = new List<Problem>();
        if (details.Name.Length == 0) problems.Add(WorksiteProblems.NameMissing);
        if (details.Fein is { } fein && !FeinShape().IsMatch(fein)) problems.Add(WorksiteProblems.Fein);
        if (details.AgreementUntil is not null && details.AgreementFrom is null) problems.Add(WorksiteProblems.AgreementStartMissing);
        if (details.AgreementUntil < details.AgreementFrom) problems.Add(WorksiteProblems.AgreementBackwards);
        return problems;
    }

    [GeneratedRegex(@"^[0-9]{2}-[0-9]{7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FeinShape();
}

internal static class Blank
{
    public static string? ToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
