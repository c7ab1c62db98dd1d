using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Store.Postgres;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.Overdue;

public enum OverdueBy { Office, Planner, Requirement }

/// <summary>How many deadlines have passed, and for how many people.</summary>
/// <param name="Rows">The most first.</param>
public sealed record OverdueCounts(OverdueBy By, DateOnly AsOf, int Findings, IReadOnlyList<OverdueRow> Rows);

/// <param name="Id">Of the office or the planner, or the requirement's; null for people without an office or a planner.</param>
/// <param name="Findings">Deadlines that have passed; waived ones are not counted.</param>
/// <param name="Participants">People who have at least one.</param>
public sealed record OverdueRow(string? Id, string? Name, int Findings, int Participants, DateOnly OldestDueOn);

/// <summary>Deadlines within reach that have passed, counted by the database from the ledger's due dates.</summary>
public sealed class OverdueCountsQuery(ReportStore reports, PolicyBook policies, AgencyTime time)
{
    public async Task<OverdueCounts> HandleAsync(OverdueBy by, CancellationToken ct)
    {
        var today = time.Today;
        var db = await reports.OpenAsync(ct);
        var overdue =
            from finding in db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today)).Where(f => f.Outcome == Outcome.Due && f.DueOn < today && !(f.WaivedThrough >= today))
            join person in db.VisibleParticipants.AsNoTracking() on finding.ParticipantId equals person.Id
            select new Line { OfficeId = person.OfficeId, PlannerId = person.PlannerId, Requirement = finding.Requirement, ParticipantId = finding.ParticipantId, DueOn = finding.DueOn!.Value };
        var rows = by switch
        {
            OverdueBy.Office => await CountAsync(overdue, line => line.OfficeId, ids => OfficesAsync(db, ids, ct), ct),
            OverdueBy.Planner => await CountAsync(overdue, line => line.PlannerId, ids => PlannersAsync(db, ids, ct), ct),
            _ => [.. (await CountAsync(overdue, line => line.Requirement, ct)).Select(c => new OverdueRow(c.Key, policies.Find(c.Key, out var file) ? file.Requirement.Title : null, c.Findings, c.Participants, c.Oldest))],
        };
        return new(by, today, rows.Sum(row => row.Findings), [.. rows.OrderByDescending(row => row.Findings).ThenBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)]);
    }

    private static Task<List<Counted<TKey>>> CountAsync<TKey>(IQueryable<Line> lines, Expression<Func<Line, TKey>> key, CancellationToken ct) =>
        lines.GroupBy(key).Select(same => new Counted<TKey>(same.Key, same.Count(), same.Select(line => line.ParticipantId).Distinct().Count(), same.Min(line => line.DueOn))).ToListAsync(ct);

    private static async Task<List<OverdueRow>> CountAsync(IQueryable<Line> lines, Expression<Func<Line, Guid?>> key, Func<List<Guid>, Task<Dictionary<Guid, string>>> names, CancellationToken ct)
    {
        var counted = await CountAsync(lines, key, ct);
        var known = await names([.. counted.Where(c => c.Key is not null).Select(c => c.Key!.Value)]);
        return [.. counted.Select(c => new OverdueRow(c.Key?.ToString(), c.Key is { } id ? known.GetValueOrDefault(id) : null, c.Findings, c.Participants, c.Oldest))];
    }

    private static Task<Dictionary<Guid, string>> OfficesAsync(MilepostDb db, List<Guid> ids, CancellationToken ct) =>
        db.OrgUnits.Where(u => EF.Parameter(ids).Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

    private static Task<Dictionary<Guid, string>> PlannersAsync(MilepostDb db, List<Guid> ids, CancellationToken ct) =>
        db.Users.Where(u => EF.Parameter(ids).Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);

    private sealed class Line
    {
        public Guid? OfficeId { get; init; }
        public Guid? PlannerId { get; init; }
        public required string Requirement { get; init; }
        public Guid ParticipantId { get; init; }
        public DateOnly DueOn { get; init; }
    }

    private sealed record Counted<TKey>(TKey Key, int Findings, int Participants, DateOnly Oldest);
}
