using System.Net;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Microsoft.EntityFrameworkCore;

namespace Milepost.App.Tests.Features.Documents;

public sealed class DocumentsPageTests
{
    [Fact]
    public async Task A_document_is_added_listed_and_comes_back_byte_for_byte()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Visit($"/participants/{ada}/documents");
        page.ShouldSay("No document yet.");
        page.Fill("Title", "Attendance, März").Attach("File", "Blatt März 签.png", Scans.Png(), "text/html");
        await page.Press("Add document");

        page.ShouldSay("Attendance, März is kept in this record.");
        var (bytes, type, name) = await planner.Download(page.LinkTo("Attendance, März"));
        Assert.Equal(Scans.Png(), bytes);
        Assert.Equal("image/png", type);
        Assert.Equal("Blatt März 签.png", name);
    }

    [Fact]
    public async Task A_download_is_saved_and_never_shown_inside_the_site()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");
        page.Attach("File", "scan.pdf", Scans.Pdf(), "application/pdf");
        await page.Press("Add document");

        using var answer = await app.As(Person.CareerPlanner).GetOnce(page.LinkTo("scan.pdf"));

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_document_looks_like_one_that_does_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, ben) = (await app.AddParticipant("Ada"), await app.AddParticipant("Ben"));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");
        page.Attach("File", "scan.pdf", Scans.Pdf(), "application/pdf");
        await page.Press("Add document");
        var link = page.LinkTo("scan.pdf");

        (await app.As(Person.CareerPlanner).Visit(link.Replace(ada.ToString(), ben.ToString(), StringComparison.Ordinal))).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit(link)).ShouldBeMissing();
        (await app.As(Person.Administrator).Visit(link)).ShouldBeMissing();
        Assert.Equal(HttpStatusCode.OK, (await app.As(Person.Monitor).GetOnce(link)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_file_is_refused_beside_its_field_and_the_title_stays()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");

        page.Fill("Title", "March").Attach("File", "march.pdf", Scans.Text("<script>alert(1)</script>"), "application/pdf");
        await page.Press("Add document");

        Assert.Equal("This file is called a PDF but holds something else. Scan or save the document again, and choose that file.", page.Field("File").Error);
        Assert.Equal("March", page.Field("Title").Value);
        page.ShouldSay("No document yet.");
    }

    [Fact]
    public async Task A_file_far_too_large_is_left_unread_and_the_other_fields_stay()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");

        page.Fill("Title", "All of it").Attach("File", "all.pdf", new byte[24 * UploadGate.Megabyte], "application/pdf");
        await page.Press("Add document");

        Assert.StartsWith("This file is larger than 10 MB.", page.Field("File").Error, StringComparison.Ordinal);
        Assert.Equal("All of it", page.Field("Title").Value);
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");
        foreach (var title in new[] { "One", "Two" })
        {
            page.Fill("Title", title).Attach("File", "scan.pdf", Scans.Pdf(), "application/pdf");
            await page.Press("Add document");
        }

        page.ShouldSay("One").ShouldSay("Two");
        Assert.Equal(1, await app.Call((MilepostDb db) => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task A_monitor_reads_and_adds_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();

        var page = await app.As(Person.Monitor).Visit($"/participants/{ada}/documents");

        page.ShouldSay("Documents").ShouldNotSay("Add a document");
        (await app.As(Person.Monitor).Post($"/participants/{ada}/documents", ("Form.Title", "x"))).ShouldBeMissing();
    }
}
