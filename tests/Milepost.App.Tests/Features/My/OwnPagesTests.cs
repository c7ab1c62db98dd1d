using System.Text.Json.Nodes;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.My;

public sealed class OwnPagesTests
{
    [Theory, EachDatabase]
    public async Task The_first_page_names_one_next_step_the_most_pressing_one(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant(change: WithPlan);
        var customer = app.As(await app.AddCustomer(ada));

        Assert.Equal("Finish the forklift class", Next(await customer.Visit("/me")));

        await Change(app, db => db.CustomerMessages.Add(new CustomerMessage { ParticipantId = ada, Subject = "Hello", Body = "How are you?", SentBy = "Casey", SentAt = app.Clock.GetUtcNow() }));
        Assert.Equal("You have a new message", Next(await customer.Visit("/me")));

        await Change(app, db => db.DocumentRequests.Add(new DocumentRequest { ParticipantId = ada, What = "Driver's license", AskedAt = app.Clock.GetUtcNow(), AskedBy = "Casey" }));
        Assert.Equal("Send us: Driver's license", Next(await customer.Visit("/me")));
    }

    [Fact]
    public async Task The_first_page_comes_over_a_slow_network_with_all_it_needs()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(await app.AddCustomer(await app.AddParticipant(change: WithPlan))).Visit("/me");

        // Fingerprints in the names come and go with the way it is built: "my.6ypm7pxs4t.css" is my.css.
        var files = page.Document.QuerySelectorAll("link[href], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Select(address => address.Split('/')[^1].Split('.') is [var name, .., var kind] ? $"{name}.{kind}" : address).ToList();
        Assert.Equal(["milepost.svg", "my.css", "drafts.js", "session.js"], files);

        // Scripts bring words.js along; the style sheet brings no font of its own.
        var folder = Path.Combine(CodeHealth.SourceTree.Root, "src/Milepost.App/wwwroot");
        var bytes = new[] { "img/milepost.svg", "lib/my.css", "js/drafts.js", "js/session.js", "js/words.js" }.ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(folder, f)));
        Assert.DoesNotContain("@font-face", System.Text.Encoding.UTF8.GetString(bytes["lib/my.css"]), StringComparison.Ordinal);
        var sent = bytes.Values.Sum(Packed) + System.Text.Encoding.UTF8.GetByteCount(page.Html);
        Assert.InRange(sent, 10_000, 60_000);

        static long Packed(byte[] file)
        {
            using var packed = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(file);
            return packed.Length;
        }
    }

    [Fact]
    public async Task Without_a_plan_the_pages_say_what_comes_next()
    {
        await using var app = await TestApp.StartAsync();
        var customer = app.As(await app.AddCustomer(await app.AddParticipant()));

        (await customer.Visit("/me")).ShouldSay("Your plan comes next").ShouldSay("You and Casey Planner-Test will make it together");
        (await customer.Visit("/me/plan")).ShouldSay("You have no open plan yet");
        (await customer.Visit("/me/steps")).ShouldSay("There is nothing you need to do right now");
        (await customer.Visit("/me/accomplishments")).ShouldSay("The first one is still to come");
        (await customer.Visit("/me/viewers")).ShouldSay("Nobody has opened it yet");
    }

    [Fact]
    public async Task The_plan_is_told_in_plain_words_and_without_what_only_staff_read()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(change: file =>
        {
            WithPlan(file);
            file["caseNotes"]!.AsArray().Add(new JsonObject { ["id"] = "N-1", ["subject"] = "Introduction", ["occurredOn"] = Day(app, -3), ["recordedOn"] = Day(app, -3), ["twoWay"] = true, ["method"] = "in person", ["text"] = "Seemed tired.", ["author"] = "Casey" });
        });
        var customer = app.As(await app.AddCustomer(ada));

        var page = await customer.Visit("/me/plan");

        page.ShouldSay("Work as a warehouse lead").ShouldSay("Finish the forklift class").ShouldSay("Transportation").ShouldSay("Transit card").ShouldSay("Call two employers a week").ShouldSay("Not signed yet");
        foreach (var address in new[] { "/me", "/me/plan", "/me/steps" }) (await customer.Visit(address)).ShouldNotSay("Seemed tired").ShouldNotSay("objective");
        (await customer.Visit("/me/steps")).ShouldSay("Finish the forklift class Done by").ShouldSay("Call two employers a week");

        var spanish = await customer.Visit("/language/es?returnUrl=/me/plan");
        Assert.Equal("Mi plan", spanish.Heading);
        spanish.ShouldSay("Transporte").ShouldSay("Todavía sin firmar").ShouldSay("En curso");
        Assert.Equal("es", spanish.Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory, EachDatabase]
    public async Task A_customer_sees_who_of_the_staff_looked_with_the_role_and_not_the_own_visits(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant();
        await app.As(Person.Monitor).Visit($"/participants/{ada}");
        var customer = app.As(await app.AddCustomer(ada));
        await customer.Visit("/me/plan");

        var page = await customer.Visit("/me/viewers");

        page.ShouldSay("Max Monitor-Test, Monitor").ShouldNotSay("Cara Customer-Test");
    }

    [Fact]
    public async Task The_language_is_kept_on_the_device_and_in_the_record()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-77");
        var customer = app.As(await app.AddCustomer(ada));
        var page = await customer.Visit("/me/settings");

        page.Choose("Language of my pages, letters and plan", "Español");
        await page.Press("Save my language");

        page.ShouldSay("Su idioma está guardado");
        Assert.Equal("es", (string?)(await app.Export("P-77"))["participant"]!["language"]);
    }

    [Fact]
    public async Task Errors_come_in_the_language_of_the_page()
    {
        await using var app = await TestApp.StartAsync();
        var customer = app.As(await app.AddCustomer(await app.AddParticipant()));
        await customer.Visit("/language/es?returnUrl=/me");
        var page = await customer.Visit("/me/password");

        page.Fill("Contraseña que tengo ahora", "not my password").Fill("Contraseña nueva", "otra frase de prueba").Fill("Contraseña nueva otra vez", "otra frase distinta");
        await page.Press("Cambiar mi contraseña");
        Assert.Equal(["Las dos contraseñas no son iguales. Escriba la misma dos veces."], page.Problems);
        page.ShouldSay("Todavía no se guardó nada: hay una cosa que corregir");

        page.Fill("Contraseña que tengo ahora", "not my password").Fill("Contraseña nueva", new string('x', 201)).Fill("Contraseña nueva otra vez", new string('x', 201));
        await page.Press("Cambiar mi contraseña");
        Assert.Equal(["Acorte este texto a 200 letras o menos: contraseña nueva"], page.Problems);

        page.Fill("Contraseña que tengo ahora", "not my password").Fill("Contraseña nueva", "otra frase de prueba").Fill("Contraseña nueva otra vez", "otra frase de prueba");
        await page.Press("Cambiar mi contraseña");
        Assert.Equal(["Esta no es su contraseña. Escriba la que usa para iniciar sesión."], page.Problems);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sign_in_of_every_device()
    {
        await using var app = await TestApp.StartAsync();
        var person = await app.AddCustomer(await app.AddParticipant());
        var phone = app.AsInAnotherBrowser(person);
        Assert.Equal("Hello, Ada", (await phone.Visit("/me")).Heading);
        var page = await app.As(person).Visit("/me/settings");

        await page.Press("Sign out everywhere");

        Assert.Equal("You are signed out", page.Heading);
        Assert.Equal("Sign in", (await phone.Visit("/me")).Heading);
    }

    [Fact]
    public async Task Staff_read_english_whatever_their_browser_asks_for()
    {
        await using var app = await TestApp.StartAsync();
        var planner = app.As(Person.CareerPlanner);

        await planner.Visit("/language/es?returnUrl=/account");
        var page = await planner.Visit("/account/password");
        await page.Press("Change the password");

        page.ShouldNotSay("Todavía").ShouldSay("Nothing was saved yet: 3 things need your attention").ShouldSay("(required)");
        Assert.Equal("There is nothing here", (await planner.Visit("/nowhere")).Heading);
        Assert.Equal("Aquí no hay nada", (await app.Stranger().Visit("/language/es?returnUrl=/nowhere")).Heading);
    }

    private static string Next(TestPage page) => TestPage.Words(page.Document.QuerySelector(".my-next h2"));

    private static Task<Result<Done>> Change(TestApp app, Action<MilepostDb> change) => app.Call((MilepostDb db) => db.ChangeAsync<Done>(() =>
    {
        change(db);
        return Task.FromResult<Result<Done>>(Done.It);
    }, CancellationToken.None));

    private static string Day(TestApp app, int days) => $"{DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(days):yyyy-MM-dd}";

    private static void WithPlan(JsonObject file)
    {
        var day = DateOnly.Parse((string)file["enrollments"]![0]!["enteredOn"]!, System.Globalization.CultureInfo.InvariantCulture);
        file["plans"]!.AsArray().Add(JsonNode.Parse($$"""
            {
              "id": "PL-1", "kind": "iep", "openedOn": "{{day.AddDays(1):yyyy-MM-dd}}",
              "barriers": [{ "name": "Transportation", "action": "Transit card" }], "customerActions": ["Call two employers a week"], "indicators": [], "trainingComponents": [], "supportServices": [],
              "goals": [{
                "id": "G-1", "type": "employment", "term": "long", "statement": "Work as a warehouse lead", "establishedOn": "{{day.AddDays(1):yyyy-MM-dd}}",
                "objectives": [{ "id": "O-1", "statement": "Finish the forklift class", "startsOn": "{{day.AddDays(2):yyyy-MM-dd}}", "projectedEndOn": "{{day.AddDays(60):yyyy-MM-dd}}", "services": [] }]
              }],
              "agreements": [], "reviews": [], "changes": [], "reopenings": []
            }
            """));
    }
}
