using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Notifications;
using Milepost.App.Store;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Mail;

/// <summary>Letters to a participant's planner about what the participant did. The planner gets them who chose to.</summary>
public sealed class StaffLetters(MilepostDb db, Outbox outbox)
{
    /// <summary>That there is a message, or an answer to a signature that was asked for; call it inside the change that writes it.</summary>
    public async Task ToPlannerAsync(Participant participant, MailAbout about, CancellationToken ct)
    {
        var planner = await (
            from account in db.Users.AsNoTracking()
            where account.Id == participant.PlannerId && account.IsActive && account.Email != null
            join choices in db.NotificationChoices on account.Id equals choices.AccountId
            where about == MailAbout.Messages ? choices.AboutMessages : choices.AboutSignatures
            select new { account.Id, account.Email }).SingleOrDefaultAsync(ct);
        if (planner is null) return;

        var isMessage = about == MailAbout.Messages;
        outbox.Queue(new()
        {
            To = planner.Email!, AccountId = planner.Id, Kind = isMessage ? LetterKinds.Message : LetterKinds.Signature,
            Subject = isMessage ? "A customer has written to you" : "A customer has answered about a signature",
            Paragraphs =
            [
                isMessage ? "Somebody on your caseload has written to you or sent you a document." : "Somebody on your caseload has signed, declined, or asked about a form that you sent.",
                "You chose to get this in Milepost, under your account, E-mail to you.",
            ],
            ButtonText = "Open My Day", Path = "/my-day",
        });
    }
}
