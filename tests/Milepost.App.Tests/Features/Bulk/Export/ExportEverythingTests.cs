using System.IO.Compression;
using System.Text.Json;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Bulk.Export;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.App.Tests.Features.CaseFiles;

namespace Milepost.App.Tests.Features.Bulk.Export;

public sealed class ExportEverythingTests
{
    [Theory, EachDatabase]
    public async Task Everything_is_written_and_the_folder_says_what_is_in_it(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        await store.Import(CaseFilesOnDisk.WithId(CaseFilesOnDisk.EverythingAt(TestOrganization.South), "P-1/../é"));
        var bytes = "A made-up scan"u8.ToArray();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        await store.Db(async db =>
        {
            db.StoredFiles.Add(new() { Sha256 = hash, Bytes = bytes });
            await db.SaveChangesAsync();
        });
        using var folder = new Folder();

        var exported = await Export(store, folder.Path);

        Assert.Equal(["README.txt", "case-files", "csv", "documents", "left-out.csv", "manifest.json", "tables"], Directory.EnumerateFileSystemEntries(folder.Path).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
        Assert.Equal((await store.Export("P-9002")).Value, File.ReadAllBytes(folder.In("case-files/00000/P-9002.json")));
        Assert.Equal((await store.Export("P-1/../é")).Value, File.ReadAllBytes(folder.In($"case-files/00000/{CaseFileExport.FileName("P-1/../é")}")));
        Assert.Equal(bytes, File.ReadAllBytes(folder.In($"documents/{hash[..2]}/{hash}")));
        foreach (var (path, count) in exported.Files.Where(f => f.Of == "rows").Select(f => (f.Path, f.Count))) Assert.Equal(count, Rows(folder.In(path)).Count);
        Assert.Equal(await store.Db(db => db.CaseNotes.CountAsync()), Rows(folder.In("tables/CaseNotes.csv")).Count);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(folder.In("manifest.json")));
        Assert.Equal("milepost-export/1", manifest.RootElement.GetProperty("format").GetString());
        var noted = await store.Db(db => db.History.Where(h => h.Chain == MilepostDb.Organization).OrderByDescending(h => h.Sequence).FirstAsync());
        Assert.StartsWith("Full export begun", Assert.Single(noted.Events).Words, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_eight_files_say_of_a_person_what_they_can(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        using var folder = new Folder();

        await Export(store, folder.Path, ExportParts.Csv);

        var planner = Assert.Single(Rows(folder.In("csv/planners.csv")), row => row["email"] == Person.CareerPlanner.Email);
        Assert.Equal(("Casey", "Planner-Test", TestOrganization.North, "planner"), (planner["first_name"], planner["last_name"], planner["office"], planner["role"]));
        var person = Assert.Single(Rows(folder.In("csv/participants.csv")));
        Assert.Equal(("P-9002", planner["id"], TestOrganization.North), (person["case_no"], person["planner_id"], person["office"]));
        var record = await store.Db(db => db.Plans.AsNoTracking().OrderByDescending(p => p.ClosedOn == null).ThenByDescending(p => p.OpenedOn).FirstAsync());
        Assert.Equal($"{record.OpenedOn:yyyy-MM-dd}", person["plan_on"]);
        Assert.Equal(record.Goals.Select(g => (g.Details.Statement, person["id"])), Rows(folder.In("csv/goals.csv")).Select(row => (row["title"], row["participant_id"])));
        var objectives = Rows(folder.In("csv/objectives.csv"));
        Assert.Equal(record.Goals.SelectMany(g => g.Objectives).Select(o => o.Details.Statement).Order(StringComparer.Ordinal), objectives.Select(row => row["title"]).Order(StringComparer.Ordinal));
        var services = await store.Db(db => db.Services.AsNoTracking().ToListAsync());
        Assert.Equal(services.Select(s => s.Details.Name).Order(StringComparer.Ordinal), Rows(folder.In("csv/services.csv")).Select(row => row["name"]).Order(StringComparer.Ordinal));
        Assert.Contains(Rows(folder.In("csv/services.csv")), row => row["objective_id"].Length > 0 && objectives.Exists(o => o["id"] == row["objective_id"]));
        var notes = await store.Db(db => db.CaseNotes.AsNoTracking().ToListAsync());
        Assert.Equal(notes.Count, Rows(folder.In("csv/casenotes.csv")).Count);
        Assert.Equal(notes.Count(n => n.Details.TwoWay || n.Details.Method is not null), Rows(folder.In("csv/contacts.csv")).Count);
        Assert.Equal(record.Reviews.Count, Rows(folder.In("csv/reviews.csv")).Count);
    }

    [Theory, EachDatabase]
    public async Task Who_does_not_fit_into_the_eight_files_is_named_with_the_reason(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        var file = System.Text.Json.Nodes.JsonNode.Parse(CaseFilesOnDisk.EverythingAt(TestOrganization.North).Span)!.AsObject();
        foreach (var enrollment in file["enrollments"]!.AsArray()) enrollment!["program"] = "jted";
        file["application"]!["programs"] = new System.Text.Json.Nodes.JsonArray("jted");
        await store.Import(JsonSerializer.SerializeToUtf8Bytes(file));
        using var folder = new Folder();

        await Export(store, folder.Path, ExportParts.Csv | ExportParts.CaseFiles);

        foreach (var name in new[] { "participants", "goals", "services", "casenotes", "contacts" }) Assert.Empty(Rows(folder.In($"csv/{name}.csv")));
        Assert.Contains("adult", Assert.Single(Rows(folder.In("left-out.csv")))["why"], StringComparison.Ordinal);
        Assert.True(File.Exists(folder.In("case-files/00000/P-9002.json")));
    }

    [Theory, EachDatabase]
    public async Task No_secret_leaves_with_the_tables_and_each_that_stays_is_named(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        using var folder = new Folder();

        await Export(store, folder.Path, ExportParts.Tables);

        var account = await store.Db(db => db.Users.AsNoTracking().FirstAsync());
        var users = File.ReadAllText(folder.In("tables/AspNetUsers.csv"));
        Assert.Contains(account.Email!, users, StringComparison.Ordinal);
        Assert.DoesNotContain(account.PasswordHash!, users, StringComparison.Ordinal);
        Assert.DoesNotContain(account.SecurityStamp!, users, StringComparison.Ordinal);
        var leftOut = Rows(folder.In("tables/columns.csv")).Where(row => row["left_out_because"].Length > 0).Select(row => $"{row["table"]}.{row["column"]}").ToList();
        foreach (var secret in new[] { "AspNetUsers.PasswordHash", "AspNetUserTokens.Value", "SealCertificates.Pkcs12", "CalendarFeeds.TokenSha256", "SignatureRequests.LinkSha256", "PartnerLinks.CodeSha256", "Kiosks.SecretSha256", "InstallationSecrets.Text", "Webhooks.Secret", "Webhooks.FormerSecret" })
            Assert.Contains(secret, leftOut);
        Assert.DoesNotContain("Documents.Sha256", leftOut);
        Assert.DoesNotContain("Participants.Id", leftOut);
        Assert.All(leftOut, name => Assert.DoesNotContain($"{name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]},", File.ReadLines(folder.In($"tables/{name.Split('.')[0]}.csv")).First() + ",", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_zip_holds_the_same_files_as_a_folder()
    {
        await using var store = await TestStore.StartAsync();
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        using var folder = new Folder();
        await Export(store, folder.Path);
        using var bytes = new MemoryStream();

        var result = await store.Session(async services =>
        {
            using var target = new ZipTarget(bytes);
            return await Handler(services).HandleAsync(new(ExportParts.All, target), CancellationToken.None);
        });

        Assert.True(result.IsDone);
        using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()));
        Assert.Equal(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.Path, f)).Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var notes = new StreamReader(zip.GetEntry("csv/casenotes.csv")!.Open());
        Assert.Equal(File.ReadAllText(folder.In("csv/casenotes.csv")), await notes.ReadToEndAsync());
    }

    [Fact]
    public async Task An_export_that_breaks_off_is_plain_to_see_and_its_folder_is_not_taken_again()
    {
        await using var store = await TestStore.StartAsync();
        await store.Import(CaseFilesOnDisk.EverythingAt(TestOrganization.North));
        using var folder = new Folder();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Session(async services =>
        {
            using var target = FolderTarget.TryOpen(folder.Path)!;
            return await Handler(services).HandleAsync(new(ExportParts.All, target, _ => stop.Cancel()), stop.Token);
        }));

        Assert.Equal(["unfinished"], Directory.EnumerateFileSystemEntries(folder.Path).Select(e => Path.GetFileName(e)));
        Assert.True(File.Exists(folder.In("unfinished/THIS-EXPORT-IS-NOT-COMPLETE.txt")));
        Assert.Null(FolderTarget.TryOpen(folder.Path));
    }

    [Theory]
    [InlineData("P-1001", "P-1001.json")]
    [InlineData("P-7K3M9Q2A", "P-7K3M9Q2A.json")]
    public void A_case_file_is_called_by_its_case_number(string caseNumber, string name) => Assert.Equal(name, CaseFileExport.FileName(caseNumber));

    [Fact]
    public void Case_numbers_that_no_file_can_have_get_names_of_their_own()
    {
        string[] numbers = ["../../etc/passwd", "a/b", "a\\b", "A:B", "p-1", "P-1", "CON", "..", ".", "é", "è", new string('X', 200), new string('X', 199) + "Y"];

        var names = numbers.Select(CaseFileExport.FileName).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches(@"^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,150}\.json$", name));
        Assert.NotEqual("CON.json", names[6]);
    }

    private static ExportEverythingHandler Handler(IServiceProvider services) => (ExportEverythingHandler)services.GetService(typeof(ExportEverythingHandler))!;

    private static Task<ExportedEverything> Export(TestStore store, string folder, ExportParts parts = ExportParts.All) => store.Session(async services =>
    {
        using var target = FolderTarget.TryOpen(folder)!;
        return (await Handler(services).HandleAsync(new(parts, target), CancellationToken.None)).Value;
    });

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { Separator = ',', MalformedData = CsvMalformedDataHandling.Throw });
        List<Dictionary<string, string>> rows = [];
        while (csv.Read()) rows.Add(csv.Headers.ToDictionary(h => h, h => csv.GetString(h)));
        return rows;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("milepost-export-").FullName;

        public string In(string path) => System.IO.Path.Combine(Path, path);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
