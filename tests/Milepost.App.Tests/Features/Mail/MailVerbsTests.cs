using System.Diagnostics;
using Milepost.App.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Mail.Send;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Mail;

/// <summary>The program itself and a mail server that wants STARTTLS and a password.</summary>
public sealed class MailVerbsTests
{
    [Fact]
    public async Task Mail_test_says_what_the_server_says()
    {
        using var certificate = new ServerCertificate();
        await using var server = await MailServer.StartAsync(certificate: certificate);
        await using var place = await TestPlace.CreateAsync(TestDatabase.Sqlite);
        var settings = Settings(server, certificate);
        Task<(int Exit, string Output, string Errors)> Run(Dictionary<string, string?> environment, params string[] words) =>
            MilepostProcess.RunInAsync(environment, ["mail", .. words, "--data", place.Location.Folder]);

        var runs = await Task.WhenAll(
            Run(settings, "test", "ada@example.org"),
            Run(new(settings) { ["Mail__Password"] = "wrong" }, "test", "ada@example.org"),
            Run(new(settings) { ["SSL_CERT_FILE"] = "/dev/null" }, "test", "ada@example.org"),
            Run([], "test", "ada@example.org"),
            Run(settings, "test", "refused@example.org"),
            Run([], "bounced", "nobody@example.org"));

        Assert.Equal((0, "The mail server took it. Sent by localhost, port " + server.Port + ".\n", ""), runs[0]);
        var arrived = Assert.Single(await server.LettersAsync());
        Assert.Equal(("ada@example.org", true, MailServer.User), (arrived.To, arrived.Secure, arrived.User));
        Assert.Equal(1, runs[1].Exit);
        Assert.StartsWith("The mail server does not let Milepost in. Check Mail:User, Mail:Password", runs[1].Errors, StringComparison.Ordinal);
        Assert.Equal(1, runs[2].Exit);
        Assert.StartsWith("The mail server's certificate is not trusted:", runs[2].Errors, StringComparison.Ordinal);
        Assert.Equal((2, "No mail server is set, so letters wait. Set Mail:Server.\n"), (runs[3].Exit, runs[3].Errors));
        Assert.Equal((1, "The mail server refuses the address: 550 5.1.1 <r***@example.org>: no such user here\n"), (runs[4].Exit, runs[4].Errors));
        Assert.Equal((1, "No letter was sent to this address.\n"), (runs[5].Exit, runs[5].Errors));
    }

    [Fact]
    public async Task Killed_while_sending_every_letter_arrives_once_or_is_marked()
    {
        const int Letters = 200;
        using var certificate = new ServerCertificate();
        await using var server = await MailServer.StartAsync(certificate: certificate);
        await using var place = await TestPlace.CreateAsync(TestDatabase.Sqlite);
        var clock = new TestClock();
        clock.GoTo(TimeProvider.System.GetUtcNow());
        await using var services = place.BuildServices(clock, change => change.AddSingleton(new MailSettings
        {
            Server = "127.0.0.1", Port = server.Port, StartTls = false, User = MailServer.User, Password = MailServer.Password, From = "milepost@example.org", PublicAddress = new("https://milepost.example.org"),
        }));
        await In(services, async scope => Assert.True((await scope.GetRequiredService<MilepostDb>().ChangeAsync<Done>(() =>
        {
            for (var i = 0; i < Letters; i++) scope.GetRequiredService<Outbox>().Queue(MailCases.To($"kill{i:D3}@example.org"));
            return Task.FromResult<Result<Done>>(Done.It);
        }, CancellationToken.None)).IsDone));

        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "milepost"), ["serve", "--data", place.Location.Folder, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings(server, certificate)) start.Environment[name] = value;
        using (var program = Process.Start(start)!)
        {
            _ = program.StandardOutput.ReadToEndAsync();
            _ = program.StandardError.ReadToEndAsync();
            await server.WaitForLettersAsync(60);
            program.Kill();
            await program.WaitForExitAsync();
        }

        var letters = await In(services, scope => scope.GetRequiredService<MilepostDb>().OutgoingMail.AsNoTracking().ToListAsync());
        Assert.InRange(letters.Count(l => l.State == MailState.Waiting), 1, Letters - 60);
        clock.Advance(TimeSpan.FromMinutes(10));
        // The rest goes from here, over a server of the same place that this process trusts.
        await server.KillAsync();
        await using var second = await MailServer.StartAsync(server.Port);
        await In(services, scope => scope.GetRequiredService<SendMailHandler>().HandleAsync(CancellationToken.None));
        letters = await In(services, scope => scope.GetRequiredService<MilepostDb>().OutgoingMail.AsNoTracking().ToListAsync());
        letters.ShouldHaveArrivedOnceOrBeMarked([.. await server.LettersAsync(), .. await second.LettersAsync()]);
        Assert.InRange(letters.Count(l => l.State == MailState.MayHaveBeenSent), 0, 4);
        Assert.All(await server.LettersAsync(), letter => Assert.True(letter.Secure));
    }

    private static Dictionary<string, string?> Settings(MailServer server, ServerCertificate certificate) => new()
    {
        ["Mail__Server"] = "localhost", ["Mail__Port"] = server.Port.ToString(), ["Mail__User"] = MailServer.User, ["Mail__Password"] = MailServer.Password, ["Mail__From"] = "milepost@example.org",
        ["PublicAddress"] = "https://milepost.example.org", ["SSL_CERT_FILE"] = certificate.File,
    };

    private static async Task<T> In<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        return await work(scope.ServiceProvider);
    }

    private static Task In(IServiceProvider services, Func<IServiceProvider, Task> work) => In(services, async scope => { await work(scope); return true; });
}
