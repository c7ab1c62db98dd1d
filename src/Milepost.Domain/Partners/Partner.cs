using Milepost.Domain.Organization;

namespace Milepost.Domain.Partners;

/// <summary>What a place writes down about an organization it refers people to.</summary>
public sealed record PartnerDetails
{
    public string Name { get; init; } = "";

    /// <summary>Names of the list of partner programs, or of the place's own.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>What it offers, in plain words.</summary>
    public string? Services { get; init; }

    /// <summary>Who to ask for there.</summary>
    public string? Contact { get; init; }
    public string? Phone { get; init; }

    /// <summary>Where referrals are sent.</summary>
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? Hours { get; init; }

    /// <summary>Whom to reach, in one line, as a referral keeps it.</summary>
    public string? ContactLine => string.Join(", ", new[] { Contact, Phone, Email }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } line ? line : null;

    public bool SaysTheSameAs(PartnerDetails other) => Programs.SequenceEqual(other.Programs) && this with { Programs = other.Programs } == other;
}

/// <summary>An organization that people are referred to. It stands at one place and serves that place and all below it.</summary>
public sealed class Partner : Recorded
{
    private Partner() { }

    public Guid OrgUnitId { get; private set; }

    public PartnerDetails Details { get; private set; } = new();

    /// <summary>Nobody is referred there any more from this day on; what was sent before stays as it is.</summary>
    public DateOnly? EndedOn { get; private set; }

    public bool IsOffered => EndedOn is null;

    public static Result<Partner> Add(OrgUnit place, PartnerDetails details)
    {
        if (Check(details) is { Count: > 0 } problems) return problems;
        return new Partner { OrgUnitId = place.Id, Details = Tidy(details) };
    }

    public Result<Done> Change(PartnerDetails details)
    {
        if (Check(details) is { Count: > 0 } problems) return problems;
        if (!Tidy(details).SaysTheSameAs(Details)) Details = Tidy(details);
        return Done.It;
    }

    /// <summary>A partner that was used once is never deleted: referrals name it.</summary>
    public Result<Done> End(DateOnly on, DateOnly today)
    {
        if (on > today) return PartnerProblems.EndInFuture;
        EndedOn = on;
        return Done.It;
    }

    public void Reopen() => EndedOn = null;

    private static List<Problem> Check(PartnerDetails details)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(details.Name)) problems.Add(PartnerProblems.NameMissing);
        if (!string.IsNullOrWhiteSpace(details.Email) && details.Email.Trim() is var address && (address.Contains(' ') || address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]))
            problems.Add(PartnerProblems.EmailWrong);
        return problems;
    }

    private static PartnerDetails Tidy(PartnerDetails d) => d with
    {
        Name = d.Name.Trim(), Services = Blank(d.Services), Contact = Blank(d.Contact), Phone = Blank(d.Phone), Email = Blank(d.Email), Address = Blank(d.Address), Hours = Blank(d.Hours),
        Programs = [.. d.Programs.Select(p => p.Trim()).Where(p => p.Length > 0).Distinct()],
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class PartnerProblems
{
    public static readonly Problem NotFound = new("partner.not-found", ProblemKind.NotFound, "There is no such partner, or it is not yours to see.");
    public static readonly Problem NameMissing = new("partner.name-missing", ProblemKind.Invalid, "Enter the name of the organization.", "Name");
    public static readonly Problem EmailWrong = new("partner.email-wrong", ProblemKind.Invalid, "Enter an e-mail address like referrals@example.org, or leave it empty.", "Email");
    public static readonly Problem PlaceWrong = new("partner.place", ProblemKind.Invalid, "Choose a place in your part of the organization.", "OrgUnitId");
    public static readonly Problem EndInFuture = new("partner.end-in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "EndedOn");
    public static readonly Problem Taken = new("partner.taken", ProblemKind.Invalid, "This place has a partner of this name already. Change that one, or add to the name what tells them apart.", "Name");
}
