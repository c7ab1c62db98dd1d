using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Organization;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Accounts;

/// <summary>What tests about people need: further accounts, and the addresses of those there are.</summary>
internal static class StaffOf
{
    public static readonly Person AreaAdministrator = new("ari.areaadmin@example.org", "Ari Areaadmin-Test", StaffRole.Administrator, TestOrganization.Area);

    /// <summary>Adds an account as the operator does and sets <see cref="Person.Password"/> with its one-time link.</summary>
    public static async Task<Person> AddStaff(this TestApp app, Person person)
    {
        var path = await app.AddWithoutPassword(person);
        var page = await app.Stranger().Visit(path);
        page.Fill("New password", Person.Password).Fill("New password again", Person.Password);
        await page.Press("Set the password");
        page.ShouldSay("Your new password is set");
        return person;
    }

    /// <returns>The path of the one-time link.</returns>
    public static async Task<string> AddWithoutPassword(this TestApp app, Person person)
    {
        var at = await app.PlaceId(person.At);
        var link = await app.Call((CreateAccountHandler create) => create.HandleAsync(new(person.Name, person.Email, null, person.Role, at), CancellationToken.None));
        return link.Value.Path;
    }

    public static async Task<Guid> PlaceId(this TestApp app, string code)
    {
        var tree = await app.Call((OrganizationQuery organization) => organization.HandleAsync(CancellationToken.None));
        return All(tree.Roots).Single(node => node.Code == code).Id;

        static IEnumerable<OrgNode> All(IEnumerable<OrgNode> nodes) => nodes.SelectMany(node => All(node.Below).Prepend(node));
    }

    public static async Task<Guid> AccountId(this TestApp app, Person person)
    {
        var list = await app.Call((PeopleQuery people) => people.HandleAsync(new(person.Email, null, null, null, 1), CancellationToken.None));
        return list.Rows.Single(row => row.Email == person.Email).Id;
    }

    /// <summary>The sign-in page of somebody else's browser, filled in and sent.</summary>
    public static async Task<TestPage> SignIn(this TestApp app, string email, string password)
    {
        var page = await app.Stranger().Visit("/sign-in");
        page.Fill("E-mail address", email).Fill("Password", password);
        return await page.Press("Sign in");
    }

    /// <summary>The newest changes of people and places, as the administrator reads them.</summary>
    public static async Task<TestPage> OrganizationHistory(this TestApp app) => await app.As(Person.Administrator).Visit("/organization/history");
}
