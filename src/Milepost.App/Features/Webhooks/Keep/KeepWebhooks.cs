using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Webhooks.Keep;

public static class WebhookProblems
{
    public static readonly Problem NotFound = new("webhook.not-found", ProblemKind.NotFound, "There is no such webhook, or it is not yours to keep.");
    public static readonly Problem PlaceMissing = new("webhook.place", ProblemKind.Invalid, "Choose the part of the organization that it hears of.", "OrgUnitId");
    public static readonly Problem KindsMissing = new("webhook.kinds", ProblemKind.Invalid, "Choose at least one kind of event.", "Kinds");
    public static readonly Problem UrlTooLong = new("webhook.url-too-long", ProblemKind.Invalid, $"Use {Webhook.LongestUrl} characters or fewer.", "Url");
    public static readonly Problem NotChosen = new("webhook.not-chosen", ProblemKind.Invalid, "Press the button beside a webhook or an event.");

    public static Problem BadUrl(string what) => new("webhook.url", ProblemKind.Invalid, what, "Url");
}

/// <summary>Webhooks of the places that somebody keeps on this route.</summary>
internal static class WebhooksWithin
{
    public static IQueryable<Webhook> Reach(MilepostDb db)
    {
        var (all, within) = (db.Actor.SeesAll, db.Actor.Offices.ToList());
        return db.Set<Webhook>().Where(w => all || within.Contains(w.OrgUnitId));
    }

    public static async Task<string?> PlaceAsync(MilepostDb db, Guid orgUnitId, CancellationToken ct) => await db.OrgUnits.Where(u => u.Id == orgUnitId).Select(u => u.Path).SingleOrDefaultAsync(ct);
}

/// <summary>Lets another program hear of changes.</summary>
public sealed record AddWebhook(Guid? OrgUnitId, string Url, IReadOnlyList<string> Kinds);

/// <param name="Secret">Shown this once.</param>
public sealed record AddedWebhook(Guid Id, string Secret);

public sealed class AddWebhookHandler(MilepostDb db, WebhookSecrets secrets, WebhookSettings settings, WebhookOutbox outbox)
{
    public Task<Result<AddedWebhook>> HandleAsync(AddWebhook command, CancellationToken ct) => db.ChangeAsync<AddedWebhook>(async () =>
    {
        List<Problem> problems = [];
        var url = command.Url.Trim();
        if (url.Length > Webhook.LongestUrl) problems.Add(WebhookProblems.UrlTooLong);
        else if (WebhookTarget.WhatIsWrong(url, settings.AllowPrivate) is { } what) problems.Add(WebhookProblems.BadUrl(what));
        if (command.Kinds.Count == 0 || !WebhookKinds.Are(command.Kinds)) problems.Add(WebhookProblems.KindsMissing);
        var place = (await db.UnitsKeptByActorAsync(ct)).Find(u => u.Id == command.OrgUnitId);
        if (place is null) problems.Add(WebhookProblems.PlaceMissing);
        if (db.Actor.AccountId is not { } owner) problems.Add(WebhookProblems.NotFound);
        else if (problems.Count == 0)
        {
            var (shown, kept) = secrets.Make();
            var webhook = new Webhook { OwnerId = owner, OrgUnitId = place!.Id, Url = url, Kinds = [.. command.Kinds.Distinct()], Secret = kept, MadeAt = db.Clock.GetUtcNow() };
            db.Add(webhook);
            await db.NoteAsync("webhook.added", $"Webhook added: {new Uri(url).Host} hears of changes at {place.Name}", null, [new("Webhook", "Kinds", null, string.Join(", ", webhook.Kinds))], place.Path, ct);
            db.WhenCommitted(outbox.Forget);
            return new AddedWebhook(webhook.Id, shown);
        }
        return problems;
    }, ct);
}

/// <summary>Gives a webhook another secret. The one before signs too for a day.</summary>
public sealed record RotateWebhookSecret(Guid WebhookId);

public sealed class RotateWebhookSecretHandler(MilepostDb db, WebhookSecrets secrets)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public Task<Result<AddedWebhook>> HandleAsync(RotateWebhookSecret command, CancellationToken ct) => db.ChangeAsync<AddedWebhook>(async () =>
    {
        if (await WebhooksWithin.Reach(db).SingleOrDefaultAsync(w => w.Id == command.WebhookId, ct) is not { } webhook) return WebhookProblems.NotFound;
        var (shown, kept) = secrets.Make();
        (webhook.FormerSecret, webhook.FormerUntil, webhook.Secret) = (webhook.Secret, db.Clock.GetUtcNow() + Overlap, kept);
        await db.NoteAsync("webhook.secret-changed", $"Webhook to {new Uri(webhook.Url).Host} has another secret", null, [], await WebhooksWithin.PlaceAsync(db, webhook.OrgUnitId, ct), ct);
        return new AddedWebhook(webhook.Id, shown);
    }, ct);
}

/// <summary>Switches a webhook off, or on again. What waited meanwhile is tried anew.</summary>
public sealed record SwitchWebhook(Guid WebhookId, bool On);

public sealed class SwitchWebhookHandler(MilepostDb db, WebhookOutbox outbox)
{
    public Task<Result<Done>> HandleAsync(SwitchWebhook command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await WebhooksWithin.Reach(db).SingleOrDefaultAsync(w => w.Id == command.WebhookId, ct) is not { } webhook) return WebhookProblems.NotFound;
        if (command.On == webhook.OffSince is null) return Done.It;
        var now = db.Clock.GetUtcNow();
        webhook.OffSince = command.On ? null : now;
        webhook.OffBecause = command.On ? null : $"Switched off by {db.Actor.Name}.";
        if (command.On)
        {
            var until = now + WebhookOutbox.Patience;
            await db.Set<WebhookDelivery>().Where(d => d.WebhookId == webhook.Id && d.State == DeliveryState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextTryAt, now).SetProperty(d => d.TryUntil, until).SetProperty(d => d.Attempts, 0), ct);
        }
        await db.NoteAsync(command.On ? "webhook.switched-on" : "webhook.switched-off", $"Webhook to {new Uri(webhook.Url).Host} switched {(command.On ? "on" : "off")}", null, [], await WebhooksWithin.PlaceAsync(db, webhook.OrgUnitId, ct), ct);
        db.WhenCommitted(outbox.Forget);
        return Done.It;
    }, ct);
}

/// <summary>Takes a webhook away with all that it was sent.</summary>
public sealed record RemoveWebhook(Guid WebhookId);

public sealed class RemoveWebhookHandler(MilepostDb db, WebhookOutbox outbox)
{
    public Task<Result<Done>> HandleAsync(RemoveWebhook command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await WebhooksWithin.Reach(db).SingleOrDefaultAsync(w => w.Id == command.WebhookId, ct) is not { } webhook) return WebhookProblems.NotFound;
        db.Remove(webhook);
        await db.NoteAsync("webhook.removed", $"Webhook to {new Uri(webhook.Url).Host} removed", null, [], await WebhooksWithin.PlaceAsync(db, webhook.OrgUnitId, ct), ct);
        db.WhenCommitted(outbox.Forget);
        return Done.It;
    }, ct);
}

/// <summary>Sends an event again, whatever became of it, under the same id.</summary>
public sealed record ResendDelivery(Guid DeliveryId);

public sealed class ResendDeliveryHandler(MilepostDb db)
{
    public Task<Result<Done>> HandleAsync(ResendDelivery command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        var within = WebhooksWithin.Reach(db);
        if (await db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == command.DeliveryId && within.Any(w => w.Id == d.WebhookId), ct) is not { } delivery) return WebhookProblems.NotFound;
        var now = db.Clock.GetUtcNow();
        (delivery.State, delivery.NextTryAt, delivery.TryUntil, delivery.Attempts, delivery.EndedAt, delivery.Lease) = (DeliveryState.Waiting, now, now + WebhookOutbox.Patience, 0, null, null);
        var webhook = await db.Set<Webhook>().AsNoTracking().SingleAsync(w => w.Id == delivery.WebhookId, ct);
        await db.NoteAsync("webhook.resent", $"An event ({delivery.Kind}) is sent to {new Uri(webhook.Url).Host} again", null, [], await WebhooksWithin.PlaceAsync(db, webhook.OrgUnitId, ct), ct);
        return Done.It;
    }, ct);
}
