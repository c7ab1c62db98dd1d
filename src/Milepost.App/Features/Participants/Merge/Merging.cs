using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>
/// Moves everything of one record into another, on tracked rows, and writes down each value it changes. Whoever only wants to know what
/// would happen forgets the rows afterward instead of saving them.
/// </summary>
internal sealed class Merging(MilepostDb db, Participant keep, Participant other)
{
    private const string ApplicationAside = "application-set-aside";

    private readonly List<MergeLine> _journal = [];
    private readonly Dictionary<string, string> _renumbered = [];
    private readonly List<string> _setAside = [];

    public IReadOnlyList<MergeLine> Journal => _journal;

    public IReadOnlyDictionary<string, string> Renumbered => _renumbered;

    public IReadOnlyList<string> Moved { get; private set; } = [];

    /// <summary>What stays with the merged record, because a record has one at most.</summary>
    public IReadOnlyList<string> SetAside => _setAside;

    /// <summary>What has to be done first.</summary>
    public async Task<List<Problem>> RefusalsAsync(CancellationToken ct)
    {
        if (keep.Id == other.Id) return [MergeProblems.Same];
        List<Problem> refusals = [];
        // One open plan per person; which of two to go on with is for the planner to say.
        var open = await db.Plans.AsNoTracking().IgnoreAutoIncludes().Where(p => (p.ParticipantId == keep.Id || p.ParticipantId == other.Id) && p.ClosedOn == null).Select(p => p.ParticipantId).Distinct().CountAsync(ct);
        if (open == 2) refusals.Add(MergeProblems.TwoOpenPlans(keep.CaseNumber, other.CaseNumber));
        return refusals;
    }

    public async Task MoveAsync(bool takeApplication, CancellationToken ct)
    {
        var moving = await MergedRows.LoadAsync(db, MergedTables.That(AtMerge.Move), other.Id, ct);
        var kept = await MergedRows.LoadAsync(db, MergedTables.That(AtMerge.Move), keep.Id, ct);
        SetEnrollmentsAside(moving, kept);

        Renumber(moving, kept);
        foreach (var row in moving)
            foreach (var (name, value) in MergedRows.Referring(row).ToList())
            {
                var text = MergedRows.Text(value)!;
                var exchanged = MergedRows.Exchange(value.Metadata.Name, text, _renumbered.GetValueOrDefault);
                if (exchanged != text) Set(row, name, exchanged);
            }
        foreach (var row in moving.Where(MergedRows.HasOwner)) Set(row, MergedRows.Owner, keep.Id.ToString());

        await DecideAboutApplicationsAsync(takeApplication, ct);
        await DecideAboutSignInAsync(ct);
        Moved =
        [
            .. moving.Where(MergedRows.HasOwner).GroupBy(row => row.Metadata.ClrType).Select(group => MergedTables.Words(group.Key, group.Count())).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Nobody is in a program twice at a time: the enrollment that was entered first counts, and the other is set aside.</summary>
    private void SetEnrollmentsAside(List<EntityEntry> moving, List<EntityEntry> kept)
    {
        var open = kept.Select(row => row.Entity).OfType<Enrollment>().Where(e => e.IsOpen).ToList();
        foreach (var theirs in moving.Select(row => row.Entity).OfType<Enrollment>().Where(e => e.IsOpen).ToList())
        {
            if (open.Find(e => e.Program == theirs.Program) is not { } ours) continue;
            var aside = theirs.EnteredOn < ours.EnteredOn ? ours : theirs;
            _setAside.Add($"Enrollment in {Words.Of(aside.Program)} of {aside.EnteredOn.Words()}: the other one was entered first and counts");
            if (aside == theirs)
            {
                moving.RemoveAll(row => row.Entity == theirs);
                continue;
            }
            var row = kept.First(row => row.Entity == ours);
            kept.Remove(row);
            Set(row, MergedRows.CaseFileId, $"{ours.CaseFileId}-set-aside");
            Set(row, MergedRows.Owner, other.Id.ToString());
        }
    }

    /// <summary>Ids are unique within a record: where both have one, the part that comes gets the next free number.</summary>
    private void Renumber(List<EntityEntry> moving, List<EntityEntry> kept)
    {
        var taken = kept.Select(MergedRows.NumberOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var coming = moving.Select(MergedRows.NumberOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var row in moving)
        {
            if (MergedRows.NumberOf(row) is not { } number || taken.Add(number)) continue;
            string next;
            do next = keep.NextPartId(number.TrimEnd("0123456789".ToCharArray()).TrimEnd('-') is { Length: > 0 } prefix ? prefix : "M");
            while (taken.Contains(next) || coming.Contains(next));
            taken.Add(next);
            _renumbered[number] = next;
            Set(row, MergedRows.CaseFileId, next);
        }
    }

    private async Task DecideAboutApplicationsAsync(bool takeOther, CancellationToken ct)
    {
        foreach (var table in MergedTables.That(AtMerge.OneOnly))
        {
            var theirs = await MergedRows.LoadAsync(db, [table], other.Id, ct);
            var ours = await MergedRows.LoadAsync(db, [table], keep.Id, ct);
            if (theirs is not [var coming, ..]) continue;
            if (ours is [var going, ..])
            {
                _setAside.Add(takeOther ? $"The application of {keep.CaseNumber}: that of {other.CaseNumber} counts" : $"The application of {other.CaseNumber}: that of {keep.CaseNumber} counts");
                if (!takeOther) continue;
                Set(going, MergedRows.CaseFileId, ApplicationAside);
                Set(going, MergedRows.Owner, other.Id.ToString());
            }
            Set(coming, MergedRows.Owner, keep.Id.ToString());
        }
    }

    /// <summary>One sign-in per person. The other one is closed; whoever used it is let in again by an invitation.</summary>
    private async Task DecideAboutSignInAsync(CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.ParticipantId == other.Id, ct) is not { } theirs) return;
        if (await db.Users.AnyAsync(u => u.ParticipantId == keep.Id, ct))
        {
            _setAside.Add($"The sign-in {theirs.Email}: it is closed, as the record that stays has one");
            if (theirs.IsActive) Set(db.Entry(theirs), nameof(UserAccount.IsActive), "false");
        }
        else Set(db.Entry(theirs), nameof(UserAccount.ParticipantId), keep.Id.ToString());
    }

    private void Set(EntityEntry row, string property, string? after)
    {
        var value = MergedRows.Value(row, property);
        _journal.Add(new(row.Metadata.ClrType.Name, MergedRows.IdOf(row), property, MergedRows.Text(value), after));
        MergedRows.Set(value, after);
    }
}
