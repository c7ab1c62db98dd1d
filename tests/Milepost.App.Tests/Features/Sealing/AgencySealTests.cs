using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.Sealing;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Features.Sealing.Verify;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.App.Store.Keys;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Sealing;

public sealed class AgencySealTests
{
    private static readonly DateTimeOffset Now = TestClock.Start.ToOffset(TimeSpan.FromHours(-6));

    [Theory, EachDatabase]
    public async Task Both_sign_and_the_record_knows_the_seal_and_keeps_no_private_word_of_it(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);

        var first = await Seal(store, SealedForm.Printed, Text(PlanForm.ParticipantField, Now));
        var both = await Seal(store, first.Value, Text(PlanForm.PlannerField, Now.AddHours(1)));

        Assert.True(both.Value.AsSpan().StartsWith(SealedForm.Printed));
        var answer = await store.Call((VerifyFileHandler verify) => verify.HandleAsync(both.Value, CancellationToken.None));
        Assert.Equal((VerifyKind.GenuineUnrecorded, null), (answer.Kind, answer.Record));
        Assert.Equal([new(PlanForm.ParticipantField, Seconds(Now)), new(PlanForm.PlannerField, Seconds(Now.AddHours(1)))], answer.Finding.Seals);
        Assert.Equal("State of Testland", (await store.Call((SealCertificatesQuery all) => all.HandleAsync(CancellationToken.None))).Single().Signet.Name);
    }

    [Fact]
    public async Task What_cannot_be_sealed_is_refused_in_words()
    {
        await using var store = await TestStore.StartAsync();
        var first = (await Seal(store, SealedForm.Printed, Text(PlanForm.ParticipantField, Now))).Value;

        Assert.Equal(SealProblems.AlreadySigned, (await Seal(store, first, Text(PlanForm.ParticipantField, Now))).Problem);
        Assert.Equal("seal.no-field", (await Seal(store, first, Text("somebody-else", Now))).Problem!.Code);
        Assert.Equal(SealProblems.NotAForm, (await Seal(store, "%PDF-1.4 something else"u8.ToArray(), Text(PlanForm.ParticipantField, Now))).Problem);
        Assert.Equal(SealProblems.OutsideValidity, (await Seal(store, SealedForm.Printed, Text(PlanForm.ParticipantField, Now.AddYears(30)))).Problem);
        var changed = (byte[])first.Clone();
        changed[5000] ^= 1;
        Assert.Equal(SealProblems.Broken, (await Seal(store, changed, Text(PlanForm.PlannerField, Now))).Problem);
        Assert.Equal(SealProblems.CertificateReplaced, (await Seal(store, SealedForm.First, Text(PlanForm.PlannerField, Now))).Problem);
    }

    [Fact]
    public async Task Names_in_any_script_and_many_lines_find_their_place()
    {
        await using var store = await TestStore.StartAsync();
        var much = new SealText(PlanForm.ParticipantField, "Nguyễn Thị Ánh", "participant", "Đồng ý", Now,
            ["Nguyễn Thị Ánh agreed electronically on the office's tablet in the presence of a career planner", "Иван 李", "Mar 1, 2024 2:14 PM CST", "Identified by photo card"]);

        using var pdf = Print.PdfTools.Open((await Seal(store, SealedForm.Printed, much)).Value);

        Assert.Contains("Signature is Valid.", pdf.Signatures(), StringComparison.Ordinal);
        Assert.Contains("Identified by photo card", pdf.Text(), StringComparison.Ordinal);
        Assert.Equal(0, pdf.Check().ExitCode);
    }

    [Theory, EachDatabase]
    public async Task After_the_certificate_was_replaced_what_it_sealed_still_counts_and_what_it_seals_later_does_not(TestDatabase database)
    {
        await using var store = await TestStore.StartAsync(database);
        // A certificate of the agency's own, whose key the test keeps as a thief would.
        await Replace(store, new(SealedForm.Agency.Locked(new("file word", IsRandom: true)), "file word"));
        var first = (await Seal(store, SealedForm.Printed, Text(PlanForm.ParticipantField, Now))).Value;
        var both = (await Seal(store, first, Text(PlanForm.PlannerField, Now))).Value;

        store.Clock.Advance(TimeSpan.FromDays(400));
        var made = await Replace(store, new(null, null));

        Assert.Equal(VerifyKind.GenuineUnrecorded, (await Verify(store, both)).Kind);
        Assert.Equal(SealProblems.CertificateReplaced, (await Seal(store, first, Text(PlanForm.PlannerField, Now.AddDays(400)))).Problem);
        Assert.Equal(VerifyKind.RetiredCertificate, (await Verify(store, SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, SealedForm.Agency, Now.AddDays(401)))).Kind);
        Assert.Equal(VerifyKind.ForeignCertificate, (await Verify(store, SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, SealedForm.Forger))).Kind);
        var certificates = await store.Db(db => db.SealCertificates.AsNoTracking().OrderBy(c => c.RetiredAt == null).ToListAsync());
        Assert.Equal([true, true, false], certificates.Select(c => c.Pkcs12 is null));
        Assert.Equal((made.Value.Fingerprint, true), (certificates[^1].Thumbprint, certificates[^1].IsCurrent));
        Assert.Equal(2, await store.Db(async db => (await db.History.AsNoTracking().ToListAsync()).Count(h => h.Events.Any(e => e.Kind == "seal.certificate-replaced"))));
        // And back again, as after a mistake.
        Assert.True((await Replace(store, new(SealedForm.Agency.Locked(new("x", IsRandom: true)), "x"))).IsDone);
        Assert.Equal(SealProblems.SameAgain, (await Replace(store, new(SealedForm.Agency.Locked(new("x", IsRandom: true)), "x"))).Problem);
        Assert.True((await Seal(store, first, Text(PlanForm.PlannerField, Now.AddDays(400)))).IsDone);
    }

    [Fact]
    public async Task A_certificate_that_cannot_serve_is_refused_in_words()
    {
        await using var store = await TestStore.StartAsync();

        Assert.Equal(SealProblems.FileNotOpened, (await Replace(store, new(SealedForm.Agency.Locked(new("right", IsRandom: true)), "wrong"))).Problem);
        Assert.Equal(SealProblems.FileNotOpened, (await Replace(store, new("not at all"u8.ToArray(), null))).Problem);
        var expired = SealKey.Make("Old", new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(SealProblems.FileNotValidNow, (await Replace(store, new(expired.Locked(new("x", IsRandom: true)), "x"))).Problem);
        var keyless = new System.Security.Cryptography.X509Certificates.X509Certificate2Collection(
            System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(SealedForm.Agency.Certificate.RawData));
        Assert.Equal(SealProblems.FileHasNoKey, (await Replace(store, new(keyless.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "x"), "x"))).Problem);
        Assert.Equal(1, await store.Db(db => db.SealCertificates.CountAsync()));
    }

    // ---- the password

    [Fact]
    public async Task A_wrong_or_lost_password_refuses_to_seal_and_says_what_to_do()
    {
        await using var place = await TestPlace.CreateAsync(TestDatabase.Sqlite);
        var file = Path.Combine(place.Location.KeyFolder, "seal-password");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var kept = await File.ReadAllTextAsync(file);

        // Another password is set than the one it was made with.
        Assert.Equal(SealProblems.WrongPassword, await SealIn(place, "Seal:Password", "something else"));
        File.Delete(file);
        Assert.Equal(SealProblems.PasswordMissing, await SealIn(place));
        await File.WriteAllTextAsync(file, kept[..^4] + "AAAA");
        Assert.Equal(SealProblems.PasswordUnreadable, await SealIn(place));
        // Brought back from a backup.
        await File.WriteAllTextAsync(file, kept);
        Assert.Null(await SealIn(place));

        // Lost for good: a new certificate gets a new password, and a start on its own never gives the old one up.
        await File.WriteAllTextAsync(file, "rubbish");
        await In(place, s => s.GetRequiredService<MakeFirstCertificateHandler>().HandleAsync(CancellationToken.None));
        Assert.Equal("rubbish", await File.ReadAllTextAsync(file));
        Assert.True((await In(place, s => s.GetRequiredService<ReplaceCertificateHandler>().HandleAsync(new(null, null), CancellationToken.None))).IsDone);
        Assert.Null(await SealIn(place));
        Assert.True(File.Exists(file + ".unreadable"));
    }

    [Fact]
    public async Task The_password_that_is_set_locks_the_key_on_every_server_and_none_is_kept_in_a_file()
    {
        await using var place = await TestPlace.CreateAsync(TestDatabase.Sqlite);
        var file = Path.Combine(place.Location.KeyFolder, "seal-password");
        File.Delete(file);
        await In(place, s => s.GetRequiredService<ReplaceCertificateHandler>().HandleAsync(new(null, null), CancellationToken.None), "Seal:Password", "the same everywhere");

        Assert.Null(await SealIn(place, "Seal:Password", "the same everywhere"));
        Assert.Equal(SealProblems.PasswordMissing, await SealIn(place));
        Assert.False(File.Exists(file));
    }

    // ---- the first start

    [Theory, EachDatabase]
    public async Task Servers_that_start_at_once_make_one_certificate_that_all_can_seal_with(TestDatabase database)
    {
        await using var place = await TestPlace.CreateAsync(database);
        await In(place, async s =>
        {
            var db = s.GetRequiredService<MilepostDb>();
            s.GetRequiredService<InstallationWords>().PutAside(InstallationWords.SealPassword);
            return await db.SealCertificates.ExecuteDeleteAsync();
        });
        var clock = new TestClock();
        var nodes = Enumerable.Range(0, 3).Select(_ => place.BuildServices(clock)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => Within(node, async s => Assert.True((await s.GetRequiredService<MakeFirstCertificateHandler>().HandleAsync(CancellationToken.None)).IsDone)))));

        var thumbprints = new HashSet<string>();
        foreach (var node in nodes)
        {
            var form = await Within(node, s => s.GetRequiredService<AgencySeal>().SealAsync(SealedForm.Printed, Text(PlanForm.ParticipantField, Now), CancellationToken.None));
            thumbprints.Add(SealCheck.Of(form.Value).Signet!.Fingerprint);
            await node.DisposeAsync();
        }
        Assert.Single(thumbprints);
        Assert.Equal(1, await In(place, s => s.GetRequiredService<MilepostDb>().SealCertificates.CountAsync()));
    }

    [Fact]
    public async Task Before_there_is_a_name_there_is_no_certificate_and_nothing_can_be_sealed()
    {
        await using var place = await TestPlace.CreateEmptyAsync(TestDatabase.Sqlite);
        await In(place, async s => { await s.GetRequiredService<MilepostDb>().Database.EnsureCreatedAsync(); return true; });

        Assert.True((await In(place, s => s.GetRequiredService<MakeFirstCertificateHandler>().HandleAsync(CancellationToken.None))).IsDone);
        Assert.Equal(SealProblems.NoCertificate, await SealIn(place));
        Assert.Equal(SealProblems.NameMissing, (await In(place, s => s.GetRequiredService<ReplaceCertificateHandler>().HandleAsync(new(null, null), CancellationToken.None))).Problem);

        await In(place, s => s.GetRequiredService<MakeFirstCertificateHandler>().HandleAsync(CancellationToken.None), "Seal:Name", "Lakeside Workforce Partnership");
        Assert.Null(await SealIn(place));
        Assert.Equal("Lakeside Workforce Partnership", (await In(place, s => s.GetRequiredService<SealCertificatesQuery>().HandleAsync(CancellationToken.None))).Single().Signet.Name);
    }

    private static SealText Text(string field, DateTimeOffset at) =>
        new(field, "Juniper Testwell", field == PlanForm.PlannerField ? "career planner" : "participant", "Agrees to version 2 of the plan", at, ["Juniper Testwell agreed electronically", "Mar 1, 2024 2:14 PM CST"]);

    private static Task<Result<byte[]>> Seal(TestStore store, byte[] pdf, SealText text) => store.Call((AgencySeal seal) => seal.SealAsync(pdf, text, CancellationToken.None));

    private static Task<VerifyAnswer> Verify(TestStore store, byte[] pdf) => store.Call((VerifyFileHandler verify) => verify.HandleAsync(pdf, CancellationToken.None));

    private static Task<Result<SealSignet>> Replace(TestStore store, ReplaceCertificate command) => store.Call((ReplaceCertificateHandler replace) => replace.HandleAsync(command, CancellationToken.None));

    private static DateTimeOffset Seconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>The problem that sealing runs into on a server started afresh.</summary>
    private static async Task<Problem?> SealIn(TestPlace place, params string[] setting) =>
        (await In(place, s => s.GetRequiredService<AgencySeal>().SealAsync(SealedForm.Printed, Text(PlanForm.ParticipantField, Now), CancellationToken.None), setting)).Problem;

    private static async Task<T> In<T>(TestPlace place, Func<IServiceProvider, Task<T>> work, params string[] setting)
    {
        await using var services = place.BuildServices(new TestClock(), s => s.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(setting.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build()));
        return await Within(services, work);
    }

    private static Task Within(ServiceProvider services, Func<IServiceProvider, Task> work) => Within(services, async s => { await work(s); return true; });

    private static async Task<T> Within<T>(ServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return await work(scope.ServiceProvider);
    }
}
