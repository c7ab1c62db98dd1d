using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Eligibility;

/// <param name="DocumentId">An uploaded document of the record; null for a paper that was seen.</param>
/// <param name="SeenOn">Null: today.</param>
public sealed record ProofGiven(string Question, Guid? DocumentId, string? Kind, DateOnly? SeenOn);

/// <summary>Ties the answers of the application to what proves them; what is not named is not tied any more.</summary>
public sealed record TieProofs(Guid ParticipantId, IReadOnlyList<ProofGiven> Proofs, long Version);

public sealed class TieProofsHandler(MilepostDb db, EligibilityBook book, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(TieProofs command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (!await db.Applications.AnyAsync(a => a.ParticipantId == participant.Id, ct)) return ApplicationProblems.Missing;
        var answers = await db.EligibilityAnswers.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct);
        if (command.Version != (answers?.Version ?? 0)) return StaleProblems.Changed;
        if (answers is null)
        {
            if (command.Proofs.Count == 0) return Done.It;
            db.EligibilityAnswers.Add(answers = EligibilityAnswers.Begin(participant));
        }

        var questions = book[participant.PackId].Questions;
        List<AnswerProof> proofs = [];
        foreach (var given in command.Proofs)
        {
            if (given.Question != EligibilityRules.BirthDate && !questions.ContainsKey(given.Question)) return EligibilityProblems.NoSuchQuestion(given.Question);
            var known = answers.Proofs.FirstOrDefault(proof => proof.Question == given.Question);
            var document = given.DocumentId is { } id ? await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.ParticipantId == participant.Id, ct) : null;
            // A document that is not in this installation stays named as the case file named it.
            if (given.DocumentId is not null && document is null && known?.DocumentId != given.DocumentId) return EligibilityProblems.NoSuchDocument(given.Question);

            var seenOn = given.SeenOn ?? known?.SeenOn ?? time.Today;
            var kind = string.IsNullOrWhiteSpace(given.Kind) ? document?.Title ?? known?.Kind ?? "" : given.Kind.Trim();
            var (title, sha256) = document is null ? (known?.DocumentTitle, known?.Sha256) : (document.Title, document.Sha256);
            if (given.DocumentId is null) (title, sha256) = (null, null);
            // Whoever changes it has seen it now; what stays as it was keeps its witness.
            var isAsKnown = known is not null && known.DocumentId == given.DocumentId && known.Kind == kind && known.SeenOn == seenOn;
            proofs.Add(isAsKnown ? known! : new(given.Question, kind, given.DocumentId, title, sha256, seenOn, db.Actor.Name));
        }
        return answers.Prove(proofs, questions, time.Today);
    }, ct);
}
