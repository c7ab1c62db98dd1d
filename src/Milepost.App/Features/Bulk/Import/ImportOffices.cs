using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>The offices that rows name: those that are here, by code or name, and new ones for the others.</summary>
/// <remarks>A new office hangs from the one state there is. An empty installation gets a state of its own for them, which an administrator renames and orders.</remarks>
internal sealed class ImportOffices(MilepostDb db, Packs packs)
{
    private const string RootCode = "imported";

    public List<string> Made { get; } = [];

    /// <param name="pack">The pack that was asked for; null for that of the one state.</param>
    /// <param name="wanted">Codes or names of the offices to take people of; empty for all.</param>
    /// <returns>The offices by key, or what is wrong.</returns>
    public async Task<(Dictionary<string, ImportOffice>? Offices, string? Problem)> FindOrMakeAsync(
        IReadOnlyCollection<string> names, string? pack, IReadOnlyList<string> wanted, string source, bool dryRun, CancellationToken ct)
    {
        if (pack is not null && !packs.Find(pack, out _)) return (null, $"There is no pack \"{pack}\". Use one of: {string.Join(", ", packs.All.Select(p => p.Id))}.");
        var units = await db.OrgUnits.AsNoTracking().ToListAsync(ct);
        var states = units.Where(u => u.Kind == OrgUnitKind.State).ToList();
        pack ??= states is [{ PackId: { } only }] ? only : null;
        var byId = units.ToDictionary(u => u.Id);
        var known = new Dictionary<string, OrgUnit>();
        foreach (var unit in units.OrderByDescending(u => u.Kind == OrgUnitKind.Office)) known.TryAdd(OfficeKey.Of(unit.Name), unit);
        foreach (var unit in units) known[OfficeKey.Of(unit.Code)] = unit;

        var missing = names.Where(n => !string.IsNullOrWhiteSpace(n) && !known.ContainsKey(OfficeKey.Of(n))).DistinctBy(OfficeKey.Of).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            if (pack is null) return (null, $"There is no office \"{missing[0]}\" yet. Say which policy new offices follow, with --pack and one of: {string.Join(", ", packs.All.Select(p => p.Id))}.");
            if (states.Count > 1) return (null, $"There is no office \"{missing[0]}\", and {states.Count} states it could belong to. Add it on the Organization page first.");
            var made = await MakeAsync(missing, states.FirstOrDefault(), units, pack, source, dryRun, ct);
            if (made.Problem is not null) return (null, made.Problem);
            foreach (var (name, unit) in made.Units) (known[OfficeKey.Of(name)], byId[unit.Id]) = (unit, unit);
        }
        foreach (var name in wanted.Where(w => !known.ContainsKey(OfficeKey.Of(w)))) return (null, $"There is no office \"{name}\", here or in the files. Use a code or a name.");

        var chosen = wanted.Select(w => known[OfficeKey.Of(w)].Id).ToHashSet();
        Dictionary<string, ImportOffice> offices = [];
        foreach (var (key, unit) in known)
        {
            if ((PackOf(unit) ?? pack) is { } follows) offices[key] = new(unit.Id, follows, chosen.Count == 0 || chosen.Contains(unit.Id));
        }
        return (offices, null);

        string? PackOf(OrgUnit unit) => unit.PackId ?? (unit.ParentId is { } parent ? PackOf(byId[parent]) : null);
    }

    private async Task<(List<(string Name, OrgUnit Unit)> Units, string? Problem)> MakeAsync(
        List<string> names, OrgUnit? root, List<OrgUnit> units, string pack, string source, bool dryRun, CancellationToken ct)
    {
        List<(string Name, OrgUnit Unit)> made = [];
        var codes = units.Select(u => u.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<OrgUnit> added = [];
        if (root is null)
        {
            var state = OrgUnit.Create(OrgUnitKind.State, RootCode, "Imported offices", null, pack, null, null);
            if (!state.IsDone) return (made, state.Problem!.Message);
            added.Add(root = state.Value);
            codes.Add(RootCode);
        }
        foreach (var name in names)
        {
            var office = OrgUnit.Create(OrgUnitKind.Office, CodeFor(name, codes), name, root, pack, null, null);
            if (!office.IsDone) return (made, $"The office \"{name}\" cannot be added: {office.Problem!.Message}");
            codes.Add(office.Value.Code);
            added.Add(office.Value);
            made.Add((name, office.Value));
        }
        Made.AddRange(names);
        if (dryRun) return (made, null);
        await db.ChangeAsync<Done>(async () =>
        {
            db.OrgUnits.AddRange(added);
            await db.NoteAsync("organization.imported", $"{(names.Count == 1 ? "1 office" : $"{names.Count} offices")} imported", source, ct);
            return Done.It;
        }, Gates.Open, ct);
        db.ChangeTracker.Clear();
        return (made, null);
    }

    /// <summary>"North Side Office" becomes north-side-office; one that is taken gets a number.</summary>
    private static string CodeFor(string name, HashSet<string> taken)
    {
        var words = SearchWords.Of(name).Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0);
        var code = string.Join('-', words);
        if (code.Length == 0) code = "office";
        if (code.Length > 34) code = code[..34].TrimEnd('-');
        var free = code;
        for (var number = 2; taken.Contains(free); number++) free = $"{code}-{number}";
        return free;
    }
}
