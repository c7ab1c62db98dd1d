using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Training.ClassAttendance;

/// <param name="Hours">What is recorded for these days already.</param>
public sealed record ClassMember(Guid ParticipantId, Guid ServiceId, string Name, string CaseNumber, AttendanceHours? Hours);

/// <param name="Members">Everybody in the class who has the service on one of these days.</param>
public sealed record ClassRoll(IReadOnlyList<SelectListItem> Classes, string? Name, IReadOnlyList<ClassMember> Members, int Total);

/// <summary>Classes that people within reach attend: those in one program of the list, or in one service of one name.</summary>
public sealed class ClassAttendanceQuery(MilepostDb db)
{
    public const int MostPeople = 200;

    private const string ProgramMark = "program:";
    private const string ServiceMark = "service:";

    public async Task<ClassRoll> HandleAsync(string? chosen, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var found = (await (
                from service in db.Services.AsNoTracking()
                join person in db.VisibleParticipants.AsNoTracking() on service.ParticipantId equals person.Id
                where service.Details.StartsOn <= last && (service.EndsOn == null || service.EndsOn >= first)
                select new { service, person.Profile.FirstName, person.Profile.LastName, person.CaseNumber }).ToListAsync(ct))
            .Where(each => each.service.KeepsAttendance).ToList();
        var programIds = found.Select(each => each.service.Details.Training?.ProgramId).OfType<Guid>().Distinct().ToList();
        var programs = (await db.TrainingPrograms.AsNoTracking().Where(p => programIds.Contains(p.Id)).ToListAsync(ct)).ToDictionary(p => p.Id, p => p.Details.Name);

        var classes = found.GroupBy(each => KeyOf(each.service)).Select(g => (g.Key, Name: NameOf(g.First().service), Count: g.Count())).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var here = found.Where(each => KeyOf(each.service) == chosen).OrderBy(each => each.LastName, StringComparer.OrdinalIgnoreCase).ThenBy(each => each.FirstName, StringComparer.OrdinalIgnoreCase).ToList();
        var people = here.Take(MostPeople).ToList();
        var ids = people.Select(each => each.service.ParticipantId).ToList();
        var entries = (await db.AttendanceEntries.AsNoTracking().Where(e => ids.Contains(e.ParticipantId)).ToListAsync(ct)).Where(e => e.Hours.From == first && e.Hours.To == last).ToLookup(e => (e.ParticipantId, e.Service));
        return new(
            [.. classes.Select(c => new SelectListItem($"{c.Name} ({c.Count})", c.Key))], here.Count == 0 ? null : NameOf(here[0].service),
            [.. people.Select(each => new ClassMember(each.service.ParticipantId, each.service.Id, $"{each.FirstName} {each.LastName}", each.CaseNumber,
                entries[(each.service.ParticipantId, each.service.CaseFileId)].FirstOrDefault()?.Hours))], here.Count);

        string KeyOf(Service service) => service.Details.Training?.ProgramId is { } id && programs.ContainsKey(id) ? ProgramMark + id : ServiceMark + service.Title;

        string NameOf(Service service) => service.Details.Training?.ProgramId is { } id && programs.TryGetValue(id, out var name) ? name : service.Title;
    }
}
