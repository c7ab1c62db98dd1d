using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Providers;

public sealed record AddProvider(Guid Place, TrainingProviderDetails Details);

public sealed record ChangeProvider(Guid ProviderId, TrainingProviderDetails Details, long Version);

/// <param name="Why">Nothing: it is offered again.</param>
public sealed record EndProvider(Guid ProviderId, bool Ends, string? Why);

/// <summary>Adds, changes and ends training providers of the places within reach. They are ended, never deleted: records tell of them.</summary>
public sealed class KeepProvidersHandler(MilepostDb db, Actor actor, AgencyTime time)
{
    public Task<Result<TrainingProvider>> HandleAsync(AddProvider command, CancellationToken ct) => db.ChangeAsync<TrainingProvider>(async () =>
    {
        if (await PlaceAsync(command.Place, ct) is not { } place) return TrainingProblems.PlaceMissing;
        var added = TrainingProvider.Add(place.Id, command.Details);
        if (!added.IsDone) return added;
        if (await IsTakenAsync(added.Value, ct)) return TrainingProblems.ProviderNameTaken;
        db.TrainingProviders.Add(added.Value);
        await NoteAsync(place, "training.provider-added", $"Training provider added: {added.Value.Details.Name}", null, ct);
        return added;
    }, ct);

    public Task<Result<TrainingProvider>> HandleAsync(ChangeProvider command, CancellationToken ct) => db.ChangeAsync<TrainingProvider>(async () =>
    {
        if (await db.TrainingProviders.SingleOrDefaultAsync(p => p.Id == command.ProviderId, ct) is not { } provider
            || await PlaceAsync(provider.OrgUnitId, ct) is not { } place) return TrainingProblems.NotFound;
        if (provider.Version != command.Version) return StaleProblems.Changed;
        var before = provider.Details;
        var changed = provider.Change(command.Details);
        if (!changed.IsDone) return changed.As<TrainingProvider>();
        if (await IsTakenAsync(provider, ct)) return TrainingProblems.ProviderNameTaken;
        if (provider.Details != before) await NoteAsync(place, "training.provider-changed", $"Training provider changed: {provider.Details.Name}", null, ct);
        return provider;
    }, ct);

    public Task<Result<TrainingProvider>> HandleAsync(EndProvider command, CancellationToken ct) => db.ChangeAsync<TrainingProvider>(async () =>
    {
        if (await db.TrainingProviders.SingleOrDefaultAsync(p => p.Id == command.ProviderId, ct) is not { } provider
            || await PlaceAsync(provider.OrgUnitId, ct) is not { } place) return TrainingProblems.NotFound;
        var done = command.Ends ? provider.End(time.Today, command.Why) : provider.OfferAgain();
        if (!done.IsDone) return done.As<TrainingProvider>();
        await NoteAsync(place, command.Ends ? "training.provider-ended" : "training.provider-offered-again",
            $"Training provider {(command.Ends ? "no longer offered" : "offered again")}: {provider.Details.Name}", command.Why, ct);
        return provider;
    }, ct);

    /// <summary>The place, when this person may keep its lists.</summary>
    private async Task<OrgUnit?> PlaceAsync(Guid id, CancellationToken ct) =>
        actor.CanSee(id) ? await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) : null;

    private async Task<bool> IsTakenAsync(TrainingProvider provider, CancellationToken ct) =>
        (await db.TrainingProviders.AsNoTracking().Where(p => p.OrgUnitId == provider.OrgUnitId && p.Id != provider.Id).ToListAsync(ct))
            .Exists(p => string.Equals(p.Details.Name, provider.Details.Name, StringComparison.OrdinalIgnoreCase));

    private Task NoteAsync(OrgUnit place, string kind, string words, string? why, CancellationToken ct) => db.NoteAsync(kind, words, why, [], place.Path, ct);
}
