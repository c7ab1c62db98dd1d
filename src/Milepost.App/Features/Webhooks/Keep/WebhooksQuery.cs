using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Webhooks.Keep;

public sealed record WebhookRow(Guid Id, string Url, string Place, IReadOnlyList<string> Kinds, DateTimeOffset MadeAt, DateTimeOffset? OffSince, string? OffBecause, int Waiting);

public sealed record DeliveryRow(Guid Id, string Kind, DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset? NextTryAt, DateTimeOffset? EndedAt, int Attempts, string? LastAnswer);

public sealed record WebhookList(IReadOnlyList<WebhookRow> Webhooks, WebhookRow? Shown, IReadOnlyList<DeliveryRow> Deliveries, IReadOnlyList<OrgUnit> Places);

public sealed class WebhooksQuery(MilepostDb db)
{
    private const int MostDeliveries = 50;

    /// <param name="show">The webhook whose events are listed.</param>
    public async Task<WebhookList> HandleAsync(Guid? show, CancellationToken ct)
    {
        var rows = await (
            from webhook in WebhooksWithin.Reach(db).AsNoTracking()
            join place in db.OrgUnits on webhook.OrgUnitId equals place.Id
            orderby webhook.Id
            select new WebhookRow(webhook.Id, webhook.Url, place.Name, webhook.Kinds, webhook.MadeAt, webhook.OffSince, webhook.OffBecause,
                db.Set<WebhookDelivery>().Count(d => d.WebhookId == webhook.Id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending)))).ToListAsync(ct);
        var shown = rows.Find(w => w.Id == show);
        IReadOnlyList<DeliveryRow> deliveries = shown is null ? [] : await db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == shown.Id).OrderByDescending(d => d.Id).Take(MostDeliveries)
            .Select(d => new DeliveryRow(d.Id, d.Kind, d.State, d.CreatedAt, d.State == DeliveryState.Waiting && d.Attempts > 0 ? d.NextTryAt : null, d.EndedAt, d.Attempts, d.LastAnswer)).ToListAsync(ct);
        return new(rows, shown, deliveries, await db.UnitsKeptByActorAsync(ct));
    }
}
