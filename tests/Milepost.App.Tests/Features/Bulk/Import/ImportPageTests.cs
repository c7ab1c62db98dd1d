using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Bulk.Import;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Bulk.Import;

public sealed class ImportPageTests
{
    [Fact]
    public async Task An_administrator_uploads_tables_reads_the_dry_run_and_takes_them_in()
    {
        await using var app = await TestApp.StartAsync();
        using var tables = new Tables();
        tables.Add("casenotes", "N9,C1,,Progress,Words,2025-13-20,2025-09-21");
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(tables.Folder, zip, TestContext.Current.CancellationToken);
        (await app.As(Person.Administrator).Visit("/import")).ShouldSay("Ask an administrator who administers all of it");
        await app.Call((MilepostDb db) => db.ChangeAsync<Done>(async () =>
        {
            var account = await db.Users.SingleAsync(u => u.Email == Person.Administrator.Email);
            var other = await db.OrgUnits.SingleAsync(u => u.Code == TestOrganization.OtherState);
            db.RoleAssignments.Add(new() { AccountId = account.Id, Role = StaffRole.Administrator, OrgUnitId = other.Id });
            return Done.It;
        }, CancellationToken.None));

        var visitor = app.AsInAnotherBrowser(Person.Administrator);
        var page = await visitor.Visit("/import");
        page.Attach("Tables", "old system.zip", zip.ToArray(), "application/zip");
        page = await page.Press("Upload and check");
        page.ShouldSay("Waits for its dry run");
        var address = page.Address;
        Assert.True(await app.Call((RunImportsHandler run) => run.NextAsync(CancellationToken.None)));

        page = await visitor.Visit(address);
        page.ShouldSay("Checked; nothing is written yet").ShouldSay("1 rows would be refused").ShouldSay("Expected a day that exists");
        Assert.Equal(0, await app.Call((MilepostDb db) => db.Participants.CountAsync()));
        page = await page.Press("Take it in");
        page.ShouldSay("Waits to be taken in");
        // The server stopped in the middle: the next one takes it up.
        await app.Call((MilepostDb db) => db.BulkImports.ExecuteUpdateAsync(set => set.SetProperty(i => i.State, BulkImportState.Running)));
        Assert.True(await app.Call((RunImportsHandler run) => run.NextAsync(CancellationToken.None)));
        Assert.False(await app.Call((RunImportsHandler run) => run.NextAsync(CancellationToken.None)));

        page = await visitor.Visit(address);
        page.ShouldSay("Taken in");
        Assert.Equal(1, await app.Call((MilepostDb db) => db.Participants.CountAsync()));
        var (bytes, _, name) = await visitor.Download(page.LinkTo("casenotes.csv"));
        Assert.Equal("casenotes.csv", name);
        Assert.Contains("N9,C1,,Progress,Words,2025-13-20,2025-09-21,\"happened_on: \"\"2025-13-20\"\". Expected a day", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        (await visitor.Visit("/import")).ShouldSay("old system.zip");
        Assert.Equal(Person.Administrator.Name, await app.Call((MilepostDb db) => db.History.Where(h => h.ParticipantId != null).Select(h => h.ActorName).SingleAsync()));
        (await visitor.Visit($"{address}/rejected/..%2Fcasenotes.csv")).ShouldSay("Taken in");
    }
}
