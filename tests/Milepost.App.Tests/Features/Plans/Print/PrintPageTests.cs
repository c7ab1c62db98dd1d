using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Print;

namespace Milepost.App.Tests.Features.Plans.Print;

public sealed class PrintPageTests
{
    [Fact]
    public async Task What_is_printed_for_signing_is_kept_byte_for_byte_and_comes_back_the_same()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Visit($"/participants/{ada}/plans/{plan}/print");
        await page.Press("Print for signing");
        page.ShouldSay("Version 1 is kept as it was printed.");
        var first = await planner.Download(page.LinkTo("Download version 1"));
        app.Clock.Advance(TimeSpan.FromDays(2));
        var again = await app.PrintForSigning(ada, plan);
        var second = await app.AsInAnotherBrowser(Person.CareerPlanner).Download($"/participants/{ada}/documents/{again}/download");

        Assert.Equal(first.Bytes, second.Bytes);
        var kept = await app.Call((MilepostDb db) => db.Documents.SingleAsync(d => d.PlanId == plan));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first.Bytes)), kept.Sha256);
        Assert.Equal(1, await app.Call((MilepostDb db) => db.PlanVersions.CountAsync(v => v.PlanId == plan && v.Number == 1)));
        Assert.Equal("application/pdf", first.ContentType);
        Assert.StartsWith("IEP P-", first.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_after_printing_begins_the_next_version_and_leaves_the_first_as_it_was()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var first = await app.PrintForSigning(ada, plan);

        await app.ChangePlanComments(ada, plan, "Prefers evenings.");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print");
        page.ShouldSay("Settles version 2");
        await page.Press("Print for signing");

        page.ShouldSay("Version 2 is kept as it was printed.");
        var old = await app.As(Person.CareerPlanner).Download($"/participants/{ada}/documents/{first}/download");
        using var pdf = PdfTools.Open(old.Bytes);
        Assert.Contains("Prefers mornings.", pdf.Text(), StringComparison.Ordinal);
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print/page?version=1")).ShouldSay("Prefers mornings.");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print/page?version=2")).ShouldSay("Prefers evenings.");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print/page?version=3")).ShouldBeMissing();
    }

    [Fact]
    public async Task The_form_says_the_plan_in_the_packs_words_and_is_tagged()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var document = await app.PrintForSigning(ada, plan);

        var form = await app.As(Person.CareerPlanner).Download($"/participants/{ada}/documents/{document}/download");

        using var pdf = PdfTools.Open(form.Bytes);
        Assert.Contains("Tagged:          yes", pdf.Info(), StringComparison.Ordinal);
        Assert.Equal(0, pdf.Check().ExitCode);
        var text = pdf.Text();
        foreach (var words in new[]
        {
            "Individual Employment Plan (IEP)", "First provider", "North office", "Customer", "Ada Sampleton", "Career Coach", "Casey Planner-Test",
            WrittenPlan.Goal, "Finish the certificate course", "Employers ask for it.", "Occupational skills training", "Bus pass", "Testville College",
            "Childcare", "No action decided yet", "Credential attainment", "Certificate course", "Prefers mornings.", "Customer signature:",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_says_so_and_is_not_kept()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print");

        var draft = await app.As(Person.CareerPlanner).Download(page.LinkTo("Print a draft"));

        Assert.Equal("%PDF-"u8.ToArray(), draft.Bytes[..5]);
        using var pdf = PdfTools.Open(draft.Bytes);
        Assert.Contains("Draft, not for signing", pdf.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await app.Call((MilepostDb db) => db.Documents.CountAsync()));
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print/page")).ShouldSay("Draft: Individual Employment Plan (IEP)");
    }

    [Fact]
    public async Task A_name_the_typeface_lacks_is_printed_right_through_the_browser()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan(lastName: "签名");

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print");

        page.ShouldSay("Some characters need the browser").ShouldSay("名 签");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/print/page")).ShouldSay("Ada 签名");
    }

    [Fact]
    public async Task A_plan_without_an_open_goal_and_a_closed_one_cannot_be_printed_for_signing()
    {
        await using var app = await TestApp.StartAsync();
        var (bare, barePlan) = await app.AddWithPlan(change: file =>
        {
            file["plans"]![0]!["goals"] = new JsonArray();
            file["services"] = new JsonArray();
        });
        var (closed, closedPlan) = await app.AddWithPlan(open: false);
        var planner = app.As(Person.CareerPlanner);

        Assert.False((await planner.Visit($"/participants/{bare}/plans/{barePlan}/print")).ShouldSay("The plan has no open goal yet.").HasButton("Print for signing"));
        Assert.False((await planner.Visit($"/participants/{closed}/plans/{closedPlan}/print")).ShouldSay("The plan is closed.").HasButton("Print for signing"));

        (await planner.Post($"/participants/{bare}/plans/{barePlan}/print")).ShouldSay("Add at least one open goal before signing.");
        (await planner.Post($"/participants/{closed}/plans/{closedPlan}/print")).ShouldSay("This plan is closed. Reopen it with a reason before changing it.");
        Assert.Equal(0, await app.Call((MilepostDb db) => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task Two_who_print_at_once_get_one_form()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();

        var printed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.PrintForSigning(ada, plan))));

        Assert.Single(printed.Distinct());
    }

    [Fact]
    public async Task Another_persons_plan_and_another_offices_person_look_missing()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var ben = await app.AddParticipant("Ben");

        foreach (var page in new[] { "print", "print/page", "print?handler=Draft" })
        {
            (await app.As(Person.CareerPlanner).Visit($"/participants/{ben}/plans/{plan}/{page}")).ShouldBeMissing();
            (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/plans/{plan}/{page}")).ShouldBeMissing();
        }
        (await app.As(Person.CareerPlanner).Post($"/participants/{ben}/plans/{plan}/print")).ShouldBeMissing();
        (await app.As(Person.Monitor).Post($"/participants/{ada}/plans/{plan}/print")).ShouldBeMissing();
        Assert.False((await app.As(Person.Monitor).Visit($"/participants/{ada}/plans/{plan}/print")).HasButton("Print for signing"));
    }
}
