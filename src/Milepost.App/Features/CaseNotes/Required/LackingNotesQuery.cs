using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Findings;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.CaseNotes.Required;

/// <param name="Planner">Id of a planner, "none" for people whom nobody plans for; null for everybody within reach.</param>
public sealed record LackingFilter(string? Planner, int Page);

public sealed record LackingNote(string Requirement, string Subject, string Title, string? About, string DueWords, bool IsLate);

public sealed record PersonLackingNotes(Guid Id, string Name, string CaseNumber, string? Planner, IReadOnlyList<LackingNote> Notes);

public sealed record LackingNotesList(IReadOnlyList<PersonLackingNotes> People, int Total, int Page, int Pages);

/// <summary>Who lacks which of the notes that requirements ask for, from the ledger: one statement for a page of people, one to count them.</summary>
public sealed class LackingNotesQuery(MilepostDb db, PolicyBook policies, Actor actor, AgencyTime time)
{
    public const int PageSize = 50;

    private const string None = "none";

    public async Task<LackingNotesList> HandleAsync(LackingFilter filter, CancellationToken ct)
    {
        var today = time.Today;
        var asked = NoteAsked.By(policies.Files.Select(file => file.Requirement)).Select(note => note.Requirement.Id).Distinct().ToList();
        // What is due on a day to come lacks nothing yet.
        var open = db.Findings.AsNoTracking().Where(Urgencies.IsOpenOn(today))
            .Where(f => EF.Parameter(asked).Contains(f.Requirement) && !(f.WaivedThrough >= today) && !(f.Outcome == Outcome.Due && f.DueOn >= today));
        var people = db.VisibleParticipants.AsNoTracking().Where(p => open.Any(f => f.ParticipantId == p.Id));
        if (filter.Planner == None) people = people.Where(p => p.PlannerId == null);
        else if (Guid.TryParse(filter.Planner, out var planner)) people = people.Where(p => p.PlannerId == planner);

        var total = await people.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var shown = people.OrderBy(p => p.Profile.LastName).ThenBy(p => p.Profile.FirstName).ThenBy(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(p => new { p.Id, p.Profile.FirstName, p.Profile.LastName, p.CaseNumber, p.PlannerId });
        var lines = await (
            from person in shown
            join finding in open on person.Id equals finding.ParticipantId
            join account in db.Users on person.PlannerId equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            select new
            {
                person.Id, person.FirstName, person.LastName, person.CaseNumber, Planner = account == null ? null : account.DisplayName,
                finding.Requirement, finding.Subject, finding.About, finding.Outcome, finding.DueOn,
            }).ToListAsync(ct);
        return new(
        [
            .. lines.GroupBy(line => line.Id).Select(person => new PersonLackingNotes(
                    person.Key, $"{person.First().FirstName} {person.First().LastName}".Trim(), person.First().CaseNumber, person.First().Planner,
                    [
                        .. person.OrderBy(line => line.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Requirement, StringComparer.Ordinal).ThenBy(line => line.About, StringComparer.Ordinal)
                            .Select(line => new LackingNote(
                                line.Requirement, line.Subject, policies.Find(line.Requirement, out var file) ? file.Requirement.Title : line.Requirement, line.About,
                                Urgencies.DueWords(line.Outcome, line.DueOn, today), line.DueOn < today)),
                    ]))
                .OrderBy(person => lines.First(line => line.Id == person.Id).LastName, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase),
        ], total, page, pages);
    }

    /// <summary>Whose people the reader may see, for the filter; nobody where the reader plans only.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> PlannersAsync(CancellationToken ct)
    {
        if (actor.Roles.All(role => role == StaffRole.CareerPlanner)) return [];
        var planners = await (
            from id in db.VisibleParticipants.Select(p => p.PlannerId).Distinct()
            join account in db.Users on id equals (Guid?)account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            select new { Id = id, Name = account == null ? null : account.DisplayName }).ToListAsync(ct);
        return [.. planners.OrderBy(p => p.Id is null).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(p => (p.Id?.ToString() ?? None, p.Name ?? "Nobody yet"))];
    }
}
