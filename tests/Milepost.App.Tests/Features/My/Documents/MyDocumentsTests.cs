using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Documents;

namespace Milepost.App.Tests.Features.My.Documents;

public sealed class MyDocumentsTests
{
    [Theory, EachDatabase]
    public async Task A_document_asked_for_is_sent_and_its_planner_hears_of_it(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant();
        var (planner, customer) = (app.As(Person.CareerPlanner), await app.AsCustomer(ada));
        var ask = await planner.Visit($"/participants/{ada}/documents/ask");
        ask.Fill("Document", "State ID").Fill("What it is for", "It shows where you live.").Fill("Needed by", "2099-01-31");
        await ask.Press("Ask for it");
        ask.ShouldSay("State ID is asked for.").ShouldSay("Asked for, not here yet").ShouldSay("by Jan 31, 2099");
        (await planner.Visit("/my-day")).ShouldSay("1 document asked for");

        (await customer.Visit("/me/messages")).ShouldSay("Please send: State ID").ShouldSay("We need it by Jan 31, 2099.");
        var mine = await customer.Visit("/me/documents");
        mine.ShouldSay("It shows where you live.");
        await mine.Click("Send it: State ID");
        var secondTab = mine.Copy();
        mine.Attach("File", "IMG_1.jpg", Scans.Jpeg(), "image/jpeg");
        await mine.Press("Send");
        mine.ShouldSay("Your document has arrived. Your planner is told.").ShouldNotSay("Please send");
        Assert.Equal(Scans.Jpeg(), (await customer.Download(mine.LinkTo("State ID"))).Bytes);

        // The same page had been open twice: what comes second is kept too, and answers nothing anew.
        var again = await customer.Visit("/me/documents/send");
        again.Fill("What it is", "State ID, back").Attach("File", "IMG_2.jpg", Scans.Jpeg(), "image/jpeg");
        await again.Press("Send");
        secondTab.Attach("File", "IMG_3.jpg", Scans.Jpeg(), "image/jpeg");
        await secondTab.Press("Send");

        var staff = await planner.Visit($"/participants/{ada}/documents");
        staff.ShouldNotSay("Asked for, not here yet").ShouldSay("State ID, back");
        (await planner.Visit("/my-day")).ShouldSay("Messages to read: Ada Sampleton").ShouldNotSay("document asked for");
        (await planner.Visit($"/participants/{ada}/messages")).ShouldSay("Document sent: State ID");
        var request = await app.Call((MilepostDb db) => db.DocumentRequests.SingleAsync());
        Assert.Equal("IMG_1.jpg", (await app.Call((MilepostDb db) => db.Documents.SingleAsync(d => d.Id == request.DocumentId))).FileName);
    }

    [Fact]
    public async Task A_customer_opens_plans_and_what_went_through_messages_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, ben) = (await app.AddParticipant("Ada"), await app.AddParticipant("Ben"));
        var ids = new Dictionary<string, Guid>();
        _ = await app.Call((MilepostDb db) => db.ChangeAsync<Milepost.Domain.Done>(async () =>
        {
            foreach (var (title, kind, person) in new[] { ("Printed", DocumentKind.PrintedPlan, ada), ("Signed", DocumentKind.SignedPlan, ada), ("Staff only", DocumentKind.Upload, ada), ("Bens plan", DocumentKind.SignedPlan, ben) })
                ids[title] = (await PersonDocument.AddAsync(db, person, kind, title, new($"{title}.pdf", "application/pdf", Scans.Pdf()), CancellationToken.None)).Id;
            return Milepost.Domain.Done.It;
        }, CancellationToken.None));
        var (adas, bens) = (await app.AsCustomer(ada), await app.AsCustomer(ben));

        var page = await adas.Visit("/me/documents");

        page.ShouldSay("Printed").ShouldSay("Signed").ShouldNotSay("Staff only").ShouldNotSay("Bens plan");
        foreach (var hidden in new[] { "Staff only", "Bens plan" }) (await adas.Visit($"/me/documents/{ids[hidden]}/download")).ShouldBeMissing();
        (await bens.Visit($"/me/documents/{ids["Signed"]}/download")).ShouldBeMissing();
        using var answer = await adas.GetOnce($"/me/documents/{ids["Signed"]}/download");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        // Both people's files are the same bytes: one row, and still each reaches only the own.
        Assert.Equal(1, await app.Call((MilepostDb db) => db.StoredFiles.CountAsync()));
        Assert.Equal(Scans.Pdf(), (await bens.Download($"/me/documents/{ids["Bens plan"]}/download")).Bytes);
    }

    [Fact]
    public async Task Somebody_elses_request_cannot_be_answered()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, ben) = (await app.AddParticipant("Ada"), await app.AddParticipant("Ben"));
        var ask = await app.As(Person.CareerPlanner).Visit($"/participants/{ben}/documents/ask");
        ask.Fill("Document", "State ID");
        await ask.Press("Ask for it");
        var bens = await app.Call((MilepostDb db) => db.DocumentRequests.Select(r => r.Id).SingleAsync());
        var customer = await app.AsCustomer(ada);

        var page = await customer.Visit($"/me/documents/send?request={bens}");
        Assert.Equal("/me/documents", page.Address);
        page.ShouldNotSay("State ID");

        await page.Click("Send another document");
        var html = page.Attach("File", "id.jpg", Scans.Jpeg(), "image/jpeg").Submission("Send");
        html.RequestUri = new Uri($"http://localhost/me/documents/send?request={bens}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await customer.Follow(html)).StatusCode);
        Assert.Equal(0, await app.Call((MilepostDb db) => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task Wrong_files_are_refused_in_the_readers_language_and_the_title_stays()
    {
        await using var app = await TestApp.StartAsync();
        var customer = await (await app.AsCustomer(await app.AddParticipant())).InSpanish();
        var page = await customer.Visit("/me/documents/send");
        page.ShouldSay("Una foto o un PDF, de 10 MB como máximo.");

        async Task<string?> Refused(string name, byte[] bytes)
        {
            page.Fill("Qué es", "Recibo").Attach("Archivo", name, bytes, "application/pdf");
            await page.Press("Enviar");
            Assert.Equal("Recibo", page.Field("Qué es").Value);
            return page.Field("Archivo").Error;
        }

        Assert.StartsWith("Este archivo dice ser un PDF, pero contiene otra cosa.", await Refused("recibo.pdf", Scans.Text("<script>alert(1)</script>")), StringComparison.Ordinal);
        Assert.StartsWith("Este PDF contiene un programa", await Refused("recibo.pdf", Scans.Pdf("/Names << /JavaScript 4 0 R >>")), StringComparison.Ordinal);
        Assert.StartsWith("El nombre termina en .pdf, pero el archivo contiene una imagen PNG.", await Refused("recibo.pdf", Scans.Png()), StringComparison.Ordinal);
        Assert.StartsWith("Este archivo está vacío.", await Refused("recibo.pdf", []), StringComparison.Ordinal);
        Assert.StartsWith("Este tipo de archivo no se puede guardar. Elija uno de estos: .pdf", await Refused("recibo.svg", Scans.Text("<svg/>")), StringComparison.Ordinal);
        Assert.StartsWith("Este archivo pesa más de 10 MB.", await Refused("recibo.pdf", new byte[24 * UploadGate.Megabyte]), StringComparison.Ordinal);
        await page.Press("Enviar");
        Assert.Equal("Elija el archivo.", page.Field("Archivo").Error);
        Assert.Equal(0, await app.Call((MilepostDb db) => db.Documents.CountAsync()));
    }
}
