using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Store;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Record;

/// <summary>The profile with its version.</summary>
public sealed record ProfilePiece(Domain.Participants.Profile Details, long Version);

public sealed record CareerPathPiece(string? Path, long Version);

/// <summary>Who has the record.</summary>
public sealed record AssignmentPiece(Guid? OfficeId, Guid? PlannerId, long Version);

/// <param name="Application">Null while there is none; its version is 0 then.</param>
public sealed record ApplicationPiece(Domain.Participants.Application? Application, long Version);

/// <param name="Answers">Null while nothing is answered; the version is 0 then.</param>
public sealed record AnswersPiece(EligibilityAnswers? Answers, long Version);

public sealed record ScreeningPiece(Domain.Participants.Screening? Screening, long Version);

public sealed record PartnerProgramNamesPiece(IReadOnlyList<string> Programs, long Version);

/// <summary>What an exit is recorded on.</summary>
public sealed record ExitPiece(IReadOnlyList<Enrollment> Enrollments, long Version);

/// <summary>The pieces of a record that are changed as a whole, each with the version that a change of it names.</summary>
public sealed class RecordPiecesQuery(MilepostDb db)
{
    public async Task<ProfilePiece?> ProfileAsync(Guid id, CancellationToken ct) => await PersonAsync(id, ct) is { } person ? new(person.Profile, ContentVersion.Of(person.Profile)) : null;

    public async Task<CareerPathPiece?> CareerPathAsync(Guid id, CancellationToken ct) =>
        await PersonAsync(id, ct) is { } person ? new(person.Profile.DesiredCareerPath, ContentVersion.Of(person.Profile.DesiredCareerPath)) : null;

    public async Task<AssignmentPiece?> AssignmentAsync(Guid id, CancellationToken ct) => await PersonAsync(id, ct) is { } person ? new(person.OfficeId, person.PlannerId, AssignParticipant.Of(person)) : null;

    public async Task<ScreeningPiece?> ScreeningAsync(Guid id, CancellationToken ct) => await PersonAsync(id, ct) is { } person ? new(person.Screening, ContentVersion.Of(person.Screening)) : null;

    public async Task<PartnerProgramNamesPiece?> PartnerProgramNamesAsync(Guid id, CancellationToken ct) =>
        await PersonAsync(id, ct) is { } person ? new(person.PartnerPrograms, ContentVersion.Of(person.PartnerPrograms)) : null;

    public async Task<ApplicationPiece?> ApplicationAsync(Guid id, CancellationToken ct)
    {
        if (await PersonAsync(id, ct) is null) return null;
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == id, ct);
        return new(application, application?.Version ?? 0);
    }

    public async Task<AnswersPiece?> AnswersAsync(Guid id, CancellationToken ct)
    {
        if (await PersonAsync(id, ct) is null) return null;
        var answers = await db.EligibilityAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == id, ct);
        return new(answers, answers?.Version ?? 0);
    }

    public async Task<ExitPiece?> ExitAsync(Guid id, CancellationToken ct)
    {
        if (await PersonAsync(id, ct) is null) return null;
        var enrollments = await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == id).OrderBy(e => e.Id).ToListAsync(ct);
        return new(enrollments, enrollments.Sum(e => e.Version));
    }

    private Task<Participant?> PersonAsync(Guid id, CancellationToken ct) => db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
}
