using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Documents.Scanning;
using Milepost.App.Store;

namespace Milepost.App.Tests.Features.Documents.Scanning;

public sealed class VirusScannerTests
{
    private static readonly byte[] Infected = Scans.Pdf(objects: $"% {ClamDaemon.Marker}\n");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_real_clamd_passes_what_is_clean_and_names_what_it_finds(bool overSocketFile)
    {
        SkipWithoutClamd();
        var daemon = await ClamDaemon.Running;
        var scanner = Scanner(overSocketFile ? $"unix:{daemon.SocketFile}" : $"tcp://127.0.0.1:{daemon.Port}");

        Assert.Equal(ScanAnswer.Clean, await scanner.ScanAsync(Scans.Pdf(), TestContext.Current.CancellationToken));
        Assert.Equal(new(false, "Milepost.Pretend.Virus.UNOFFICIAL"), await scanner.ScanAsync(Infected, TestContext.Current.CancellationToken));
        Assert.Equal(new(false, "Milepost.Pretend.Virus.UNOFFICIAL"), await scanner.ScanAsync([.. new byte[200_000], .. Infected], TestContext.Current.CancellationToken));
        // Over the daemon's own limit: it says so and hangs up.
        Assert.Equal(ScanAnswer.NoAnswer, await scanner.ScanAsync(new byte[8 * UploadGate.Megabyte], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_asked() =>
        Assert.Equal(ScanAnswer.Clean, await new VirusScanner(ScannerSettings.Read(null), NullLogger<VirusScanner>.Instance).ScanAsync(Infected, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_scanner_that_is_not_there_is_slow_or_talks_nonsense_passes_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Assert.Equal(ScanAnswer.NoAnswer, await Scanner($"tcp://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}").ScanAsync(Scans.Pdf(), TestContext.Current.CancellationToken));
        Assert.Equal(ScanAnswer.NoAnswer, await Scanner("unix:/nowhere/clamd.sock").ScanAsync(Scans.Pdf(), TestContext.Current.CancellationToken));

        foreach (var answer in new[] { "", "stream: OK", "UNKNOWN COMMAND\0", "stream: \0", "INSTREAM size limit exceeded. ERROR\0" })
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var answering = AnswerOnceAsync(listener, answer);
            Assert.Equal(ScanAnswer.NoAnswer, await Scanner($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}").ScanAsync(Scans.Pdf(), TestContext.Current.CancellationToken));
            await answering;
        }
    }

    [Theory]
    [InlineData("tcp://scanner.example.org:3310", true)]
    [InlineData("tcp://scanner.example.org", true)]
    [InlineData("tcp://[::1]:3310", true)]
    [InlineData("unix:/run/clamav/clamd.ctl", true)]
    [InlineData("http://scanner.example.org", false)]
    [InlineData("scanner.example.org:3310", false)]
    [InlineData("unix:clamd.ctl", false)]
    public void An_address_is_read_or_stops_the_start(string address, bool isRight)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Scanner:Address", address)]).Build();

        if (isRight) Assert.NotNull(ScannerSettings.Read(configuration).Address);
        else Assert.Contains("Scanner:Address", Assert.Throws<InvalidOperationException>(() => ScannerSettings.Read(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_is_refused_noted_and_not_kept_and_the_words_stay()
    {
        SkipWithoutClamd();
        var daemon = await ClamDaemon.Running;
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton(new ScannerSettings(ScannerAddress.Read($"tcp://127.0.0.1:{daemon.Port}"), TimeSpan.FromSeconds(5))));
        var ada = await app.AddParticipant();
        var page = await (await (await app.AsCustomer(ada)).InSpanish()).Visit("/me/messages");

        page.Fill("Mensaje", "Mi recibo").Attach("Adjuntar un archivo", "recibo.pdf", Infected, "application/pdf");
        await page.Press("Enviar");

        Assert.StartsWith("El antivirus encontró Milepost.Pretend.Virus.UNOFFICIAL en este archivo", page.Field("Adjuntar un archivo").Error, StringComparison.Ordinal);
        Assert.Equal("Mi recibo", page.Field("Mensaje").Value);
        Assert.Equal(0, await app.Call((MilepostDb db) => db.StoredFiles.CountAsync()));
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history")).ShouldSay("File refused: recibo.pdf").ShouldSay("The virus scanner found Milepost.Pretend.Virus.UNOFFICIAL.");

        page.Attach("Adjuntar un archivo", "recibo.pdf", Scans.Pdf(), "application/pdf");
        await page.Press("Enviar");
        page.ShouldSay("Su mensaje fue enviado.");
    }

    [Fact]
    public async Task While_the_scanner_is_away_no_file_is_taken_and_the_words_stay()
    {
        await using var app = await TestApp.StartAsync(change: services => services.AddSingleton(new ScannerSettings(ScannerAddress.Read("unix:/nowhere/clamd.sock"), TimeSpan.FromSeconds(5))));
        var ada = await app.AddParticipant();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");

        page.Fill("Title", "March").Attach("File", "scan.pdf", Scans.Pdf(), "application/pdf");
        await page.Press("Add document");

        Assert.StartsWith("The virus scanner does not answer, so no file can be taken right now.", page.Field("File").Error, StringComparison.Ordinal);
        Assert.Equal("March", page.Field("Title").Value);
        page.ShouldSay("No document yet.");
    }

    private static VirusScanner Scanner(string address) => new(new(ScannerAddress.Read(address), TimeSpan.FromSeconds(2)), NullLogger<VirusScanner>.Instance);

    private static async Task AnswerOnceAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        client.Client.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        while (await stream.ReadAsync(rest) > 0) { }
    }

    private static void SkipWithoutClamd() => Assert.SkipUnless(ClamDaemon.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true", ClamDaemon.HowToInstall);
}
