using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Elements;

/// <summary>The 14 youth elements of one person, each with what is planned, going on and done.</summary>
public sealed record PersonElements(string Name, bool IsYouth, IReadOnlyList<ElementLine> Lines)
{
    public int Received => Lines.Count(line => line.Services.Any(service => !service.IsPlanned));
}

/// <param name="Objectives">Open objectives of the plan that lead to the element without a service yet.</param>
public sealed record ElementLine(YouthElement Element, IReadOnlyList<ElementService> Services, IReadOnlyList<string> Objectives)
{
    public string Status =>
        Services.Any(s => s.IsOpen) ? "Going on"
        : Services.Any(s => !s.IsPlanned) ? "Received"
        : Services.Count > 0 || Objectives.Count > 0 ? "Planned"
        : "Not yet";
}

public sealed record ElementService(Guid Id, string Title, DateOnly StartsOn, DateOnly? EndsOn, bool IsPlanned, bool IsOpen);

public sealed class ElementsQuery(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    public async Task<PersonElements?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var today = time.Today;
        var services = (await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId && s.Details.YouthElement != null).OrderBy(s => s.Details.StartsOn).ToListAsync(ct))
            .ToLookup(s => s.Details.YouthElement!.Value);
        var objectives = (await db.Plans.AsNoTracking().OpenOfAsync(participantId, ct))?.Goals.SelectMany(g => g.Objectives)
            .Where(o => o.IsOpen && o.Services.Count == 0).Select(o => (o.Details.Statement, Element: o.Details.Predefined is { } name ? lists.FindObjective(name)?.YouthElement : null))
            .Where(o => o.Element is not null).ToLookup(o => o.Element!.Value, o => o.Statement);
        var isYouth = await db.Enrollments.AnyAsync(e => e.ParticipantId == participantId && e.Program == Program.Youth, ct)
            || await db.Plans.AnyAsync(p => p.ParticipantId == participantId && p.Kind == PlanKind.Iss, ct);
        return new(participant.Name, isYouth, [.. lists.YouthElements.Select(element => new ElementLine(
            element,
            [.. services[element.Number].Select(s => new ElementService(s.Id, s.Title, s.Details.StartsOn, s.EndsOn, s.Details.StartsOn > today, s.IsOpen && s.Details.StartsOn <= today))],
            [.. objectives?[element.Number] ?? []]))]);
    }
}

/// <summary>How many young people within reach had each element in a program year.</summary>
public sealed record OfficeElements(int Year, int Youth, IReadOnlyList<OfficeElement> Lines);

/// <param name="People">Who had a service of it that started or went on in the year, by name.</param>
public sealed record OfficeElement(YouthElement Element, int Services, IReadOnlyList<ElementPerson> People);

public sealed record ElementPerson(Guid Id, string Name);

public sealed class OfficeElementsQuery(MilepostDb db, ReferenceLists lists)
{
    public async Task<OfficeElements> HandleAsync(int year, CancellationToken ct)
    {
        var (first, last) = (ProgramYear.FirstDay(year), ProgramYear.LastDay(year));
        var youth = db.VisibleParticipants.AsNoTracking().Where(p => db.Enrollments.Any(e =>
            e.ParticipantId == p.Id && e.Program == Program.Youth && e.EnteredOn <= last && (e.ExitedOn == null || e.ExitedOn >= first)));
        var given = await (from person in youth
                           join service in db.Services.AsNoTracking() on person.Id equals service.ParticipantId
                           where service.Details.YouthElement != null && service.Details.StartsOn <= last && (service.EndsOn == null || service.EndsOn >= first)
                           select new { person.Id, person.Profile.FirstName, person.Profile.LastName, Element = service.Details.YouthElement!.Value }).ToListAsync(ct);
        var byElement = given.ToLookup(each => each.Element);
        return new(year, await youth.CountAsync(ct), [.. lists.YouthElements.Select(element => new OfficeElement(
            element, byElement[element.Number].Count(),
            [.. byElement[element.Number].DistinctBy(each => each.Id).OrderBy(each => each.LastName, StringComparer.Ordinal).ThenBy(each => each.FirstName, StringComparer.Ordinal)
                .Select(each => new ElementPerson(each.Id, $"{each.FirstName} {each.LastName}"))]))]);
    }
}
