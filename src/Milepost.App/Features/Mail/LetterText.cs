using System.Text;
using System.Text.Encodings.Web;
using Milepost.App.Store;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.Mail;

/// <summary>A letter as it goes out: the same words twice, as plain text and as HTML.</summary>
public sealed record LetterText(string Text, string Html)
{
    /// <param name="publicAddress">What the button's path begins at.</param>
    public static LetterText Of(string language, string subject, LetterBody body, Uri? publicAddress)
    {
        var words = language == LanguageSetup.Spanish ? Spanish : English;
        var link = body is { ButtonText: not null, Path: not null } ? Link(publicAddress, body.Path) : null;
        return new(PlainText(words, body, link), InHtml(language, words, subject, body, link));
    }

    /// <summary>Whether a path stays here: "//elsewhere.example" and "https:..." would lead away.</summary>
    public static bool IsOurs(string path) => path is ['/'] or ['/', not ('/' or '\\'), ..];

    private static string Link(Uri? publicAddress, string path) =>
        (publicAddress ?? throw new InvalidOperationException("A letter with a button needs PublicAddress.")).AbsoluteUri.TrimEnd('/') + path;

    private static string PlainText(Words words, LetterBody body, string? link)
    {
        List<string> parts = [words.Greeting, .. body.Paragraphs];
        if (link is not null) parts.Add($"{body.ButtonText}:\n{link}");
        // "-- " begins what mail programs show as a signature.
        parts.Add($"-- \n{words.Closing}");
        return string.Join("\n\n", parts) + "\n";
    }

    // Mail programs know little HTML: no style sheet, nothing fetched from anywhere, and readable without any of the styles.
    private static string InHtml(string language, Words words, string subject, LetterBody body, string? link)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html>\n<html lang=\"{(language == LanguageSetup.Spanish ? "es" : "en")}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Safe(subject)}</title></head>\n");
        html.Append("<body style=\"margin:0;padding:24px 16px;background:#ffffff;color:#1b1b1b;font:17px/1.5 'Public Sans',Helvetica,Arial,sans-serif\">\n<main style=\"max-width:36em;margin:0 auto\">\n");
        html.Append($"<p>{Safe(words.Greeting)}</p>\n");
        foreach (var paragraph in body.Paragraphs) html.Append($"<p>{Safe(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n");
        if (link is not null)
        {
            html.Append($"<p style=\"margin:24px 0\"><a href=\"{Safe(link)}\" style=\"display:inline-block;padding:12px 20px;border-radius:4px;background:#005ea2;color:#ffffff;font-weight:bold;text-decoration:none\">{Safe(body.ButtonText!)}</a></p>\n");
            html.Append($"<p>{Safe(words.IfTheButtonFails)}<br>\n<a href=\"{Safe(link)}\" style=\"color:#005ea2;word-break:break-all\">{Safe(link)}</a></p>\n");
        }
        html.Append($"<p style=\"margin-top:32px;padding-top:12px;border-top:1px solid #a9aeb1;color:#565c65;font-size:15px\">{Safe(words.Closing)}</p>\n</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);

    private sealed record Words(string Greeting, string IfTheButtonFails, string Closing);

    private static readonly Words English = new(
        "Hello,",
        "If the button does not work, copy this address into your browser:",
        "Milepost sent this e-mail for your workforce office. To keep what is yours private, it tells no more. Nobody reads answers to this address: please write in Milepost, or call your office.");

    private static readonly Words Spanish = new(
        "Hola:",
        "Si el botón no funciona, copie esta dirección en su navegador:",
        "Milepost envió este correo en nombre de su oficina de empleo. Para proteger su privacidad, no dice más. Nadie lee las respuestas a esta dirección: escriba en Milepost o llame a su oficina.");
}
