using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;

namespace Milepost.App.Features.Waivers;

/// <summary>A waiver as it is read.</summary>
/// <param name="Title">Title of the requirement; its id where no pack has it any more.</param>
/// <param name="Subject">What it is waived for, as findings name it; null for everything in the record.</param>
/// <param name="About">What that is called.</param>
public sealed record WaiverRow(Guid Id, string Requirement, string Title, string? Subject, string? About, DateOnly From, DateOnly Until, string Reason, string GivenBy)
{
    public string For => Subject is null ? "Everything in the record" : About ?? Subject;

    public bool IsActive(DateOnly today) => From <= today && today <= Until;

    /// <summary>Taken back on the day it was given.</summary>
    public bool NeverCounted => Until < From;
}

/// <summary>The waivers of somebody within reach.</summary>
public sealed class WaiversQuery(MilepostDb db, PolicyBook policies, AgencyTime time)
{
    /// <summary>Those that count today.</summary>
    public async Task<IReadOnlyList<WaiverRow>> HandleAsync(Guid participantId, CancellationToken ct)
    {
        var today = time.Today;
        return [.. (await AllAsync(participantId, ct)).Where(waiver => waiver.IsActive(today))];
    }

    /// <summary>Past ones, too; the last to end first.</summary>
    public async Task<IReadOnlyList<WaiverRow>> AllAsync(Guid participantId, CancellationToken ct)
    {
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return [];
        var waivers = await db.Waivers.AsNoTracking().Where(w => w.ParticipantId == participantId).ToListAsync(ct);
        if (waivers.Count == 0) return [];
        var names = await WaiverSubjectsQuery.NamesAsync(db, participantId, ct);
        return [.. waivers.OrderByDescending(w => w.Until).ThenByDescending(w => w.Id).Select(w => new WaiverRow(
            w.Id, w.Requirement, policies.Find(w.Requirement, out var file) ? file.Requirement.Title : w.Requirement, w.Subject,
            w.Subject is { } subject ? names.GetValueOrDefault(subject) : null, w.From, w.Until, w.Reason, w.GivenBy))];
    }
}
