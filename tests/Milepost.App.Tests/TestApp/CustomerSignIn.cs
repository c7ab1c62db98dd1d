namespace Milepost.App.Tests;

/// <summary>Participants who sign in to their own record.</summary>
public static class CustomerSignIn
{
    /// <summary>Gives the participant an account, and a browser that signs in with it.</summary>
    public static async Task<Visitor> AsCustomer(this TestApp app, Guid participantId) => app.As(await app.AddCustomer(participantId, $"{participantId:N}@example.org"));

    /// <summary>The customer reads Spanish from here on.</summary>
    public static async Task<Visitor> InSpanish(this Visitor visitor)
    {
        (await visitor.GetOnce("/language/es?returnUrl=/me")).Dispose();
        return visitor;
    }
}
