using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Services.Enter;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Group;

/// <param name="Mine">Only those whose planner is the reader.</param>
/// <param name="On">Who has the service on this day already is shown.</param>
public sealed record GroupEntryFilter(string? Pack, Program? Program, string? Service, string? Search, bool Mine, DateOnly? On);

/// <param name="Parts">The goals and objectives of the open plan; read only where the pack asks for the goal.</param>
public sealed record GroupPerson(Guid Id, string Name, string CaseNumber, string? Planner, bool HasIt, IReadOnlyList<SelectListItem> Parts);

/// <param name="Choice">Nothing until a service is chosen.</param>
public sealed record GroupEntry(
    IReadOnlyList<Pack> Packs, Pack Pack, IReadOnlyList<Program> Programs, Program Program, IReadOnlyList<SelectListItem> Offered, ServiceChoice? Choice,
    IReadOnlyList<GroupPerson> People, int Total, IReadOnlyList<SelectListItem> SupportTypes, IReadOnlyList<SelectListItem> Elements);

/// <summary>The services that can be entered for many at once, and the people to tick.</summary>
public sealed class GroupEntryQuery(MilepostDb db, Actor actor, Packs packs, ReferenceLists lists)
{
    public const int MostPeople = 200;

    public async Task<GroupEntry?> HandleAsync(GroupEntryFilter filter, CancellationToken ct)
    {
        var inUse = await db.VisibleParticipants.AsNoTracking().GroupBy(p => p.PackId).Select(g => new { Id = g.Key, People = g.Count() }).OrderByDescending(g => g.People).ToListAsync(ct);
        if (inUse.Count == 0) return null;
        var known = inUse.Select(each => packs[each.Id]).ToList();
        var pack = known.Find(p => p.Id == filter.Pack) ?? known[0];
        var programs = pack.Settings.Programs.Select(CodeWords.Read<Program>).ToList();
        var program = filter.Program is { } asked && programs.Contains(asked) ? asked : await MostUsedAsync(pack, programs, ct);

        var offered = lists.ServicesFor(pack.Id, CodeWords.Of(program)).Where(code => FitsGroups(ServiceChoice.Of(code, program, pack.Settings))).ToList();
        var choice = offered.Find(code => code.Service == filter.Service) is { } chosen ? ServiceChoice.Of(chosen, program, pack.Settings) : null;
        var (people, total) = choice is null ? ([], 0) : await PeopleAsync(filter, pack, program, choice, ct);
        return new(known, pack, programs, program, ServiceEntryQuery.GroupedByKind(offered, pack.Settings), choice, people, total,
            [.. lists.SupportTypesFor(pack.Id, CodeWords.Of(program)).Select(s => new SelectListItem(s.Name, s.Name))],
            [.. lists.YouthElements.Select(e => new SelectListItem($"{e.Number}. {e.Name}", $"{e.Number}"))]);
    }

    /// <summary>A worksite or an apprenticeship is one person's own.</summary>
    private static bool FitsGroups(ServiceChoice choice) => !choice.AsksPlacement && !choice.AsksApprenticeship;

    private async Task<Program> MostUsedAsync(Pack pack, List<Program> programs, CancellationToken ct)
    {
        var used = await db.Enrollments.AsNoTracking().Where(e => e.ExitedOn == null && db.VisibleParticipants.Any(p => p.Id == e.ParticipantId && p.PackId == pack.Id))
            .GroupBy(e => e.Program).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ToListAsync(ct);
        return used.Select(each => (Program?)each.Key).FirstOrDefault(p => programs.Contains(p!.Value)) ?? programs[0];
    }

    private async Task<(IReadOnlyList<GroupPerson>, int)> PeopleAsync(GroupEntryFilter filter, Pack pack, Program program, ServiceChoice choice, CancellationToken ct)
    {
        var people = db.VisibleParticipants.AsNoTracking().Where(p => p.PackId == pack.Id);
        people = people.Where(p => db.Enrollments.Any(e => e.ParticipantId == p.Id && e.Program == program && e.ExitedOn == null));
        if (filter.Mine) people = people.Where(p => actor.Caseload.Contains(p.PlannerId));
        foreach (var word in SearchWords.Of(filter.Search ?? "").Take(6)) people = people.Where(p => p.SearchText.Contains(word));

        var total = await people.CountAsync(ct);
        var found = await (
            from p in people
            join planner in db.Users on p.PlannerId equals (Guid?)planner.Id into planners
            from planner in planners.DefaultIfEmpty()
            orderby p.Profile.LastName, p.Profile.FirstName, p.CaseNumber
            select new { p.Id, p.Profile.FirstName, p.Profile.LastName, p.CaseNumber, Planner = planner == null ? null : planner.DisplayName }).Take(MostPeople).ToListAsync(ct);
        var ids = found.Select(f => f.Id).ToList();
        var have = filter.On is { } on
            ? (await db.Services.AsNoTracking().Where(s => ids.Contains(s.ParticipantId) && s.Details.StartsOn == on && s.Details.Code == choice.Code && s.Details.Name == choice.Name)
                .Select(s => s.ParticipantId).ToListAsync(ct)).ToHashSet()
            : [];
        var plans = choice.Rules.Requires("goal")
            ? (await db.Plans.AsNoTracking().Where(p => ids.Contains(p.ParticipantId) && p.ClosedOn == null).ToListAsync(ct)).ToLookup(p => p.ParticipantId)
            : Enumerable.Empty<Plan>().ToLookup(p => p.ParticipantId);
        return ([.. found.Select(f => new GroupPerson(f.Id, $"{f.FirstName} {f.LastName}", f.CaseNumber, f.Planner, have.Contains(f.Id),
            [.. plans[f.Id].SelectMany(p => p.Goals).Where(g => g.IsOpen).Select(g => new SelectListItem(g.Details.Statement, new PlanPart(g.CaseFileId, null).ToString()))]))], total);
    }
}
