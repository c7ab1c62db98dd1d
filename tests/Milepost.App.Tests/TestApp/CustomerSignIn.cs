using Microsoft.AspNetCore.Identity;
using Milepost.App.Features.Accounts;
using Milepost.Domain;

namespace Milepost.App.Tests;

/// <summary>Participants who sign in to their own record.</summary>
public static class CustomerSignIn
{
    /// <summary>Gives the participant an account, and a browser that signs in with it.</summary>
    public static async Task<Visitor> AsCustomer(this TestApp app, Guid participantId, string name = "Ada Sampleton")
    {
        var email = $"{participantId:N}@example.org";
        var created = await app.Call((UserManager<UserAccount> accounts) =>
            accounts.CreateAsync(new UserAccount { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, ParticipantId = participantId }, Person.Password));
        if (!created.Succeeded) throw new InvalidOperationException(string.Join(' ', created.Errors.Select(e => e.Description)));
        // A customer has no role; the person's other facts are only asked of staff.
        return app.As(new(email, name, StaffRole.CareerPlanner, TestOrganization.North));
    }

    /// <summary>The customer reads Spanish from here on.</summary>
    public static async Task<Visitor> InSpanish(this Visitor visitor)
    {
        (await visitor.GetOnce("/language/es?returnUrl=/me")).Dispose();
        return visitor;
    }
}
