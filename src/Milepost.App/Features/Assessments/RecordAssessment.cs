using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

/// <summary>Records an assessment with its results, or changes one on file.</summary>
/// <param name="AssessmentId">Null for a new one.</param>
public sealed record RecordAssessment(Guid ParticipantId, Guid? AssessmentId, AssessmentDetails Details, long Version);

public sealed class RecordAssessmentHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Assessment>> HandleAsync(RecordAssessment command, CancellationToken ct) => db.ChangeAsync<Assessment>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Details.Battery?.PreTest is { } pre && await db.Assessments.Where(a => a.ParticipantId == participant.Id && a.CaseFileId == pre).SingleOrDefaultAsync(ct) is var paired
            && (paired is null || paired.Id == command.AssessmentId || paired.Details.Tool != command.Details.Tool || paired.Details.CompletedOn > command.Details.CompletedOn))
            return AssessmentProblems.PreTestUnknown;
        // The desired career path on the overview is part of the employment goals (Illinois workNet guide, Overview).
        if (command.Details.EmploymentGoals?.CareerPath is { } path) participant.SetDesiredCareerPath(path);
        if (command.AssessmentId is { } id)
        {
            if (await db.Assessments.SingleOrDefaultAsync(a => a.Id == id && a.ParticipantId == participant.Id, ct) is not { } assessment) return AssessmentProblems.NotFound;
            if (command.Version != assessment.Version) return StaleProblems.Changed;
            var changed = assessment.Change(command.Details, db.Actor.Name, participant.Profile.BirthDate, time.Today);
            return changed.IsDone ? assessment : changed.As<Assessment>();
        }
        var recorded = Assessment.Record(participant, command.Details, time.Today);
        if (recorded.IsDone) db.Assessments.Add(recorded.Value);
        return recorded;
    }, ct);
}
