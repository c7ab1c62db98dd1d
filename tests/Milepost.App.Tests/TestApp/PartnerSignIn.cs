using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Partners;

namespace Milepost.App.Tests;

/// <summary>Partners, and people of theirs who sign in.</summary>
public static class PartnerSignIn
{
    /// <summary>A partner that the place keeps.</summary>
    public static Task<Guid> AddPartner(this TestApp app, string name = "Mock Clinic", string? email = "referrals@example.org", string at = TestOrganization.North, params string[] programs) =>
        app.Call(async (MilepostDb db) =>
        {
            var added = await db.ChangeAsync<Partner>(async () =>
            {
                var partner = Partner.Add(await db.OrgUnits.SingleAsync(u => u.Code == at), new() { Name = name, Email = email, Contact = "Dr. Placeholder", Phone = "555-0199", Programs = programs });
                if (partner.IsDone) db.Partners.Add(partner.Value);
                return partner;
            }, CancellationToken.None);
            return added.Value.Id;
        });

    /// <summary>Somebody of the partner with a sign-in, as if the invitation had been used.</summary>
    public static Task<Person> AddPartnerPerson(this TestApp app, Guid partnerId, string email = "pat.partner@example.org") => app.Call(async (UserManager<UserAccount> accounts) =>
    {
        var added = new UserAccount { UserName = email, Email = email, EmailConfirmed = true, DisplayName = "Pat Partner-Test", PartnerId = partnerId };
        var created = await accounts.CreateAsync(added, Person.Password);
        return created.Succeeded ? Person.CustomerCalled(added.DisplayName, email) : throw new InvalidOperationException(string.Join(' ', created.Errors.Select(e => e.Description)));
    });
}
