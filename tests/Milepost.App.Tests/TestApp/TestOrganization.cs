using Microsoft.AspNetCore.Identity;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Tests;

/// <summary>
/// The organization every test starts with: a state with two local areas; in the first one a provider with two offices, in the
/// second a provider with one; and another state with one office. Everybody of <see cref="Person.Everybody"/> has an account.
/// </summary>
public static class TestOrganization
{
    public const string State = "TESTLAND";
    public const string Area = "AREA-1";
    public const string Provider = "PROVIDER-1";
    public const string North = "NORTH";
    public const string South = "SOUTH";
    public const string FarArea = "AREA-2";
    public const string FarProvider = "PROVIDER-2";
    public const string Far = "FAR";
    public const string OtherState = "ELSELAND";
    public const string OtherOffice = "ELSEWHERE";

    private static readonly (string Code, OrgUnitKind Kind, string? Under, string? Pack, string Name)[] Nodes =
    [
        (State, OrgUnitKind.State, null, null, "State of Testland"),
        (Area, OrgUnitKind.LocalArea, State, null, "First local area"),
        (Provider, OrgUnitKind.Provider, Area, null, "First provider"),
        (North, OrgUnitKind.Office, Provider, "chicago-cook", "North office"),
        (South, OrgUnitKind.Office, Provider, "illinois-worknet-jted", "South office"),
        (FarArea, OrgUnitKind.LocalArea, State, null, "Second local area"),
        (FarProvider, OrgUnitKind.Provider, FarArea, null, "Second provider"),
        (Far, OrgUnitKind.Office, FarProvider, "new-jersey", "Far office"),
        (OtherState, OrgUnitKind.State, null, null, "State of Elseland"),
        ("AREA-9", OrgUnitKind.LocalArea, OtherState, null, "Elseland's local area"),
        ("PROVIDER-9", OrgUnitKind.Provider, "AREA-9", null, "Elseland's provider"),
        (OtherOffice, OrgUnitKind.Office, "PROVIDER-9", "us-wioa", "Elsewhere office"),
    ];

    internal static async Task FillAsync(MilepostDb db, UserManager<UserAccount> accounts)
    {
        var filled = await db.ChangeAsync<Done>(async () =>
        {
            var units = new Dictionary<string, OrgUnit>();
            foreach (var (code, kind, under, pack, name) in Nodes)
                db.OrgUnits.Add(units[code] = OrgUnit.Create(kind, code, name, under is null ? null : units[under], pack, "1 Example Street, Testville", "555-0100").Value);
            foreach (var person in Person.Everybody)
            {
                var account = new UserAccount { UserName = person.Email, Email = person.Email, EmailConfirmed = true, DisplayName = person.Name, PhoneNumber = "555-0101" };
                var created = await accounts.CreateAsync(account, Person.Password);
                if (!created.Succeeded) throw new InvalidOperationException(string.Join(' ', created.Errors.Select(e => e.Description)));
                db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, Role = person.Role, OrgUnitId = units[person.At].Id });
            }
            return Done.It;
        }, CancellationToken.None);
        _ = filled.Value;
    }
}
