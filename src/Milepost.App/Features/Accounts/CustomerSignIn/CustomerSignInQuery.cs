using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>How far a participant's sign-in has come.</summary>
public enum CustomerSignInState { None, Invited, Ready, Deactivated }

/// <param name="ProfileEmail">What the profile says; it may differ from the address to sign in with.</param>
/// <param name="LinkUntil">Until when a link is out that still works.</param>
/// <param name="LockedUntil">After too many wrong passwords.</param>
public sealed record CustomerSignIn(
    string Name, string CalledName, CustomerSignInState State, string? Email, string? ProfileEmail, string? Language, DateTimeOffset? LinkUntil, DateTimeOffset? LockedUntil);

public sealed class CustomerSignInQuery(MilepostDb db, CustomerLinks links)
{
    /// <summary>Null when the participant is out of reach.</summary>
    public async Task<CustomerSignIn?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.ParticipantId == participantId, ct);
        var state = account switch
        {
            null => CustomerSignInState.None,
            { IsActive: false } => CustomerSignInState.Deactivated,
            { PasswordHash: null } => CustomerSignInState.Invited,
            _ => CustomerSignInState.Ready,
        };
        return new(person.Name, person.CalledName, state, account?.Email, person.Profile.Email, person.Profile.Language,
            account is null ? null : await links.UntilAsync(account), account?.LockoutEnd is { } until && until > db.Clock.GetUtcNow() ? until : null);
    }
}
