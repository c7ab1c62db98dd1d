using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.Calendar;

/// <summary>
/// The deadlines of an account's own people, for its calendar. A calendar is kept on phones and by companies that are none of the
/// office's business, so an entry tells what is due and two initials, and nothing that leads to a person.
/// </summary>
public sealed class CalendarFeedQuery(MilepostDb db, Actor actor, PolicyBook policies, AgencyTime time)
{
    /// <summary>The page that opens a participant's record: who may not open it may not read its deadlines either.</summary>
    private const string Record = "/participants/{participantId:guid}";

    /// <returns>Null for an address that leads nowhere: never made, renewed, switched off, or of an account that was deactivated.</returns>
    public async Task<IReadOnlyList<CalendarEntry>?> HandleAsync(string token, CancellationToken ct)
    {
        var hash = OneTimeSecret.HashOf(token);
        var owner = await (
            from feed in db.CalendarFeeds.AsNoTracking()
            where feed.TokenSha256 == hash
            join account in db.Users on feed.AccountId equals account.Id
            where account.IsActive
            select new { account.Id, account.DisplayName }).SingleOrDefaultAsync(ct);
        if (owner is null) return null;

        // Whoever brings the address looks with its owner's eyes, whatever cookie came along.
        actor.Become(owner.Id, owner.DisplayName, await Reach.OfAsync(db, owner.Id, AccessTable.Instance.Find(Record, HttpMethods.Get), time.Today, ct));
        return await EntriesAsync(actor.Caseload, ct);
    }

    private async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(IReadOnlyList<Guid?> planners, CancellationToken ct)
    {
        var today = time.Today;
        var deadlines = await (
            from finding in db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today))
            where finding.Outcome == Outcome.Due && finding.DueOn != null && !(finding.WaivedThrough >= today)
            join person in db.VisibleParticipants on finding.ParticipantId equals person.Id
            where planners.Contains(person.PlannerId)
            select new { person.Id, person.Profile.FirstName, person.Profile.LastName, finding.Requirement, finding.Subject, finding.SeenFrom, On = finding.DueOn!.Value }).ToListAsync(ct);
        var chains = deadlines.Select(d => d.Id.ToString()).Distinct().ToList();
        var changed = await db.History.AsNoTracking().Where(h => chains.Contains(h.Chain))
            .GroupBy(h => h.Chain).Select(chain => new { chain.Key, At = chain.Max(h => h.At) }).ToDictionaryAsync(chain => chain.Key, chain => chain.At, ct);

        return
        [
            .. deadlines.Select(d => new CalendarEntry(
                    UidOf(d.Id, d.Requirement, d.Subject), d.On, $"{Duty.Words(d.Requirement, policies)}: {Initials(d.FirstName, d.LastName)}",
                    Later(changed.GetValueOrDefault(d.Id.ToString()), new(d.SeenFrom, TimeOnly.MinValue, TimeSpan.Zero))))
                .OrderBy(entry => entry.On).ThenBy(entry => entry.Summary, StringComparer.Ordinal).ThenBy(entry => entry.Uid, StringComparer.Ordinal),
        ];
    }

    /// <summary>A finding has no instant of its own: it changed with the record, or when its day came.</summary>
    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The same obligation keeps its entry when its date moves. Nobody finds the record again from the hash.</summary>
    private static string UidOf(Guid participantId, string requirement, string subject) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{participantId}\n{requirement}\n{subject}")))[..40]}@milepost";

    /// <summary>"J.T." for Juniper Testwell.</summary>
    private static string Initials(params IEnumerable<string> names) => string.Concat(names.Select(name =>
    {
        foreach (var rune in name.Normalize().EnumerateRunes())
            if (Rune.IsLetter(rune)) return $"{Rune.ToUpperInvariant(rune)}.";
        return "";
    }));
}
