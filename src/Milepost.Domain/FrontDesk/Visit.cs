namespace Milepost.Domain.FrontDesk;

/// <summary>How a visit came to be known.</summary>
public enum CheckIn { Kiosk, SignInSheet, Swipe }

/// <summary>A local service as it was chosen.</summary>
/// <param name="LocalServiceId">The entry of the list, which may be renamed since; null in what came in with a case file.</param>
public sealed record ChosenService(Guid? LocalServiceId, string Name, LocalServiceKind Kind);

/// <summary>
/// One person's coming to one office on one day. Whoever checks in a second time that day adds to the same visit, so that nothing is
/// counted twice. Without a visitor it is anonymous and counts as a visit only.
/// </summary>
public sealed class Visit : Recorded
{
    private Visit() { }

    public Guid OfficeId { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>When the person checked in; a sheet tells the day only.</summary>
    public DateTimeOffset? At { get; private set; }
    public Guid? VisitorId { get; private set; }

    /// <summary>A card that nobody is known by: whose it is, staff find out.</summary>
    public string? UnknownCard { get; private set; }
    public IReadOnlyList<ChosenService> Services { get; private set; } = [];
    public CheckIn How { get; private set; }

    /// <summary>The staff member, or the kiosk.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>The day it was entered, apart from the day it happened.</summary>
    public DateOnly RecordedOn { get; private set; }

    /// <summary>Entered by mistake: kept for the history, counted nowhere.</summary>
    public DateOnly? RemovedOn { get; private set; }

    public bool IsLate => RecordedOn > On;

    public string ServiceWords => string.Join(", ", Services.Select(s => s.Name));

    public static Result<Visit> Enter(
        Guid officeId, string office, DateOnly on, DateTimeOffset? at, Visitor? visitor, string? unknownCard, IReadOnlyList<ChosenService> services, CheckIn how,
        string enteredBy, DateOnly today)
    {
        if (Check(on, visitor, today) is { } problem) return problem;
        var visit = new Visit
        {
            OfficeId = officeId, On = on, At = at, VisitorId = visitor?.Id, UnknownCard = visitor is null ? unknownCard : null, Services = services, How = how,
            EnteredBy = enteredBy, RecordedOn = today,
        };
        visit.Raise("visit.entered", $"Visit to {office} on {on.Words()}: {visit.ServicesOrNone} ({Words.Of(how).ToLowerInvariant()})");
        return visit;
    }

    public static Visit Restore(Guid officeId, DateOnly on, DateTimeOffset? at, Guid visitorId, IReadOnlyList<ChosenService> services, CheckIn how, string enteredBy, DateOnly recordedOn) => new()
    {
        OfficeId = officeId, On = on, At = at, VisitorId = visitorId, Services = services, How = how, EnteredBy = enteredBy, RecordedOn = recordedOn,
    };

    /// <summary>The same person checks in again that day.</summary>
    public void Add(IReadOnlyList<ChosenService> services)
    {
        var more = services.Where(s => Services.All(had => had.LocalServiceId != s.LocalServiceId || had.LocalServiceId is null && had.Name != s.Name)).ToList();
        if (more.Count == 0) return;
        Services = [.. Services, .. more];
        Raise("visit.added-to", $"Checked in again on {On.Words()}: {string.Join(", ", more.Select(s => s.Name))}");
    }

    /// <param name="visitor">Whose visit it is, for the birth date; null for an anonymous one.</param>
    public Result<Done> Correct(DateOnly on, IReadOnlyList<ChosenService> services, string? why, Visitor? visitor, DateOnly today)
    {
        if (RemovedOn is not null) return VisitProblems.Removed;
        if (Check(on, visitor, today) is { } problem) return problem;
        if (on == On && services.SequenceEqual(Services)) return Done.It;
        if (string.IsNullOrWhiteSpace(why)) return VisitProblems.ReasonMissing;
        (On, Services) = (on, services);
        Raise("visit.corrected", $"Visit of {on.Words()} corrected: {ServicesOrNone}", why.Trim());
        return Done.It;
    }

    /// <summary>Says whose visit it was: of an anonymous one, of an unknown card, or of somebody else than was thought.</summary>
    public Result<Done> Assign(Visitor visitor, string? why, DateOnly today)
    {
        if (RemovedOn is not null) return VisitProblems.Removed;
        if (VisitorId == visitor.Id) return Done.It;
        if (Check(On, visitor, today) is { } problem) return problem;
        if (VisitorId is not null && string.IsNullOrWhiteSpace(why)) return VisitProblems.ReasonMissing;
        (VisitorId, UnknownCard) = (visitor.Id, null);
        Raise("visit.assigned", $"The visit of {On.Words()} was {visitor.Name}'s", string.IsNullOrWhiteSpace(why) ? null : why.Trim());
        return Done.It;
    }

    public Result<Done> Remove(string? why, DateOnly today)
    {
        if (RemovedOn is not null) return VisitProblems.Removed;
        if (string.IsNullOrWhiteSpace(why)) return VisitProblems.ReasonMissing;
        RemovedOn = today;
        Raise("visit.removed", $"The visit of {On.Words()} was entered by mistake", why.Trim());
        return Done.It;
    }

    private string ServicesOrNone => Services.Count == 0 ? "no local service chosen" : ServiceWords;

    private static Problem? Check(DateOnly on, Visitor? visitor, DateOnly today) =>
        on > today ? VisitProblems.InFuture : visitor is not null && on <= visitor.BirthDate ? VisitProblems.BeforeBirth(visitor.BirthDate) : null;
}

public static class VisitProblems
{
    public static readonly Problem NotFound = new("visit.not-found", ProblemKind.NotFound, "There is no such visit, or it is not yours to see.");
    public static readonly Problem InFuture = new("visit.in-future", ProblemKind.Invalid, "Enter the day of the visit: today or earlier.", "On");
    public static readonly Problem ReasonMissing = new("visit.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");
    public static readonly Problem Removed = new("visit.removed", ProblemKind.Conflict, "This visit was taken out. It counts nowhere.");
    public static readonly Problem OfficeNotFound = new("visit.office-not-found", ProblemKind.Invalid, "Choose an office from the list.", "OfficeId");
    public static readonly Problem NoSuchService = new("visit.no-such-service", ProblemKind.Invalid, "Choose from the services that the office offers.", "Services");

    public static Problem BeforeBirth(DateOnly birthDate) => new("visit.before-birth", ProblemKind.Invalid,
        $"The visit cannot be on or before the birth date of {birthDate.Words()}. Check both.", "On");
}
