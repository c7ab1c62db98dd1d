using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>Answers some of the application's questions.</summary>
/// <param name="Answers">By question; null takes an answer back.</param>
/// <param name="Version">Of the answers the form was opened on; 0 when there were none.</param>
public sealed record AnswerQuestions(Guid ParticipantId, IReadOnlyDictionary<string, string?> Answers, long Version);

public sealed class AnswerQuestionsHandler(MilepostDb db, EligibilityBook book, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(AnswerQuestions command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (!await db.Applications.AnyAsync(a => a.ParticipantId == participant.Id, ct)) return ApplicationProblems.Missing;
        var answers = await db.EligibilityAnswers.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        if (command.Version != (answers?.Version ?? 0)) return StaleProblems.Changed;
        if (answers is null)
        {
            if (command.Answers.Values.All(value => value is null)) return Done.It;
            db.EligibilityAnswers.Add(answers = EligibilityAnswers.Begin(participant));
        }
        return answers.Answer(command.Answers, book[participant.PackId].Questions, participant.Profile.BirthDate, time.Today);
    }, ct);
}
