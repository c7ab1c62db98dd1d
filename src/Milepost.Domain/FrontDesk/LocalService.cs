using Milepost.Domain.Organization;

namespace Milepost.Domain.FrontDesk;

/// <summary>What kind of thing somebody comes in for, as far as counting tells them apart.</summary>
public enum LocalServiceKind { SelfService, Information, Workshop, StaffHelp, Partner, Other }

/// <summary>
/// Something an office offers whoever comes in, chosen at check-in. It serves its place and all below it. Choosing one is never a program
/// service: nobody becomes a participant at the front desk.
/// </summary>
public sealed class LocalService : Recorded
{
    public const int LongestName = 100;

    private LocalService() { }

    public Guid OrgUnitId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>For the kiosk; without one the English name is shown.</summary>
    public string? Spanish { get; private set; }
    public LocalServiceKind Kind { get; private set; }

    /// <summary>The last day it was offered.</summary>
    public DateOnly? EndedOn { get; private set; }

    public bool IsOfferedOn(DateOnly day) => EndedOn is null || day <= EndedOn;

    /// <param name="others">The entries of the same place.</param>
    public static Result<LocalService> Add(OrgUnit place, string? name, string? spanish, LocalServiceKind kind, IEnumerable<LocalService> others)
    {
        if (Check(name, spanish, others) is { } problem) return problem;
        return new LocalService { OrgUnitId = place.Id, Name = name!.Trim(), Spanish = Blank(spanish), Kind = kind };
    }

    /// <summary>Visits that chose it are counted under the new name: it is the same service.</summary>
    public Result<Done> Change(string? name, string? spanish, LocalServiceKind kind, IEnumerable<LocalService> others)
    {
        if (Check(name, spanish, others.Where(o => o.Id != Id)) is { } problem) return problem;
        (Name, Spanish, Kind) = (name!.Trim(), Blank(spanish), kind);
        return Done.It;
    }

    public Result<Done> End(DateOnly today)
    {
        if (EndedOn is not null) return LocalServiceProblems.EndedAlready;
        EndedOn = today;
        return Done.It;
    }

    public Result<Done> OfferAgain(IEnumerable<LocalService> others)
    {
        if (EndedOn is null) return LocalServiceProblems.Offered;
        if (Check(Name, Spanish, others.Where(o => o.Id != Id)) is { } problem) return problem;
        EndedOn = null;
        return Done.It;
    }

    private static Problem? Check(string? name, string? spanish, IEnumerable<LocalService> others)
    {
        if (string.IsNullOrWhiteSpace(name)) return LocalServiceProblems.NameMissing;
        if (name.Trim().Length > LongestName) return LocalServiceProblems.NameTooLong("Name");
        if (spanish?.Trim().Length > LongestName) return LocalServiceProblems.NameTooLong("Spanish");
        var same = SearchWords.Normalize(name);
        return others.Any(o => o.EndedOn is null && SearchWords.Normalize(o.Name) == same) ? LocalServiceProblems.NameTaken : null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class LocalServiceProblems
{
    public static readonly Problem NotFound = new("local-service.not-found", ProblemKind.NotFound, "There is no such local service, or it is not yours to change.");
    public static readonly Problem PlaceNotFound = new("local-service.place-not-found", ProblemKind.Invalid, "Choose a place from the list.", "PlaceId");
    public static readonly Problem NameMissing = new("local-service.name-missing", ProblemKind.Invalid, "Enter a name.", "Name");
    public static readonly Problem NameTaken = new("local-service.name-taken", ProblemKind.Invalid, "This place offers a service of this name already. Choose another name.", "Name");
    public static readonly Problem EndedAlready = new("local-service.ended-already", ProblemKind.Conflict, "This service is not offered any more.");
    public static readonly Problem Offered = new("local-service.offered", ProblemKind.Conflict, "This service is offered.");

    public static Problem NameTooLong(string field) => new("local-service.name-too-long", ProblemKind.Invalid, $"Use {LocalService.LongestName} characters or fewer.", field);
}
