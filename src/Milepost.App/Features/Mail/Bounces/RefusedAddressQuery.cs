using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Mail.Bounces;

/// <summary>An address that does not take mail.</summary>
public sealed record RefusedAddress(Guid ParticipantId, string Name, string Address, DateTimeOffset At, string? Reason);

/// <summary>
/// Which participants' addresses refuse mail. It is read from the letters themselves, so it goes by itself when the address is changed or a
/// later letter gets through.
/// </summary>
public sealed class RefusedAddressQuery(MilepostDb db, Actor actor)
{
    public async Task<RefusedAddress?> OfParticipantAsync(Guid participantId, CancellationToken ct) =>
        await ReadAsync([participantId], ct) is [var first, ..] ? first : null;

    /// <summary>Of the actor's own caseload.</summary>
    public async Task<IReadOnlyList<RefusedAddress>> OfCaseloadAsync(CancellationToken ct)
    {
        var mine = db.VisibleParticipants.Where(p => actor.Caseload.Contains(p.PlannerId)).Select(p => p.Id);
        var people = await db.OutgoingMail.Where(m => m.State == MailState.Bounced && m.ParticipantId != null && mine.Contains(m.ParticipantId.Value)).Select(m => m.ParticipantId!.Value).Distinct().ToListAsync(ct);
        return people.Count == 0 ? [] : await ReadAsync(people, ct);
    }

    private async Task<IReadOnlyList<RefusedAddress>> ReadAsync(IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var letters = await db.OutgoingMail.AsNoTracking()
            .Where(m => m.ParticipantId != null && people.Contains(m.ParticipantId.Value) && (m.State == MailState.Bounced || m.State == MailState.Sent))
            .Select(m => new { ParticipantId = m.ParticipantId!.Value, m.To, m.State, m.EndedAt, m.LastAnswer }).ToListAsync(ct);
        if (letters.TrueForAll(m => m.State != MailState.Bounced)) return [];

        var addresses = await (
            from person in db.VisibleParticipants.AsNoTracking()
            where people.Contains(person.Id)
            join account in db.Users on person.Id equals account.ParticipantId into accounts
            from account in accounts.DefaultIfEmpty()
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, person.Profile.Email, OwnEmail = account == null ? null : account.Email }).ToListAsync(ct);
        return
        [
            .. from person in addresses
               from address in new[] { person.OwnEmail, person.Email }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
               let last = letters.Where(m => m.ParticipantId == person.Id && string.Equals(m.To, address.Trim(), StringComparison.OrdinalIgnoreCase)).MaxBy(m => m.EndedAt)
               where last is { State: MailState.Bounced }
               orderby person.LastName, person.FirstName
               select new RefusedAddress(person.Id, $"{person.FirstName} {person.LastName}", address, last.EndedAt!.Value, last.LastAnswer),
        ];
    }
}
