using System.Xml.Linq;
using Milepost.App.Tests.CodeHealth;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Agreements;

public sealed class SpanishWalkTests
{
    [Fact]
    public async Task In_spanish_no_english_sentence_is_left_and_the_evidence_keeps_the_spanish_words()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan(change: file => file["participant"]!["language"] = "es");
        await app.AskToSign(ada, plan);
        var letter = await app.Letter();
        Assert.Equal(("es", "Hay un formulario listo para que usted lo lea y lo firme"), (letter.Language, letter.Subject));
        var device = app.Stranger();
        await device.Visit("/language/es?returnUrl=/verify");
        var english = SourceTree.Files.Where(f => f.StartsWith("src/Milepost.App/Features/Agreements/", StringComparison.Ordinal) && f.EndsWith(".es.resx", StringComparison.Ordinal))
            .SelectMany(f => XDocument.Parse(SourceTree.Read(f)).Root!.Elements("data")).Where(d => d.Attribute("name")!.Value != d.Element("value")!.Value)
            .Select(d => d.Attribute("name")!.Value).Where(s => s.Contains(' ', StringComparison.Ordinal) && !s.Contains('{', StringComparison.Ordinal)).ToHashSet();
        Assert.True(english.Count > 40);

        var page = Check(await device.Visit(letter.Body!.Path!));
        await page.Press("Abrir el formulario");
        Check(page).Fill("Su fecha de nacimiento", "5/5/1990");
        await page.Press("Abrir el formulario");
        Check(page).Fill("Su fecha de nacimiento", SigningSteps.BirthDate);
        await page.Press("Abrir el formulario");
        var id = (await app.Request(plan)).Id;
        Check(page);
        Check(await device.Visit($"/sign/{id}/plan")).ShouldSay(WrittenPlan.Goal);
        Check(await device.Visit($"/sign/{id}/question"));
        page = Check(await device.Visit($"/sign/{id}/agree"));
        await page.Press(Spanish("I agree"));
        Assert.Equal(2, Check(page).Problems.Count);
        page.Tick(Spanish(SigningSteps.Consent)).Fill("Su nombre completo", "Ada Sampleton");
        await page.Press(Spanish("I agree"));
        Check(page).ShouldSay(Spanish("Thank you"));

        var evidence = (await app.Request(plan)).ParticipantSignature!;
        Assert.Equal(("es", Spanish(SigningSteps.Consent)), (evidence.Language, evidence.Consent));
        Assert.DoesNotContain("I have read", evidence.Intent, StringComparison.Ordinal);

        TestPage Check(TestPage shown)
        {
            Assert.Equal("es", shown.Document.DocumentElement.GetAttribute("lang"));
            Assert.All(english, sentence => shown.ShouldNotSay(sentence));
            return shown;
        }
    }

    private static string Spanish(string english) => SourceTree.Files.Where(f => f.Contains("/Agreements/Sign/", StringComparison.Ordinal) && f.EndsWith(".es.resx", StringComparison.Ordinal))
        .SelectMany(f => XDocument.Parse(SourceTree.Read(f)).Root!.Elements("data")).First(d => d.Attribute("name")!.Value == english).Element("value")!.Value;
}
