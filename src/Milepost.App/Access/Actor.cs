using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Access;

/// <summary>Who acts in this request, verb or job, and over which offices, already narrowed to what the route allows.</summary>
public sealed class Actor
{
    public Guid? AccountId { get; private set; }
    public string Name { get; private set; } = "nobody";

    /// <summary>The name of the API token that a program acts with in this person's name; null for the person.</summary>
    public string? TokenName { get; private set; }

    public Guid? TokenId { get; private set; }

    /// <summary>Who did it, in the words of the history.</summary>
    public string NameInHistory => TokenName is null ? Name : $"{Name} (API token \"{TokenName}\")";

    public IReadOnlySet<StaffRole> Roles { get; private set; } = new HashSet<StaffRole>();

    /// <summary>Sees every office and records without one: the operator, and staff with a role at the root.</summary>
    public bool SeesAll { get; private set; }

    /// <summary>Offices (and the nodes above them that hold records) within reach on this route.</summary>
    public IReadOnlySet<Guid> Offices { get; private set; } = new HashSet<Guid>();

    /// <summary>The participant whose own record this is: a customer who is signed in or came by a link. Null for staff.</summary>
    public Guid? CustomerOf { get; private set; }

    /// <summary>The nodes this person's roles are given at.</summary>
    public IReadOnlyList<RoleGrant> Grants { get; private set; } = [];

    /// <summary>The planners whose people this person looks after today, on routes that planners take.</summary>
    public IReadOnlyList<CoveredPlanner> Covers { get; private set; } = [];

    /// <summary>Whose people are this person's own to look after: the own ones, and those of the planners covered.</summary>
    public IReadOnlyList<Guid?> Caseload => [AccountId, .. Covers.Select(cover => (Guid?)cover.PlannerId)];

    /// <summary>The partner whose person this is, signed in or by a link; no staff and no customer. Null for everybody else.</summary>
    public Guid? PartnerOf { get; private set; }

    /// <summary>The one record that a partner acts on in this request, once a referral and its consents have opened it.</summary>
    public Guid? SharedRecord { get; private set; }

    /// <summary>The token of the form being saved; pressing Save twice brings the same one twice.</summary>
    public Guid? Submission { get; set; }

    /// <summary>The key of the request under way, so that sending it again after a lost answer does nothing twice.</summary>
    public KeyedRequest? Keyed { get; set; }

    /// <summary>Requirements whose warning this person has read and saves in spite of.</summary>
    public IReadOnlySet<string> AcceptedWarnings { get; set; } = new HashSet<string>();

    public bool IsSignedIn => AccountId is not null;

    /// <summary>May look here but change nothing: a monitor. Pages then leave their buttons out.</summary>
    public bool OnlyReads => Roles.Count > 0 && Roles.All(role => role == StaffRole.Monitor);

    public bool CanSee(Guid? officeId) => SeesAll || (officeId is { } id && Offices.Contains(id));

    /// <summary>Whether a link to this route leads anywhere for this person; the route's own row in the access table still decides.</summary>
    public bool MayTake(string route, string method) => AccessTable.Instance.Find(route, method) is { } row && row.Roles.Overlaps(Roles);

    /// <summary>Whether any of this person's roles opens the route, whatever page is asked for now: for menus.</summary>
    public bool HasRoleFor(string route) => AccessTable.Instance.Find(route, "GET") is { } row && ((row.SignedIn && PartnerOf is null) || Grants.Any(g => row.Roles.Contains(g.Role)));

    public void Become(Guid accountId, string name, Reach reach)
    {
        Become(accountId, name, reach.Grants, reach.Roles, reach.Offices, reach.SeesAll);
        Covers = reach.Covers;
    }

    /// <summary>A program acts in this person's name.</summary>
    public void BecomeByToken(Guid tokenId, string tokenName, Guid accountId, string name, Reach reach)
    {
        Become(accountId, name, reach);
        (TokenId, TokenName) = (tokenId, tokenName);
    }

    public void Become(Guid accountId, string name, IReadOnlyList<RoleGrant> grants, IReadOnlySet<StaffRole> rolesOnThisRoute, IReadOnlySet<Guid> offices, bool seesAll)
    {
        (AccountId, Name, Grants, Roles, Offices, SeesAll, Covers) = (accountId, name, grants, rolesOnThisRoute, offices, seesAll, []);
    }

    /// <summary>Acts as a participant for the own record and nothing else.</summary>
    /// <param name="accountId">Null for somebody who has no account and came by a link or was handed the office's tablet.</param>
    public void BecomeCustomer(Guid? accountId, string name, Guid? participantId)
    {
        (AccountId, Name, CustomerOf) = (accountId, name, participantId);
        (Grants, Roles, Offices, SeesAll, Covers) = ([], new HashSet<StaffRole>(), new HashSet<Guid>(), false, []);
        (PartnerOf, SharedRecord) = (null, null);
    }

    /// <summary>Acts for a partner: sees no record at all until a referral opens one.</summary>
    /// <param name="accountId">Null for somebody who has no account and came by a link.</param>
    public void BecomePartner(Guid? accountId, string name, Guid partnerId)
    {
        BecomeCustomer(accountId, name, null);
        PartnerOf = partnerId;
    }

    /// <summary>Lets the partner act on one record. Call it only where a referral to this partner and a consent in force were just found.</summary>
    public void OpenShared(Guid participantId) => SharedRecord = PartnerOf is null ? throw new InvalidOperationException("Only a partner is shown a shared record.") : participantId;

    /// <summary>Acts as the person at the machine's own command line.</summary>
    public void BecomeOperator() => (Name, SeesAll) = ("Operator (command line)", true);

    /// <summary>Acts for an administrator whose import runs after the request that asked for it: it reaches everything, as it did when they asked.</summary>
    public void BecomeImporter(Guid? accountId, string name) => (AccountId, Name, SeesAll) = (accountId, name, true);
}

/// <summary>A role at a node of the organization tree.</summary>
public sealed record RoleGrant(StaffRole Role, Guid OrgUnitId, string Path, string UnitName);

/// <summary>A planner who is away and whose people somebody else looks after, until a day.</summary>
/// <param name="Offices">Where: nobody else's people come along.</param>
public sealed record CoveredPlanner(Guid PlannerId, string Name, DateOnly Until, IReadOnlyList<Guid> Offices)
{
    /// <summary>"for Robin Planner, until Dec 4".</summary>
    public string Words => $"for {Name}, until {Until.ToString("MMM d", System.Globalization.CultureInfo.InvariantCulture)}";
}
