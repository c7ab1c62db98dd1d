using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Participants.UpdateLog;

/// <summary>What kind of changes to show.</summary>
public enum LogKind { All, Plan, Agreements, Services, Notes, Documents, Messages, Policy, Person }

/// <summary>One change, as somebody saved it: what it says, who saved it, when and why.</summary>
public sealed record LogLine(DateTimeOffset At, string Who, IReadOnlyList<LogWord> Events);

/// <param name="About">The kind in a word, for the reader.</param>
public sealed record LogWord(string About, string Words, string? Why);

/// <param name="PlanId">The plan whose versions can be compared; null before there is one.</param>
public sealed record UpdateLog(IReadOnlyList<LogLine> Lines, int Total, int Page, int Pages, Guid? PlanId);

/// <summary>Every change to a record in plain words, newest first. What a change did to each field is in the history.</summary>
public sealed class UpdateLogQuery(MilepostDb db)
{
    public const int PageSize = 50;

    public async Task<UpdateLog> HandleAsync(Guid participantId, LogKind kind, int page, CancellationToken ct)
    {
        var chain = participantId.ToString();
        // A record has some hundreds of entries at most; the words of an event are one JSON column, which the two databases search differently.
        var entries = await db.History.AsNoTracking().Where(h => h.Chain == chain).OrderByDescending(h => h.Sequence)
            .Select(h => new { h.At, h.ActorName, h.Events }).ToListAsync(ct);
        var lines = entries
            .Select(h => new LogLine(h.At, h.ActorName, [.. h.Events.Where(e => kind == LogKind.All || KindOf(e.Kind) == kind).Select(e => new LogWord(Word(KindOf(e.Kind)), e.Words, e.Why))]))
            .Where(line => line.Events.Count > 0).ToList();
        var pages = Math.Max(1, (lines.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var plan = await db.Plans.AsNoTracking().IgnoreAutoIncludes().Where(p => p.ParticipantId == participantId)
            .OrderBy(p => p.ClosedOn != null).ThenByDescending(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return new([.. lines.Skip((page - 1) * PageSize).Take(PageSize)], lines.Count, page, pages, plan);
    }

    private static LogKind KindOf(string kind) => kind switch
    {
        "plan.signed" or "plan.printed" or "plan.unable-to-collect" or "plan.copy-given" => LogKind.Agreements,
        _ => kind.Split('.')[0] switch
        {
            "plan" => LogKind.Plan,
            "agreement" => LogKind.Agreements,
            "service" or "outcome" or "referral" => LogKind.Services,
            "note" => LogKind.Notes,
            "document" => LogKind.Documents,
            "message" => LogKind.Messages,
            "waiver" or "gate" => LogKind.Policy,
            _ => LogKind.Person,
        },
    };

    public static string Word(LogKind kind) => kind switch
    {
        LogKind.All => "Everything",
        LogKind.Plan => "Plan",
        LogKind.Agreements => "Agreements",
        LogKind.Services => "Services",
        LogKind.Notes => "Case notes",
        LogKind.Documents => "Documents",
        LogKind.Messages => "Messages",
        LogKind.Policy => "Warnings and waivers",
        _ => "Person and intake",
    };
}
