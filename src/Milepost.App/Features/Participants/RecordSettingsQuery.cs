using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants;

/// <summary>The pack and program that a person's plan and services follow.</summary>
/// <param name="Programs">Programs enrolled in and not exited, else all enrolled in, else those applied for.</param>
public sealed record RecordSettings(Pack Pack, IReadOnlyList<Program> Programs)
{
    public PackSettings Settings => Pack.Settings;

    /// <summary>The program that decides the plan's kind and what it allows; youth before others.</summary>
    public Program Program => Programs.Contains(Program.Youth) ? Program.Youth : Programs.Count > 0 ? Programs[0] : Program.Adult;

    public PlanKind PlanKind => Settings.PlanKindFor(Programs);

    public PlanRules PlanRules(PlanKind kind) => Settings.PlanRulesFor(kind, Program);
}

public sealed class RecordSettingsQuery(MilepostDb db, Packs packs)
{
    public async Task<RecordSettings> HandleAsync(Participant participant, CancellationToken ct)
    {
        var enrollments = await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == participant.Id).Select(e => new { e.Program, e.ExitedOn }).ToListAsync(ct);
        var programs = enrollments.Where(e => e.ExitedOn is null).Select(e => e.Program).Distinct().ToList();
        if (programs.Count == 0) programs = [.. enrollments.Select(e => e.Program).Distinct()];
        if (programs.Count == 0)
            programs = [.. await db.Applications.AsNoTracking().Where(a => a.ParticipantId == participant.Id).Select(a => a.Programs).SingleOrDefaultAsync(ct) ?? []];
        return new(packs[participant.PackId], programs);
    }
}
