using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Goals;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Policy;
using Milepost.App.Print;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Tests.Print;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Plans;

namespace Milepost.App.Tests.Features.Plans.Print;

public sealed class FormLanguageTests
{
    [Fact]
    public async Task The_form_is_in_the_participants_own_language_and_keeps_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan(change: file => file["participant"]!["language"] = "es");
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Visit($"/participants/{person}/plans/{plan}/print");
        await page.Press("Print for signing");
        page.ShouldSay("Version 1 is kept as it was printed. It is in Spanish");
        var spanish = await planner.Download(page.LinkTo("Download version 1"));

        Assert.Equal("es", (await Kept(app, plan)).Single().Language);
        using var pdf = PdfTools.Open(spanish.Bytes);
        var text = pdf.Text().ReplaceLineEndings(" ");
        foreach (var words in new[]
        {
            "Plan Individual de Empleo (IEP)", "Cliente", "Asesor(a) de carreras", "Empleo", "Largo plazo", "Capacitación en las destrezas de un oficio", "Pase de autobús", "Cuidado de niños",
            "Obtención de credenciales", "Todavía no se ha decidido qué hacer", "Cliente (firma):", WrittenPlan.Goal, "Prefers mornings.", "Certificate course",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_somebody_signs_the_other_language_can_be_the_one_to_sign_and_both_forms_are_kept()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan();
        var english = await app.PrintForSigning(person, plan);
        var before = await Bytes(app, person, english);
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Visit($"/participants/{person}/plans/{plan}/print");
        await page.Press("Print for signing in Spanish instead");

        page.ShouldSay("Version 1 is kept as it was printed. It is in Spanish").ShouldSay("English, replaced by the later one");
        var kept = await Kept(app, plan);
        Assert.Equal([("en", 1), ("es", 1)], kept.Select(d => (d.LanguageOrEnglish, d.PlanVersion!.Value)));
        Assert.Equal(before, await Bytes(app, person, english));
        Assert.Equal(kept[0].Sha256, Convert.ToHexStringLower(SHA256.HashData(before)));
        // Printing without a wish, or in the language that is to be signed, gives back the newest byte for byte.
        Assert.Equal(kept[1].Id, await app.PrintForSigning(person, plan));
        Assert.Equal(kept[1].Id, await app.PrintForSigning(person, plan, "es"));
        Assert.Equal(2, (await Kept(app, plan)).Count);
    }

    [Fact]
    public async Task What_is_signed_keeps_its_language_and_the_other_is_for_reading()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan();
        var english = await app.PrintForSigning(person, plan, "en");
        await app.Call((MilepostDb db) => db.ChangeAsync<Agreement>(async () =>
        {
            var participant = (await db.FindParticipantAsync(person, CancellationToken.None))!;
            var signed = await db.Plans.SingleAsync(p => p.Id == plan);
            return signed.SignOnPaper(participant, 1, new(2026, 3, 2), null, null, null, new(2026, 3, 2));
        }, CancellationToken.None));
        var planner = app.As(Person.CareerPlanner);
        var here = $"/participants/{person}/plans/{plan}/print";

        var page = await planner.Visit(here);

        Assert.False(page.HasButton("Print for signing in Spanish instead"));
        Assert.Equal(english, await app.PrintForSigning(person, plan, "es"));
        (await planner.Post(here, ("Language", "es"))).ShouldSay("Version 1 is signed or sent for signature in English, so that form stays the one to sign.");
        Assert.Single(await Kept(app, plan));

        var copy = await planner.Download(page.LinkTo("Translation in Spanish"));
        using var pdf = PdfTools.Open(copy.Bytes);
        var reference = PlanFormContentQuery.ReferenceOf(english);
        for (var number = 1; number <= 2; number++)
            Assert.Contains($"El formulario en inglés, referencia {reference}, es el que se firma.", pdf.TextOfPage(number).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("AcroForm", pdf.Info(), StringComparison.Ordinal);
        using var both = PdfTools.Open((await planner.Download(page.LinkTo("Both languages side by side"))).Bytes);
        Assert.Contains($"The form in English, reference {reference}, is the one that is signed.", both.TextOfPage(1).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Single(await Kept(app, plan));
    }

    [Fact]
    public async Task A_form_that_somebody_was_asked_to_sign_keeps_its_language_until_the_request_is_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan();
        var english = await app.PrintForSigning(person, plan, "en");
        var request = await app.Call((MilepostDb db) => db.ChangeAsync<SignatureRequest>(async () =>
        {
            var participant = (await db.FindParticipantAsync(person, CancellationToken.None))!;
            var asked = SignatureRequest.Ask(participant, await db.Plans.SingleAsync(p => p.Id == plan), english, "00", SigningWay.Message, "Casey", null, 14, [], app.Clock.GetUtcNow());
            db.SignatureRequests.Add(asked.Value);
            return asked;
        }, CancellationToken.None));

        Assert.Equal(english, await app.PrintForSigning(person, plan, "es"));

        await app.Call((MilepostDb db) => db.ChangeAsync<Done>(async () =>
            (await db.SignatureRequests.SingleAsync(r => r.Id == request.Value.Id)).Cancel(null, app.Clock.GetUtcNow(), 1), CancellationToken.None));
        Assert.NotEqual(english, await app.PrintForSigning(person, plan, "es"));
    }

    [Fact]
    public async Task A_language_we_do_not_have_is_refused_and_a_form_without_one_is_read_as_English()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan();
        var planner = app.As(Person.CareerPlanner);
        var here = $"/participants/{person}/plans/{plan}/print";

        foreach (var wrong in new[] { "fr", "ES", "both" })
        {
            (await planner.Post(here, ("Language", wrong))).ShouldSay("Choose English or Spanish.");
            if (wrong != "both") (await planner.Visit($"{here}?handler=Draft&language={wrong}")).ShouldBeMissing();
            if (wrong != "both") (await planner.Visit($"{here}/page?language={wrong}")).ShouldBeMissing();
        }
        Assert.Empty(await Kept(app, plan));
        // Nothing is printed for signing yet, so there is nothing to read beside it.
        (await planner.Visit($"{here}?handler=Reading&language=es")).ShouldBeMissing();

        await app.PrintForSigning(person, plan, "es");
        await app.Call((MilepostDb db) => db.Documents.ExecuteUpdateAsync(set => set.SetProperty(d => d.Language, (string?)null)));
        Assert.Equal("en", (await Kept(app, plan)).Single().LanguageOrEnglish);
        (await planner.Visit(here)).ShouldSay("Version 1 was printed in English");
        (await planner.Visit($"{here}?handler=Reading&language=en")).ShouldBeMissing();
        (await planner.Visit($"{here}?handler=Reading&language=fr")).ShouldBeMissing();
    }

    [Fact]
    public async Task The_page_for_the_browser_is_in_either_language_or_both_and_says_which_part_is_which()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan();
        var here = $"/participants/{person}/plans/{plan}/print/page";
        var planner = app.As(Person.CareerPlanner);

        (await planner.Visit($"{here}?language=es")).ShouldSay("Borrador: Plan Individual de Empleo (IEP)").ShouldSay("Imprima el plan para firmar");
        var english = await app.PrintForSigning(person, plan, "en");
        var spanish = await planner.Visit($"{here}?language=es");
        var both = await planner.Visit($"{here}?language=both");

        spanish.ShouldSay("Traducción para leer. El formulario en inglés, referencia").ShouldSay("Aquí no se firma.");
        Assert.Equal("es-US", spanish.Document.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("en", spanish.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["en-US", "es-US"], both.Document.QuerySelectorAll("article [lang]").Select(e => e.GetAttribute("lang")).Distinct());
        both.ShouldSay("Case number").ShouldSay("Número de caso").ShouldSay(PlanFormContentQuery.ReferenceOf(english));
        (await planner.Visit(here)).ShouldSay("It is the version that is kept for signing.").ShouldSay("Customer signature:");
    }

    [Fact]
    public async Task A_draft_comes_in_either_language_and_side_by_side_without_a_place_to_sign()
    {
        await using var app = await TestApp.StartAsync();
        var (person, plan) = await app.AddWithPlan();
        var planner = app.As(Person.CareerPlanner);
        var page = await planner.Visit($"/participants/{person}/plans/{plan}/print");

        using var spanish = PdfTools.Open((await planner.Download(page.LinkTo("draft in Spanish"))).Bytes);
        using var both = PdfTools.Open((await planner.Download(page.LinkTo("draft with both side by side"))).Bytes);

        Assert.Contains("Borrador, no se firma", spanish.Text(), StringComparison.Ordinal);
        Assert.Contains("Draft, not for signing", both.Text(), StringComparison.Ordinal);
        Assert.Contains("Borrador, no se firma", both.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("AcroForm", both.Info(), StringComparison.Ordinal);
        Assert.Empty(await Kept(app, plan));

        await page.Choose("Language of the form", "Spanish").Press("Print for signing");
        page.ShouldSay("It is in Spanish");
    }

    [Fact]
    public async Task No_demo_persons_Spanish_form_says_a_word_of_ours_in_English()
    {
        await using var app = await TestApp.StartAsync();
        app.Clock.Advance(new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        var ours = EnglishWords();

        var (plans, left) = (0, new List<string>());
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "demo", "cases"), "*.json"))
        {
            // Its own office and planner are of the demo organization.
            var record = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
            record.Remove("office");
            record.Remove("planner");
            var person = await app.ImportJson(record.ToJsonString());
            foreach (var plan in await app.Call((MilepostDb db) => db.Plans.Where(p => p.ParticipantId == person).Select(p => p.Id).ToListAsync()))
            {
                var spanish = (await app.Call((PlanFormContentQuery forms) => forms.HandleAsync(person, plan, null, "es", CancellationToken.None), Person.StatewideStaff))!;
                plans++;
                // What is done about a barrier is typed, and may happen to be the name of a service.
                var typed = spanish.Content.Barriers.Select(barrier => barrier.Action).ToHashSet();
                foreach (var form in new[] { spanish, spanish.AsDraft() })
                    left.AddRange(PlanFormTests.TextsOf(PlanForm.Compose(form.Content, form.Words, SamplePlans.PrintedAt)).Where(text => ours.Contains(text) && !typed.Contains(text)).Select(text => $"{Path.GetFileName(file)}: {text}"));
            }
        }

        Assert.True(plans >= 14, $"{plans} plans");
        Assert.Empty(left);
    }

    /// <summary>Everything the English form says that somebody did not type: fixed words, names from lists, labels of packs.</summary>
    private static HashSet<string> EnglishWords()
    {
        var packs = PackFiles.Load(PackFiles.DefaultFolder);
        var lists = ReferenceFiles.Load(ReferenceFiles.DefaultFolder, packs);
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        words.UnionWith(lists.Objectives.Select(each => each.Name).Concat(lists.Services.SelectMany(each => new[] { each.Name, each.Label })).Concat(lists.Barriers.Select(each => each.Name))
            .Concat(lists.EveryGoalCategory.Select(each => each.Name)).Concat(lists.SupportTypes.Select(each => each.Name)).Concat(lists.Indicators.Select(each => each.Name))
            .Concat(lists.YouthElements.SelectMany(each => new[] { each.Name, $"Element {each.Number}: {each.Name}" })).Concat(CloseGoalPage.Outcomes.Select(each => each.Value!)));
        foreach (var pack in packs.All.Select(pack => pack.Settings))
        {
            words.UnionWith(pack.GoalTypes.Select(each => each.Label).Concat(pack.GoalTerms.SelectMany(each => new[] { each.Label, $"{each.Label} term" })).Concat(pack.GoalStatus.Statuses.Select(each => each.Label)));
            words.UnionWith([pack.AgreementStatement, pack.Words.Planner, pack.Words.Participant, pack.Words.Objective, pack.Words.Service, pack.Words.Provider, pack.Words.Iep, pack.Words.Iss]);
        }
        words.UnionWith(Enum.GetValues<Program>().Select(Words.Of).Concat(Enum.GetValues<Completion>().Select(Words.Of)));
        foreach (var (list, type) in new (object, Type)[] { (PlanFormWords.English, typeof(PlanFormWords)), (PlanFormValueWords.InEnglish, typeof(PlanFormValueWords)) })
            words.UnionWith(type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string)).Select(p => (string)p.GetValue(list)!));
        // Names that are the same in both languages.
        words.ExceptWith(["JTED", "IEP", "ISS"]);
        return words;
    }

    private static async Task<byte[]> Bytes(TestApp app, Guid person, Guid document) =>
        (await app.As(Person.CareerPlanner).Download($"/participants/{person}/documents/{document}/download")).Bytes;

    private static Task<List<Document>> Kept(TestApp app, Guid plan) =>
        app.Call((MilepostDb db) => db.Documents.AsNoTracking().Where(d => d.PlanId == plan).OrderBy(d => d.Id).ToListAsync());
}
