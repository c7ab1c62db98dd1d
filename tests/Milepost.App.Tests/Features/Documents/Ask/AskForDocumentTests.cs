using Milepost.App.Tests.Features.Documents;

namespace Milepost.App.Tests.Features.Documents.Ask;

public sealed class AskForDocumentTests
{
    [Fact]
    public async Task What_is_missing_past_or_asked_already_is_said_beside_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{await app.AddParticipant()}/documents/ask");

        await page.Press("Ask for it");
        Assert.Equal("Say which document is needed.", page.Field("Document").Error);
        page.Fill("Document", "State ID").Fill("Needed by", "2020-01-31");
        await page.Press("Ask for it");
        Assert.Equal("Choose today or a day to come.", page.Field("Needed by").Error);
        page.Fill("Needed by", "");
        await page.Press("Ask for it");
        page.ShouldSay("State ID is asked for.");

        await page.Click("Ask for a document");
        page.Fill("Document", "State ID");
        await page.Press("Ask for it");
        Assert.StartsWith("This document is asked for already.", page.Field("Document").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_longer_needed_is_taken_back_once()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var (planner, customer) = (app.As(Person.CareerPlanner), await app.AsCustomer(ada));
        var page = await planner.Visit($"/participants/{ada}/documents/ask");
        page.Fill("Document", "State ID");
        await page.Press("Ask for it");
        var otherTab = page.Copy();

        await page.Press("No longer needed: State ID");
        page.ShouldSay("State ID is no longer asked for.").ShouldNotSay("not here yet");
        (await customer.Visit("/me/documents")).ShouldNotSay("State ID");
        (await customer.Visit("/me/messages")).ShouldSay("No longer needed: State ID");

        // In the other tab it is a form of its own, sent anew.
        (await planner.Post($"/participants/{ada}/documents?handler=Cancel", ("requestId", otherTab.Document.QuerySelector("input[name=requestId]")!.GetAttribute("value")!)))
            .ShouldSay("This document came meanwhile, or is no longer asked for.");
    }

    [Fact]
    public async Task A_document_brought_to_the_office_answers_what_was_asked()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents/ask");
        page.Fill("Document", "State ID");
        await page.Press("Ask for it");

        page.Choose("Was it asked for?", "State ID").Attach("File", "scan.pdf", Scans.Pdf(), "application/pdf");
        await page.Press("Add document");

        page.ShouldSay("State ID is kept in this record.").ShouldNotSay("not here yet");
    }
}
