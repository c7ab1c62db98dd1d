using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Agreements.Ask;

/// <summary>Asks the participant to sign the version that stands; its form is printed for signing where that has not been done.</summary>
/// <param name="Language">Of the form: "en" or "es"; null for that of the form that is printed, else the participant's own.</param>
/// <param name="Days">How many days the participant has.</param>
public sealed record AskToSign(Guid ParticipantId, Guid PlanId, SigningWay Way, int Days, string? Language = null);

/// <param name="Session">For the office's device: the secret that opens the form on it, and nothing else. Null for a message.</param>
public sealed record AskedToSign(SignatureRequest Request, OneTimeSecret? Session);

public sealed class AskToSignHandler(MilepostDb db, PrintForSigningHandler print, SigningAnnouncements announcements, AgencyTime time)
{
    public Task<Result<AskedToSign>> HandleAsync(AskToSign command, CancellationToken ct) => db.ChangeAsync<AskedToSign>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == command.PlanId && p.ParticipantId == person.Id, ct) is not { } plan) return PlanProblems.NotFound;
        if (command.Way == SigningWay.Message && !await announcements.ReachesAsync(person, ct)) return SigningProblems.NoEmail;

        var form = await print.PrintAsync(new(person.Id, plan.Id, command.Language), ct);
        if (!form.IsDone) return form.As<AskedToSign>();
        if (command.Language is { } wanted && form.Value.LanguageOrEnglish != wanted) return SigningProblems.OtherLanguage;
        var others = await db.SignatureRequests.Where(r => r.PlanId == plan.Id).ToListAsync(ct);
        var asked = SignatureRequest.Ask(person, plan, form.Value.Id, form.Value.Sha256, command.Way, db.Actor.Name, db.Actor.AccountId, command.Days, others, time.Now);
        if (!asked.IsDone) return asked.As<AskedToSign>();

        var request = asked.Value;
        db.SignatureRequests.Add(request);
        if (command.Way == SigningWay.Message)
        {
            await announcements.TellAsync(person, request, SigningNews.Asked, ct);
            return new AskedToSign(request, null);
        }
        var session = OneTimeSecret.Create();
        request.HandOver(session.Sha256, db.Actor.Name, time.Now, plan.VersionToSign);
        return new AskedToSign(request, session);
    }, ct);
}
