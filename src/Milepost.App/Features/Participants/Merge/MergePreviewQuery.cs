using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Register;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>Both records side by side, and what making them one would do.</summary>
public sealed record MergePreview(
    Participant Keep, Participant Other, string KeepHolder, string OtherHolder, Likeness? Likeness, IReadOnlyList<ProfileDifference> Differences,
    IReadOnlyList<string> Moves, IReadOnlyList<string> SetAside, IReadOnlyDictionary<string, string> Renumbered, IReadOnlyList<Problem> Refusals);

public sealed class MergePreviewQuery(MilepostDb db, LookalikesQuery lookalikes)
{
    public async Task<MergePreview?> HandleAsync(Guid keepId, Guid otherId, CancellationToken ct)
    {
        var people = await db.VisibleParticipants.Where(p => p.Id == keepId || p.Id == otherId).ToListAsync(ct);
        if (people.Find(p => p.Id == keepId) is not { } keep || people.Find(p => p.Id == otherId) is not { } other) return null;
        var merging = new Merging(db, keep, other);
        var refusals = await merging.RefusalsAsync(ct);
        var applications = await db.Applications.CountAsync(a => a.ParticipantId == keepId || a.ParticipantId == otherId, ct);
        if (refusals.Count == 0) await merging.MoveAsync(takeApplication: false, ct);
        // It was only tried: nothing of it may be saved.
        db.ChangeTracker.Clear();

        List<ProfileDifference> differences = [.. ProfileDifferences.Between(keep.Profile, other.Profile)];
        if (keep.Screening is { } ours && other.Screening is { } theirs && ours.GivenOn != theirs.GivenOn)
            differences.Add(new(ProfileDifferences.ScreeningField, "Basic skills screening", $"Given on {ours.GivenOn.Words()}", $"Given on {theirs.GivenOn.Words()}", false));
        if (applications == 2) differences.Add(new(ProfileDifferences.ApplicationField, "Application", $"That of {keep.CaseNumber}", $"That of {other.CaseNumber}", false));
        return new(
            keep, other, await HolderAsync(keep, ct), await HolderAsync(other, ct),
            Likeness.Between(new(keep.Name, keep.Profile.BirthDate, null), OnFile(other)), differences, merging.Moved, merging.SetAside, merging.Renumbered, refusals);
    }

    /// <summary>Who may be the same person, within reach, for one record.</summary>
    public async Task<IReadOnlyList<LookalikeRow>> CandidatesAsync(Participant keep, string? search, CancellationToken ct)
    {
        var sought = string.IsNullOrWhiteSpace(search) ? new PersonSought(keep.Name, keep.Profile.BirthDate, null) : new PersonSought(search, null, search);
        return [.. (await lookalikes.HandleAsync(sought, ct)).Rows.Where(row => row.Id != keep.Id)];
    }

    internal static PersonOnFile OnFile(Participant person) =>
        new(person.Profile.FirstName, person.Profile.MiddleName, person.Profile.LastName, person.Profile.PreferredName, person.Profile.BirthDate, person.CaseNumber);

    private async Task<string> HolderAsync(Participant person, CancellationToken ct)
    {
        var office = person.OfficeId is { } o ? await db.OrgUnits.Where(u => u.Id == o).Select(u => u.Name).SingleOrDefaultAsync(ct) : null;
        var planner = person.PlannerId is { } p ? await db.Users.Where(u => u.Id == p).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null;
        return $"{office ?? "No office"}, {planner ?? "no planner yet"}";
    }
}
