using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

/// <summary>Everything the Application tab shows, to read only.</summary>
public sealed record Intake(
    Participant Participant,
    RecordSettings Record,
    Domain.Participants.Application? Application,
    IReadOnlyList<Enrollment> Enrollments,
    IReadOnlyList<DateOnly> OwnAssessments,
    bool HasAssessment,
    bool HasPlan,
    int OpenServices)
{
    public IntakeStep Next => IntakeProgress.Next(Application, Enrollments, HasAssessment, HasPlan);

    /// <summary>Programs one may apply for here: the pack's, and whatever is on file already.</summary>
    public IReadOnlyList<Program> ProgramsOffered =>
        [.. Record.Settings.Programs.Select(CodeWords.Read<Program>).Union(Application?.Programs ?? []).Order()];

    /// <summary>The screening comes before any assessment (Illinois DCEO chapter 4.3, Basic skills screening tool).</summary>
    public bool ScreenedAfterAssessment => Participant.Screening is { } screening && OwnAssessments.Any(on => on < screening.GivenOn);
}

public sealed class IntakeQuery(MilepostDb db, RecordSettingsQuery settings)
{
    public async Task<Intake?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).Select(a => a.Details).ToListAsync(ct);
        return new(
            participant,
            await settings.HandleAsync(participant, ct),
            await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == participantId, ct),
            await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == participantId).OrderBy(e => e.EnteredOn).ThenBy(e => e.Id).ToListAsync(ct),
            [.. assessments.Where(a => a.Source != AssessmentSource.Partner).Select(a => a.CompletedOn)],
            assessments.Count > 0,
            await db.Plans.AnyAsync(p => p.ParticipantId == participantId, ct),
            await db.Services.CountAsync(s => s.ParticipantId == participantId && s.EndsOn == null && s.Completion == null, ct));
    }
}
