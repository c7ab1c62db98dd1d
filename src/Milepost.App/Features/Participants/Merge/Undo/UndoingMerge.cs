using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Participants.Merge.Undo;

/// <summary>
/// Takes a merge back on tracked rows: what came goes back with its old ids; what was added since stays, except what hangs on something
/// that goes. Whoever only wants to know what would happen forgets the rows afterward.
/// </summary>
internal sealed class UndoingMerge(MilepostDb db, RecordMerge merge, Participant keep, Participant other)
{
    private readonly Dictionary<(string Table, Guid Id), EntityEntry> _rows = [];

    public IReadOnlyList<string> GoesBack { get; private set; } = [];

    public IReadOnlyList<string> Stays { get; private set; } = [];

    /// <returns>Why it cannot be done; nothing when it was done on the rows.</returns>
    public async Task<List<Problem>> MoveBackAsync(CancellationToken ct)
    {
        if (merge.IsUndone) return [MergeProblems.UndoneAlready];
        var later = await db.Merges.AsNoTracking().Where(m => m.SurvivorId == keep.Id && m.UndoneAt == null && m.Id > merge.Id).Select(m => m.MergedCaseNumber).FirstOrDefaultAsync(ct);
        if (later is not null) return [MergeProblems.LaterMerge(later)];

        List<Type> tables = [.. MergedTables.That(AtMerge.Move), .. MergedTables.That(AtMerge.OneOnly)];
        var here = await MergedRows.LoadAsync(db, tables, keep.Id, ct);
        foreach (var row in here.Concat(await MergedRows.LoadAsync(db, tables, other.Id, ct))) Know(row);
        foreach (var account in await db.Users.Where(u => u.ParticipantId == keep.Id || u.ParticipantId == other.Id).ToListAsync(ct)) Know(db.Entry(account));
        if (merge.Journal.FirstOrDefault(line => !_rows.ContainsKey((line.Table, line.Id))) is { } gone)
            return [MergeProblems.Deleted($"{gone.Table} {gone.Before}")];

        var going = GoingBack(here);
        var staying = here.Except(going).ToList();
        if (Entangled(going, staying) is { Count: > 0 } entangled) return entangled;

        var addedSince = staying.Where(row => MergedRows.HasOwner(row) && MergedRows.IdOf(row).CompareTo(merge.Id) > 0).ToList();
        var back = merge.Renumbered.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var row in going)
            foreach (var (name, value) in MergedRows.Referring(row).ToList())
            {
                var text = MergedRows.Text(value)!;
                var exchanged = MergedRows.Exchange(value.Metadata.Name, text, back.GetValueOrDefault);
                if (exchanged != text) MergedRows.Set(MergedRows.Value(row, name), exchanged);
            }
        foreach (var line in merge.Journal.Reverse().Where(line => line.Property is MergedRows.Owner or MergedRows.CaseFileId or nameof(UserAccount.IsActive)))
            MergedRows.Set(MergedRows.Value(_rows[(line.Table, line.Id)], line.Property), line.Before);
        // What was added to something that goes back goes with it.
        foreach (var row in going.Where(MergedRows.HasOwner)) MergedRows.Set(row.Property(MergedRows.Owner), other.Id.ToString());

        GoesBack = Count(going);
        Stays = Count(addedSince);
        return [];
    }

    private void Know(EntityEntry row) => _rows[(row.Metadata.ClrType.Name, MergedRows.IdOf(row))] = row;

    private List<EntityEntry> GoingBack(List<EntityEntry> here)
    {
        var came = merge.Journal.Where(line => line.Property == MergedRows.Owner && line.After == keep.Id.ToString()).Select(line => line.Id).ToHashSet();
        var going = here.Where(row => MergedRows.HasOwner(row) && (came.Contains(MergedRows.IdOf(row)) || HangsOn(row, came))).ToList();
        var parts = going.Select(row => row.Entity).OfType<Plan>().SelectMany(MergedRows.HangingFrom).ToHashSet();
        going.AddRange(here.Where(row => parts.Contains(row.Entity)));
        return going;
    }

    /// <summary>A printed form, a settled version, a request to sign, an approval: they are of one plan or service.</summary>
    private static bool HangsOn(EntityEntry row, HashSet<Guid> came) => row.Properties
        .Any(value => value.Metadata.Name is "PlanId" or "SubjectId" && value.CurrentValue is Guid id && came.Contains(id));

    private static List<Problem> Entangled(List<EntityEntry> going, List<EntityEntry> staying)
    {
        var goingIds = Numbers(going);
        var stayingIds = Numbers(staying);
        List<Problem> problems = [];
        foreach (var (rows, elsewhere) in new[] { (going, stayingIds), (staying, goingIds) })
            foreach (var row in rows)
                foreach (var id in MergedRows.ReferredTo(row))
                    if (elsewhere.TryGetValue(id, out var target)) problems.Add(MergeProblems.Entangled(Named(row), Named(target)));
        return problems;
    }

    private static Dictionary<string, EntityEntry> Numbers(List<EntityEntry> rows) =>
        rows.Where(row => MergedRows.NumberOf(row) is not null).GroupBy(row => MergedRows.NumberOf(row)!).ToDictionary(group => group.Key, group => group.First());

    private static string Named(EntityEntry row) => $"{row.Metadata.ClrType.Name} {MergedRows.NumberOf(row)}".TrimEnd();

    private static List<string> Count(IEnumerable<EntityEntry> rows) =>
        [.. rows.Where(MergedRows.HasOwner).GroupBy(row => row.Metadata.ClrType).Select(group => MergedTables.Words(group.Key, group.Count())).Order(StringComparer.Ordinal)];
}
