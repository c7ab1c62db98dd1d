using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web.Forms;

namespace Milepost.App.Features.Waivers;

/// <summary>One thing in the record that a requirement judges.</summary>
public sealed record WaiverSubject(string Key, string Words);

/// <summary>What a requirement can be waived for in one record, beside everything: each thing that it judges there.</summary>
public sealed class WaiverSubjectsQuery(MilepostDb db, AgencyTime time)
{
    /// <summary>The subject of duties toward the person as a whole.</summary>
    private const string Person = "participant";

    public async Task<IReadOnlyList<WaiverSubject>> HandleAsync(Guid participantId, string requirement, CancellationToken ct)
    {
        var today = time.Today;
        var subjects = await db.Findings.AsNoTracking()
            .Where(f => f.ParticipantId == participantId && f.Requirement == requirement && f.SeenThrough >= today && f.Subject != Person)
            .Select(f => f.Subject).Distinct().ToListAsync(ct);
        if (subjects.Count == 0) return [];
        var names = await NamesAsync(db, participantId, ct);
        return [.. subjects.Select(subject => new WaiverSubject(subject, names.GetValueOrDefault(subject, subject))).OrderBy(s => s.Words, StringComparer.Ordinal)];
    }

    /// <summary>"Service: Job Readiness Workshop (S-4)": there may be several of one name.</summary>
    internal static async Task<Dictionary<string, string>> NamesAsync(MilepostDb db, Guid participantId, CancellationToken ct)
    {
        var known = await db.Findings.AsNoTracking().Where(f => f.ParticipantId == participantId && f.Subject != Person)
            .Select(f => new { f.Subject, f.About }).Distinct().ToListAsync(ct);
        return known.GroupBy(f => f.Subject).ToDictionary(f => f.Key, f =>
        {
            var (kind, id) = f.Key.Split(':', 2) is [var before, var after] ? (before, after) : (f.Key, "");
            var about = f.Select(line => line.About).FirstOrDefault(name => name is not null);
            return about is null ? $"{PlainWords.FromName(kind)} {id}".TrimEnd() : $"{PlainWords.FromName(kind)}: {about} ({id})";
        });
    }
}
