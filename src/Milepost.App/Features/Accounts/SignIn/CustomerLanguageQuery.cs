using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts.SignIn;

/// <summary>The language in a customer's own record: for the first page after signing in, before the customer can be seen by the query's usual rules.</summary>
public sealed class CustomerLanguageQuery(MilepostDb db)
{
    /// <returns>Null for staff, and where the record names none.</returns>
    public async Task<string?> HandleAsync(UserAccount account, CancellationToken ct) => account.ParticipantId is { } id
        ? (await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct))?.Profile.Language : null;
}
