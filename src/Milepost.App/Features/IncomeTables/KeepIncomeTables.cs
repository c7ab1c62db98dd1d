using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.IncomeTables;

/// <summary>Adds an income table at a place; it serves that place and all below it.</summary>
public sealed record AddIncomeTable(Guid OrgUnitId, LocalIncomeTableDetails Details);

public sealed record ChangeIncomeTable(Guid TableId, LocalIncomeTableDetails Details, long Version);

/// <summary>Keeps the income tables of the places within reach.</summary>
public sealed class KeepIncomeTablesHandler(MilepostDb db)
{
    public Task<Result<LocalIncomeTable>> HandleAsync(AddIncomeTable command, CancellationToken ct) => db.ChangeAsync<LocalIncomeTable>(async () =>
    {
        if ((await db.UnitsKeptByActorAsync(ct)).Find(unit => unit.Id == command.OrgUnitId) is not { } place) return IncomeTableProblems.PlaceMissing;
        var added = LocalIncomeTable.Add(command.OrgUnitId, command.Details);
        if (!added.IsDone) return added;
        db.LocalIncomeTables.Add(added.Value);
        await db.NoteAsync("organization.income-table-added", $"Income table added: {added.Value.Named}", null, [], place.Path, ct);
        return added;
    }, ct);

    public Task<Result<LocalIncomeTable>> HandleAsync(ChangeIncomeTable command, CancellationToken ct) => db.ChangeAsync<LocalIncomeTable>(async () =>
    {
        if (await db.LocalIncomeTables.SingleOrDefaultAsync(t => t.Id == command.TableId, ct) is not { } table
            || (await db.UnitsKeptByActorAsync(ct)).Find(unit => unit.Id == table.OrgUnitId) is not { } place) return IncomeTableProblems.NotFound;
        if (table.Version != command.Version) return StaleProblems.Changed;
        var before = table.Details;
        var changed = table.Change(command.Details);
        if (!changed.IsDone) return changed.As<LocalIncomeTable>();
        if (table.Details != before) await db.NoteAsync("organization.income-table-changed", $"Income table changed: {table.Named}", null, [], place.Path, ct);
        return table;
    }, ct);
}

public sealed record KeptIncomeTable(LocalIncomeTable Table, OrgUnit Place, bool MayChange);

/// <summary>The income tables that places keep and that serve somebody within reach.</summary>
public sealed class IncomeTablesQuery(MilepostDb db)
{
    public async Task<IReadOnlyList<KeptIncomeTable>> HandleAsync(CancellationToken ct)
    {
        var serving = await db.UnitsServingActorAsync(ct);
        var kept = (await db.UnitsKeptByActorAsync(ct)).Select(unit => unit.Id).ToHashSet();
        var places = await db.OrgUnits.AsNoTracking().Where(u => serving.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var tables = await db.LocalIncomeTables.AsNoTracking().Where(t => serving.Contains(t.OrgUnitId)).ToListAsync(ct);
        return [.. tables.Select(table => new KeptIncomeTable(table, places[table.OrgUnitId], kept.Contains(table.OrgUnitId)))
            .OrderBy(each => each.Place.Path, StringComparer.Ordinal).ThenByDescending(each => each.Table.Details.From)];
    }

    public Task<List<OrgUnit>> PlacesAsync(CancellationToken ct) => db.UnitsKeptByActorAsync(ct);
}
