using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Providers;

/// <param name="Matching">Its programs that match what was searched; all of them when nothing was.</param>
/// <param name="IsKept">Whether the reader may change it.</param>
public sealed record ProviderRow(TrainingProvider Provider, string Place, IReadOnlyList<TrainingProgram> Matching, bool IsKept);

public sealed record ProviderView(TrainingProvider Provider, string Place, IReadOnlyList<TrainingProgram> Programs, int PeopleThere, bool IsKept);

public sealed record ProgramView(TrainingProvider Provider, string Place, TrainingProgram Program, int PeopleIn, bool IsKept);

/// <summary>The training providers and programs that serve the reader's places.</summary>
public sealed class ProvidersQuery(MilepostDb db, Actor actor)
{
    /// <param name="search">Part of the name of a provider, a program, an occupation or a credential; a CIP or state number.</param>
    /// <param name="ended">Also those that are offered no more.</param>
    public async Task<IReadOnlyList<ProviderRow>> HandleAsync(string? search, bool ended, DateOnly today, CancellationToken ct)
    {
        var serving = await db.UnitsServingActorAsync(ct);
        var places = await db.OrgUnits.AsNoTracking().Where(u => serving.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var providers = await db.TrainingProviders.AsNoTracking().Where(p => serving.Contains(p.OrgUnitId)).ToListAsync(ct);
        var ids = providers.ConvertAll(p => p.Id);
        var programs = (await db.TrainingPrograms.AsNoTracking().Where(p => ids.Contains(p.ProviderId)).ToListAsync(ct)).ToLookup(p => p.ProviderId);
        var words = SearchWords.Of(search ?? "");
        return [.. providers
            .Where(p => ended || p.IsOfferedOn(today))
            .Select(p => (Provider: p, Itself: Matches(words, TextOf(p)),
                Programs: programs[p.Id].Where(each => ended || each.IsOfferedOn(today)).OrderBy(each => each.Details.Name, StringComparer.OrdinalIgnoreCase).ToList()))
            .Select(each => (each.Provider, each.Itself, Matching: each.Itself ? each.Programs : each.Programs.FindAll(program => Matches(words, TextOf(each.Provider) + " " + TextOf(program)))))
            .Where(each => each.Itself || each.Matching.Count > 0)
            .OrderBy(each => each.Provider.Details.Name, StringComparer.OrdinalIgnoreCase)
            .Select(each => new ProviderRow(each.Provider, places[each.Provider.OrgUnitId], each.Matching, actor.CanSee(each.Provider.OrgUnitId)))];
    }

    public async Task<ProviderView?> FindAsync(Guid providerId, CancellationToken ct)
    {
        if (await db.TrainingProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Id == providerId, ct) is not { } provider || !await ServesAsync(provider, ct)) return null;
        var programs = await db.TrainingPrograms.AsNoTracking().Where(p => p.ProviderId == providerId).ToListAsync(ct);
        return new(provider, await PlaceAsync(provider, ct), [.. programs.OrderBy(p => p.EndedOn is not null).ThenBy(p => p.Details.Name, StringComparer.OrdinalIgnoreCase)],
            (await PeopleAsync(ct)).Count(t => t.ProviderId == providerId), actor.CanSee(provider.OrgUnitId));
    }

    public async Task<ProgramView?> FindProgramAsync(Guid programId, CancellationToken ct)
    {
        if (await db.TrainingPrograms.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programId, ct) is not { } program) return null;
        var provider = await db.TrainingProviders.AsNoTracking().SingleAsync(p => p.Id == program.ProviderId, ct);
        if (!await ServesAsync(provider, ct)) return null;
        return new(provider, await PlaceAsync(provider, ct), program, (await PeopleAsync(ct)).Count(t => t.ProgramId == programId), actor.CanSee(provider.OrgUnitId));
    }

    /// <summary>The places whose lists the reader may keep on this route.</summary>
    public Task<List<OrgUnit>> PlacesAsync(CancellationToken ct) => db.UnitsKeptByActorAsync(ct);

    private async Task<bool> ServesAsync(TrainingProvider provider, CancellationToken ct) => (await db.UnitsServingActorAsync(ct)).Contains(provider.OrgUnitId);

    private Task<string> PlaceAsync(TrainingProvider provider, CancellationToken ct) => db.OrgUnits.Where(u => u.Id == provider.OrgUnitId).Select(u => u.Name).SingleAsync(ct);

    /// <summary>The trainings of everybody within reach that are chosen from the list.</summary>
    private async Task<List<TrainingDetails>> PeopleAsync(CancellationToken ct) =>
        await db.Services.AsNoTracking().Where(s => s.Details.Training != null && db.VisibleParticipants.Any(p => p.Id == s.ParticipantId)).Select(s => s.Details.Training!).ToListAsync(ct);

    private static string TextOf(TrainingProvider provider) => $"{provider.Details.Name} {provider.Details.StateId} {provider.Details.Address}";

    private static string TextOf(TrainingProgram program) =>
        $"{program.Details.Name} {program.Details.CipCode} {program.Details.StateId} {string.Join(' ', program.Details.Occupations)} {string.Join(' ', program.Credentials.Select(c => c.Name))}";

    private static bool Matches(string[] words, string text)
    {
        if (words.Length == 0) return true;
        var normal = SearchWords.Normalize(text);
        return words.All(word => normal.Contains(word, StringComparison.Ordinal));
    }
}
