using Milepost.App.Features.Mail;
using Milepost.App.Web.Languages;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Accounts;

/// <summary>Letters about signing in: with a one-time link to set a password, or that the address changed. They say nothing about anybody.</summary>
public static class SignInLetters
{
    /// <param name="isFirst">An invitation; else a new password.</param>
    public static Letter ToCustomer(UserAccount account, string? language, string path, bool isFirst)
    {
        var isSpanish = language == LanguageSetup.Spanish;
        return new()
        {
            To = account.Email!, ParticipantId = account.ParticipantId, AccountId = account.Id, Language = isSpanish ? LanguageSetup.Spanish : LanguageSetup.English,
            Kind = isFirst ? LetterKinds.Invitation : LetterKinds.PasswordReset, Path = path,
            Subject = (isFirst, isSpanish) switch
            {
                (true, false) => "Your sign-in is ready",
                (true, true) => "Su acceso está listo",
                (false, false) => "Set a new password",
                (false, true) => "Elija una contraseña nueva",
            },
            Paragraphs = (isFirst, isSpanish) switch
            {
                (true, false) =>
                    ["Your office invites you to Milepost, where you can see what comes next for you, write messages and sign.", "The button works once, for 7 days. It asks for your date of birth, and you choose a password."],
                (true, true) =>
                    ["Su oficina le invita a Milepost, donde puede ver lo que sigue, escribir mensajes y firmar.", "El botón sirve una vez, durante 7 días. Le pide su fecha de nacimiento y usted elige una contraseña."],
                (false, false) =>
                    ["Somebody asked for a new password for you. The button works once, for 7 days. It asks for your date of birth.", "If you did not ask for it, you need not do anything: your password stays as it is."],
                (false, true) =>
                    ["Alguien pidió una contraseña nueva para usted. El botón sirve una vez, durante 7 días. Le pide su fecha de nacimiento.", "Si usted no la pidió, no tiene que hacer nada: su contraseña sigue igual."],
            },
            ButtonText = (isFirst, isSpanish) switch
            {
                (true, false) => "Set my password",
                (true, true) => "Elegir mi contraseña",
                (false, false) => "Set a new password",
                (false, true) => "Elegir una contraseña nueva",
            },
        };
    }

    /// <summary>To the address somebody signed in with until now: an account is not to be taken over unseen.</summary>
    public static Letter AddressChanged(Participant participant, string former)
    {
        var isSpanish = participant.Profile.Language == LanguageSetup.Spanish;
        return new()
        {
            To = former, ParticipantId = participant.Id, Language = isSpanish ? LanguageSetup.Spanish : LanguageSetup.English, Kind = LetterKinds.AddressChanged,
            Subject = isSpanish ? "Cambió la dirección con la que inicia sesión" : "The address you sign in with was changed",
            Paragraphs = isSpanish
                ? ["Su oficina cambió la dirección de correo con la que usted inicia sesión. Esta ya no sirve.", "Si usted no lo pidió, llame a su oficina de inmediato."]
                : ["Your office changed the e-mail address you sign in with. This one no longer works.", "If you did not ask for this, call your office right away."],
        };
    }

    public static Letter ToStaff(UserAccount account, string path) => new()
    {
        To = account.Email!, AccountId = account.Id, Kind = LetterKinds.PasswordReset, Path = path, Subject = "Set a new password",
        Paragraphs = ["Somebody asked for a new password for you. The button works once, for 24 hours.", "If you did not ask for it, you need not do anything: your password stays as it is."],
        ButtonText = "Set a new password",
    };
}
