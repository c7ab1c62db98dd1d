using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Enter;

/// <summary>What was chosen so far, from the address of the page.</summary>
/// <param name="Code">A service by its reference name, its code or its name, as links from the plan give it.</param>
/// <param name="Goal">A goal by its id or its id in case files.</param>
public sealed record ServiceEntryChoice(Guid ParticipantId, string? Service, string? Code, Program? Program, Guid? CopyOf, string? Goal, string? Objective);

/// <summary>Everything the entry of a service shows.</summary>
/// <param name="Choice">Nothing until a service is chosen.</param>
/// <param name="NotOffered">A service was asked for that the program does not offer.</param>
public sealed record ServiceEntry(
    Pack Pack, string Name, IReadOnlyList<Program> Programs, Program Program, IReadOnlyList<SelectListItem> Offered, ServiceChoice? Choice, bool NotOffered,
    ServiceFieldLists Lists, string? PlanPart, ServiceDetails? Copied, string? Provider, decimal? MinimumWage, IReadOnlyList<SelectListItem> NoteSubjects);

public sealed class ServiceEntryQuery(MilepostDb db, RecordSettingsQuery records, ServiceFieldListsQuery fieldLists, ReferenceLists lists, AgencyTime time)
{
    public async Task<ServiceEntry?> HandleAsync(ServiceEntryChoice chosen, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == chosen.ParticipantId, ct) is not { } participant) return null;
        var record = await records.HandleAsync(participant, ct);
        var programs = record.Programs.Count > 0 ? record.Programs : [.. record.Settings.Programs.Select(CodeWords.Read<Program>)];
        var copied = chosen.CopyOf is { } earlier
            ? await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == earlier && s.ParticipantId == participant.Id, ct) : null;
        if (chosen.CopyOf is not null && copied is null) return null;

        var program = chosen.Program is { } asked && programs.Contains(asked) ? asked
            : copied?.Details.Program is { } before && programs.Contains(before) ? before
            : programs.Contains(record.Program) ? record.Program : programs[0];
        var offered = lists.ServicesFor(record.Pack.Id, CodeWords.Of(program));
        var code = Blank(chosen.Service) is { } key ? offered.FirstOrDefault(s => s.Service == key)
            : Blank(chosen.Code) is { } given ? offered.FirstOrDefault(s => s.Service == given) ?? offered.FirstOrDefault(s => s.Code == given) ?? offered.FirstOrDefault(s => s.Name == given)
            : null;
        var choice = copied is not null ? ServiceChoice.Of(copied.Details with { Program = program }, record.Settings)
            : code is not null ? ServiceChoice.Of(code, program, record.Settings) : null;

        var plan = await db.Plans.AsNoTracking().OpenOfAsync(participant.Id, ct);
        var fields = await fieldLists.HandleAsync(participant, record, program, plan, null, ct);
        return new(
            record.Pack, participant.Name, programs, program, GroupedByKind(offered, record.Settings), choice,
            choice is null && (Blank(chosen.Service) ?? Blank(chosen.Code)) is not null, fields, PartOf(plan, chosen, copied), copied?.Details,
            await ProviderAsync(participant.OfficeId, record.Settings, ct),
            MinimumWageAdvice.Suggested(fields.MinimumWages, participant.Profile.BirthDate, time.Today),
            choice is null ? [] : [new(record.Settings.NoteSubjects.Service ?? choice.Name, record.Settings.NoteSubjects.Service ?? choice.Name),
                .. lists.Subjects(record.Pack.Id).Select(s => s.Subject).Distinct().Select(s => new SelectListItem(s, s))]);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The pack's kinds are the headings, in the pack's order.</summary>
    internal static IReadOnlyList<SelectListItem> GroupedByKind(IReadOnlyList<ServiceCode> offered, PackSettings settings)
    {
        var groups = settings.ServiceKinds.Select(k => k.Group).Distinct().ToDictionary(name => name, name => new SelectListGroup { Name = name });
        var order = settings.ServiceKinds.Select(k => k.Group).Distinct().ToList();
        return [.. offered
            .Select(code => (Code: code, Setting: settings.ServiceKind(code.Kind)))
            .Where(each => each.Setting is not null)
            .OrderBy(each => order.IndexOf(each.Setting!.Group))
            .Select(each => new SelectListItem(each.Code.Label, each.Code.Service) { Group = groups[each.Setting!.Group] })];
    }

    private static string? PartOf(Plan? plan, ServiceEntryChoice chosen, Service? copied)
    {
        if (plan is null) return null;
        foreach (var goal in plan.Goals.Where(g => g.IsOpen))
        {
            if (goal.Objectives.FirstOrDefault(o => o.IsOpen && Is(chosen.Objective, o.Id, o.CaseFileId)) is { } objective) return new PlanPart(null, objective.CaseFileId).ToString();
            if (chosen.Objective is null && Is(chosen.Goal, goal.Id, goal.CaseFileId)) return new PlanPart(goal.CaseFileId, null).ToString();
        }
        return copied is not null && PlanPart.Of(plan, copied) is { } before && before.In(plan) is var (held, step) && held.IsOpen && step is not { IsOpen: false } ? before.ToString() : null;

        static bool Is(string? asked, Guid id, string caseFileId) => asked is not null && (asked == caseFileId || (Guid.TryParse(asked, out var guid) && guid == id));
    }

    /// <summary>The provider above the office, where the pack says that it gives the service unless someone else is named.</summary>
    private async Task<string?> ProviderAsync(Guid? officeId, PackSettings settings, CancellationToken ct)
    {
        if (settings.ProviderDefault != ProviderDefault.Grantee || officeId is null) return null;
        var path = await db.OrgUnits.Where(u => u.Id == officeId).Select(u => u.Path).SingleAsync(ct);
        return await db.OrgUnits.Where(u => u.Kind == OrgUnitKind.Provider && path.StartsWith(u.Path)).Select(u => u.Name).FirstOrDefaultAsync(ct);
    }
}
