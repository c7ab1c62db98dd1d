using AngleSharp.Html.Parser;
using Milepost.App.Features.Mail;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Mail;

public sealed class LetterTextTests
{
    private static readonly Uri Here = new("https://milepost.example.org/office/");

    [Fact]
    public void Text_and_HTML_say_the_same_and_lead_to_the_same_place()
    {
        var text = LetterText.Of("en", "Something waits", new(["First.\nSecond line.", "Third."], "Look", "/sign/x?y=1&z=2"), Here);
        var html = new HtmlParser().ParseDocument(text.Html);

        Assert.StartsWith("Hello,\n\nFirst.\nSecond line.\n\nThird.\n\nLook:\nhttps://milepost.example.org/office/sign/x?y=1&z=2\n\n-- \nMilepost sent this e-mail", text.Text, StringComparison.Ordinal);
        Assert.Equal(("en", "Something waits"), (html.DocumentElement.GetAttribute("lang"), html.Title));
        Assert.All(html.QuerySelectorAll("a"), link => Assert.Equal("https://milepost.example.org/office/sign/x?y=1&z=2", link.GetAttribute("href")));
        Assert.Equal(2, html.QuerySelectorAll("a").Length);
        Assert.Contains("Third.", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(html.QuerySelectorAll("img, script, link, style, iframe"));
    }

    [Fact]
    public void In_Spanish_the_greeting_and_the_closing_words_are_Spanish()
    {
        var text = LetterText.Of("es", "Algo le espera", new(["Lea el mensaje."], "Leer", "/me"), Here);

        Assert.StartsWith("Hola:\n\nLea el mensaje.", text.Text, StringComparison.Ordinal);
        Assert.Contains("oficina de empleo", text.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\">", text.Html, StringComparison.Ordinal);
        Assert.Contains("Si el botón no funciona", new HtmlParser().ParseDocument(text.Html).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_looks_like_HTML_stays_text()
    {
        var text = LetterText.Of("en", "<b>x</b>", new(["<script>alert(1)</script>"], null, null), null);

        Assert.Contains("<script>alert(1)</script>", text.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", text.Html, StringComparison.Ordinal);
        Assert.Empty(new HtmlParser().ParseDocument(text.Html).QuerySelectorAll("script, b"));
    }
}
