using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Commands;
using Milepost.App.Features.Api.Limits;
using Milepost.App.Features.Api.OpenApi;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Api;

public sealed class ApiRoutesTests
{
    /// <summary>What pages do and the API does not, with the reason.</summary>
    private static readonly Dictionary<string, string> LeftToPages = new(StringComparer.Ordinal)
    {
        ["ChangePassword"] = "a password is its owner's to type", ["TurnOnTwoStep"] = "so is the code of a phone", ["TurnOffTwoStep"] = "asks for the password", ["RenewRecoveryCodes"] = "asks for the password",
        ["FirstSignIn"] = "comes by a link", ["ForgotPassword"] = "comes before signing in", ["ResetPassword"] = "comes by a link", ["SetUpInstallation"] = "comes before there is an account",
        ["CreateToken"] = "a token makes no tokens", ["RevokeToken"] = "a token ends no tokens",
        ["SignAsStaff"] = "a person signs, looking at the form", ["SignAsParticipant"] = "a person signs, looking at the form", ["DeclineToSign"] = "the customer's own answer", ["HandOverDevice"] = "hands over the device in the office",
        ["OpenSigningLink"] = "comes by a link", ["NoteRead"] = "comes by a link",
        ["OpenKiosk"] = "opens the device it is asked on", ["EndKiosk"] = "ends the device it is asked on", ["CheckInAtKiosk"] = "the visitor's own hand",
        ["AnswerAsPartner"] = "a partner's page", ["WriteAsPartner"] = "a partner's page", ["OpenPartnerLink"] = "comes by a link",
        ["SendDocument"] = "the customer's own page", ["ChooseOwnLanguage"] = "the customer's own page", ["SignOutEverywhere"] = "ends sign-ins with a cookie", ["ChooseNotifications"] = "what mail somebody likes to get",
        ["AddWebhook"] = "its secret is shown once, to a person", ["RotateWebhookSecret"] = "its secret is shown once, to a person", ["RemoveWebhook"] = "kept on the page that shows its deliveries",
        ["SwitchWebhook"] = "kept on the page that shows its deliveries", ["ResendDelivery"] = "kept on the page that shows its deliveries",
        ["UploadImport"] = "many files, looked at before they are taken in", ["StartImport"] = "many files, looked at before they are taken in", ["NoteImport"] = "many files, looked at before they are taken in",
        ["SaveDraft"] = "drafts belong to forms", ["AddDocument"] = "declared by hand: the body is the file",
    };

    [Fact]
    public async Task Every_command_of_a_page_is_taken_by_the_api_or_left_to_pages_for_a_reason()
    {
        await using var app = await TestApp.StartAsync();
        var taken = app.Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>()?.Command?.Command.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);

        var ofPages = typeof(MilepostWeb).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(PageModel)) && t.GetMethods().Any(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal)))
            .SelectMany(page => page.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal)))
            .Distinct().SelectMany(CommandHandlers.Of).Select(command => command.Command.Name).ToHashSet(StringComparer.Ordinal);

        Assert.True(ofPages.Count > 120, $"Only {ofPages.Count} commands were found.");
        Assert.Empty(ofPages.Except(taken).Except(LeftToPages.Keys).Order(StringComparer.Ordinal));
        Assert.Empty(LeftToPages.Keys.Intersect(taken));
    }

    [Fact]
    public async Task The_description_is_that_of_the_program_and_hides_what_is_secret()
    {
        await using var app = await TestApp.StartAsync();
        using var program = await app.Program(null);

        var now = ApiDescription.Text(app.Endpoints);

        Assert.True(now == System.Text.Encoding.UTF8.GetString(OpenApiEndpoints.Read()), "docs/api/openapi.json is not what the program maps. Run tools/openapi.");
        var served = (await program.Get("/openapi.json")).Is(HttpStatusCode.OK);
        Assert.Equal(now, served.Text);
        var names = served.Json["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!["operationId"]!.GetValue<string>()).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        foreach (var secret in new[] { "passwordHash", "securityStamp", "linkSha256", "sessionSha256", "codeSha256", "searchText", "historyHead" }) Assert.DoesNotContain($"\"{secret}\"", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_example_is_read_as_the_command_it_is_for()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var name in ApiExamples.Operations)
        {
            var shape = app.Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>()).Single(o => o?.Name == name)!.Command!;
            var address = shape.Command.GetConstructors()[0].GetParameters().Where(p => p.Name!.EndsWith("Id", StringComparison.Ordinal) && p.ParameterType == typeof(Guid))
                .Select(p => KeyValuePair.Create(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name!), (object?)Guid.NewGuid().ToString()));

            var command = shape.Read(ApiExamples.Of(name)!.AsObject(), address, "1", ApiJson.Reading, out var problem);

            Assert.True(command is not null, $"{name}: {problem?.Detail}");
        }
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_request_is_answered_in_json()
    {
        await using var app = await TestApp.StartAsync();
        using var program = await app.Program(Person.CareerPlanner);

        Assert.Equal("not-found", (await program.Get("/nothing")).Is(HttpStatusCode.NotFound).Code);
        Assert.Equal("method-not-allowed", (await program.Post("/caseload", "{}")).Is(HttpStatusCode.MethodNotAllowed).Code);
        Assert.Equal("query.by", (await program.Get("/reports/overdue?by=color")).Is(HttpStatusCode.BadRequest).Code);
        Assert.Equal("planner.not-found", (await program.Get("/caseload?planner=nobody@example.org")).Is(HttpStatusCode.NotFound).Code);
        (await program.Send(HttpMethod.Head, "/caseload", null)).Is(HttpStatusCode.OK);
        // The cookie of whoever is signed in opens nothing here.
        var visitor = app.As(Person.CareerPlanner);
        await visitor.SignIn();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetOnce("/api/v1/caseload")).StatusCode);
    }

    [Fact]
    public async Task A_token_that_asks_too_often_is_told_when_to_go_on()
    {
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton(new ApiRateSettings(2)));
        using var program = await app.Program(Person.CareerPlanner);
        using var other = await app.Program(Person.CareerPlanner);

        Assert.Equal("1", (await program.Get("/me")).Is(HttpStatusCode.OK).Headers.GetValues("RateLimit-Remaining").Single());
        (await program.Get("/me")).Is(HttpStatusCode.OK);
        var refused = (await program.Get("/me")).Is(HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter!.Delta <= TimeSpan.FromMinutes(1));
        (await other.Get("/me")).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await program.Get("/me")).Is(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task The_five_requests_of_a_planner_tell_what_the_pages_tell(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (ada, plan) = await app.AddWithPlan();
        using var program = await app.Program(Person.CareerPlanner);

        var mine = (await program.Get("/caseload")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Single()!;
        Assert.Equal($"{ada}", mine["id"]!.GetValue<string>());
        Assert.Equal(mine.ToJsonString(), (await program.Get($"/caseload?planner={Person.CareerPlanner.Email}")).Json["items"]![0]!.ToJsonString());
        Assert.Empty((await program.Get($"/caseload?planner={Guid.NewGuid()}")).Json["items"]!.AsArray());
        var number = mine["caseNumber"]!.GetValue<string>();
        Assert.Equal(number, (await program.Get($"/participants?search={number}")).Json["items"]![0]!["caseNumber"]!.GetValue<string>());
        var brief = (await program.Get($"/participants/{number}")).Is(HttpStatusCode.OK).Json;
        Assert.Equal($"{plan}", brief["plan"]!["id"]!.GetValue<string>());
        var full = (await program.Get($"/participants/{number}/plan")).Is(HttpStatusCode.OK);
        Assert.Equal($"{plan}", full.Json["plan"]!["id"]!.GetValue<string>());
        (await program.Get($"/participants/{number}/plan", ("If-None-Match", full.Tag!))).Is(HttpStatusCode.NotModified);
        foreach (var by in new[] { "office", "planner", "requirement" })
        {
            var report = (await program.Get($"/reports/overdue?by={by}")).Is(HttpStatusCode.OK).Json;
            Assert.Equal(report["findings"]!.GetValue<int>(), report["rows"]!.AsArray().Sum(row => row!["findings"]!.GetValue<int>()));
        }
        Assert.Equal("milepost-findings/1", (await program.Get($"/participants/{number}/findings")).Json["format"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_case_file_goes_out_and_in_within_the_own_offices()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant(id: "P-9");
        using var north = await app.Program(Person.CareerPlanner);
        using var south = await app.Program(Person.SouthPlanner);
        var file = (await north.Get($"/participants/{ada}/case-file")).Is(HttpStatusCode.OK).Json.AsObject();

        Assert.Equal("unchanged", (await north.Post("/case-files", file.ToJsonString())).Is(HttpStatusCode.OK).Json["outcome"]!.GetValue<string>());
        file["participant"]!["id"] = "P-10";
        Assert.Equal("added", (await north.Post("/case-files", file.ToJsonString(), ("Idempotency-Key", "a"))).Is(HttpStatusCode.OK).Json["outcome"]!.GetValue<string>());
        Assert.Equal("added", (await north.Post("/case-files", file.ToJsonString(), ("Idempotency-Key", "a"))).Is(HttpStatusCode.OK).Json["outcome"]!.GetValue<string>());
        Assert.Equal(["$.office"], (await south.Post("/case-files", file.ToJsonString())).Is(HttpStatusCode.UnprocessableEntity).Fields);
        file["office"] = TestOrganization.South;
        Assert.Equal("case-file.invalid", (await south.Post("/case-files?replace=true", file.ToJsonString())).Is(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal(["$"], (await north.Post("/case-files", "{")).Is(HttpStatusCode.UnprocessableEntity).Fields);
    }
}
