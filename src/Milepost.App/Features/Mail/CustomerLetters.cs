using Milepost.App.Features.Notifications;
using Milepost.App.Web.Languages;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Mail;

/// <summary>Letters to customers about what stands on their own pages. Each goes only to who has an address and wants it, in the language of the record.</summary>
public sealed class CustomerLetters(CustomerMailQuery customers, Outbox outbox)
{
    private const string Home = "/me";

    /// <summary>That the planner has written a message; call it inside the change that writes it.</summary>
    /// <returns>False when no letter goes out: there is no address, or it is not wanted.</returns>
    public async Task<bool> NewMessageAsync(Participant participant, CancellationToken ct)
    {
        if (await customers.HandleAsync(participant, MailAbout.Messages, ct) is not { } to) return false;
        var isSpanish = to.Language == LanguageSetup.Spanish;
        outbox.Queue(new()
        {
            To = to.Address, ParticipantId = participant.Id, AccountId = to.AccountId, Language = to.Language, Kind = LetterKinds.Message,
            Subject = isSpanish ? "Tiene un mensaje nuevo" : "You have a new message",
            Paragraphs = (isSpanish, to.AccountId is not null) switch
            {
                (true, true) => ["Su asesor de carrera le ha escrito un mensaje y espera tener noticias suyas.", "Puede leerlo y contestarlo en Milepost."],
                (true, false) => ["Su asesor de carrera le ha escrito un mensaje y espera tener noticias suyas.", "Llame a su oficina o visítela cuando le venga bien."],
                (false, true) => ["Your career planner has written you a message and looks forward to hearing from you.", "You can read it and answer it in Milepost."],
                (false, false) => ["Your career planner has written you a message and looks forward to hearing from you.", "Please call or visit your office when it suits you."],
            },
            ButtonText = to.AccountId is null ? null : isSpanish ? "Leer el mensaje" : "Read the message",
            Path = to.AccountId is null ? null : Home,
        });
        return true;
    }
}
