using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Messages;
using Milepost.App.Features.Notifications;
using Milepost.App.Store;
using Milepost.Domain.Agreements;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Agreements;

/// <summary>
/// How a participant hears of a request to sign and of the sealed copy: on the own dashboard, and by mail that says nothing about the
/// plan. Somebody with a sign-in is led to it; somebody without gets a one-time link that asks for the date of birth.
/// </summary>
public sealed class SigningAnnouncements(MilepostDb db, Outbox outbox, CustomerMailQuery customers, Correspondence correspondence, AgencyTime time)
{
    /// <summary>Whether anything sent would arrive anywhere.</summary>
    public async Task<bool> ReachesAsync(Participant person, CancellationToken ct) => person.Profile.Email is { Length: > 0 } || await HasSignInAsync(person, ct);

    /// <summary>Call inside the change. A new link puts the former one out of use.</summary>
    /// <param name="copy">The sealed form, where it goes along.</param>
    public async Task TellAsync(Participant person, SignatureRequest request, SigningNews news, CancellationToken ct, Document? copy = null)
    {
        var (english, spanish) = (SigningWords.Of(news, spanish: false), SigningWords.Of(news, spanish: true));
        await correspondence.TellParticipantAsync(person, copy is null ? MessageKind.Signature : MessageKind.CopySent, english.AsMessage, spanish.AsMessage, ct, request.Id, copy is null ? null : [copy]);
        if (await customers.HandleAsync(person, MailAbout.Signatures, ct) is not { } to) return;

        var words = to.Language == "es" ? spanish : english;
        var path = words.Button is null ? null : SigningPaths.Request(request.Id);
        if (path is not null && to.AccountId is null)
        {
            var link = OneTimeSecret.Create();
            request.SendLink(link.Sha256, time.Now);
            path = SigningPaths.Link(link.Text);
        }
        outbox.Queue(new Letter
        {
            To = to.Address, ParticipantId = person.Id, AccountId = to.AccountId, Language = to.Language, Kind = copy is null ? LetterKinds.Signature : LetterKinds.Copy,
            Subject = words.Subject, Paragraphs = words.Paragraphs, ButtonText = words.Button, Path = path,
        });
    }

    private Task<bool> HasSignInAsync(Participant person, CancellationToken ct) => db.Users.AnyAsync(u => u.ParticipantId == person.Id && u.IsActive, ct);
}

/// <summary>What there is to say.</summary>
public enum SigningNews { Asked, Reminded, TakenBack, CopyReady }

/// <summary>The words for it: they stand in mail too, so they name nobody and nothing.</summary>
internal sealed record SigningWords(string Subject, IReadOnlyList<string> Paragraphs, string? Button)
{
    public MessageText AsMessage => new(Subject, string.Join("\n", Paragraphs));

    public static SigningWords Of(SigningNews news, bool spanish) => (news, spanish) switch
    {
        (SigningNews.Asked, false) => new("A form is ready for you to read and sign",
            ["Your career planner has a form ready for you.", "Please read it, then sign it, or write a question if something is not right."], "Read and sign"),
        (SigningNews.Asked, true) => new("Hay un formulario listo para que usted lo lea y lo firme",
            ["Su asesor de carrera tiene un formulario listo para usted.", "Léalo y fírmelo, o escriba una pregunta si algo no está bien."], "Leer y firmar"),
        (SigningNews.Reminded, false) => new("A reminder: a form is waiting for you",
            ["A form is still waiting for you to read and sign.", "If something is not right, you can write a question instead. Earlier links no longer work; use this one."], "Read and sign"),
        (SigningNews.Reminded, true) => new("Recordatorio: hay un formulario que le espera",
            ["Todavía hay un formulario que usted puede leer y firmar.", "Si algo no está bien, puede escribir una pregunta. Los enlaces anteriores ya no sirven; use este."], "Leer y firmar"),
        (SigningNews.TakenBack, false) => new("You do not need to sign now",
            ["The form you were asked to sign was taken back. You do not need to do anything.", "If it changes, you will get a new one to read."], null),
        (SigningNews.TakenBack, true) => new("Ya no hace falta que firme",
            ["Se retiró el formulario que se le pidió firmar. No tiene que hacer nada.", "Si cambia, recibirá uno nuevo para leer."], null),
        (SigningNews.CopyReady, false) => new("Your signed copy is ready",
            ["Both you and your career planner have signed. Your copy is ready to read and keep."], "Get my copy"),
        _ => new("Su copia firmada está lista", ["Usted y su asesor de carrera ya firmaron. Su copia está lista para leer y guardar."], "Obtener mi copia"),
    };
}
