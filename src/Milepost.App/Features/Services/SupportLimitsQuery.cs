using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services;

/// <summary>A limit on support and what one person has left of it.</summary>
public sealed record LimitLeft(SupportLimit Limit, decimal Used)
{
    public decimal Left => Math.Max(0, Limit.Amount - Used);
}

/// <summary>The limits on support that count for somebody: those of the office and of every place above it.</summary>
public sealed class SupportLimitsQuery(MilepostDb db)
{
    /// <summary>What this service would exceed, in words that say what to do.</summary>
    /// <param name="others">The person's other services.</param>
    public async Task<IEnumerable<Problem>> RefuseAsync(Participant participant, ServiceDetails service, IEnumerable<Service> others, CancellationToken ct) =>
        service is { Kind: ServiceKind.Support, Cost: not null }
            ? (await OfAsync(participant, ct)).Select(limit => limit.Refuses(service, others.Select(o => o.Details))).OfType<Problem>()
            : [];

    /// <param name="edited">A service that is edited uses nothing: what it will cost is open.</param>
    public async Task<IReadOnlyList<LimitLeft>> LeftAsync(Participant participant, Service? edited, DateOnly today, CancellationToken ct)
    {
        var limits = (await OfAsync(participant, ct)).Where(limit => limit.From <= today && (limit.Until is null || limit.Until >= today)).ToList();
        if (limits.Count == 0) return [];
        var services = (await db.Services.AsNoTracking().Where(s => s.ParticipantId == participant.Id && s.Details.Kind == ServiceKind.Support).ToListAsync(ct))
            .Where(s => s.Id != edited?.Id).Select(s => s.Details).ToList();
        return [.. limits.Select(limit => new LimitLeft(limit, limit.Used(services, today)))];
    }

    private async Task<List<SupportLimit>> OfAsync(Participant participant, CancellationToken ct)
    {
        var units = await db.UnitsServingAsync(participant.OfficeId, ct);
        return (await db.SupportLimits.AsNoTracking().Where(l => units.Contains(l.OrgUnitId)).ToListAsync(ct))
            .OrderBy(l => l.SupportType, StringComparer.Ordinal).ThenBy(l => l.Amount).ToList();
    }
}
