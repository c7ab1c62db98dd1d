using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Milepost.App.Features.Mail;
using Milepost.App.Tests.CodeHealth;

namespace Milepost.App.Tests.Features.Mail;

/// <summary>A letter that arrived at the tests' mail server.</summary>
public sealed record Arrival(string To, string From, bool Secure, string? User, string Source)
{
    /// <summary>Without the line breaks and marks of quoted-printable.</summary>
    public string Words =>
        Source.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=0D=0A", "\r\n", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
}

/// <summary>
/// A real mail server (tests/smtp-server), a process of its own. How it treats a letter is said by the address the letter goes to:
/// see the head of server.js.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    public const string User = "milepost";
    public const string Password = "correct horse mail";

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<JsonObject> _events = [];
    private readonly Task _reading;
    private int _echoes;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailServer(Process process)
    {
        _process = process;
        _reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                lock (_lock)
                {
                    _events.Add(JsonNode.Parse(line)!.AsObject());
                    _more.SetResult();
                    _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
            // Whoever still waits learns that nothing more will come.
            lock (_lock) _more.TrySetResult();
        });
    }

    public int Port { get; private set; }

    /// <summary>The letters that came so far.</summary>
    public async Task<IReadOnlyList<Arrival>> LettersAsync() =>
        [.. (await EventsAsync("letter")).Select(e => new Arrival((string)e["to"]!, (string)e["from"]!, (bool)e["secure"]!, (string?)e["user"], (string)e["source"]!))];

    public async Task<IReadOnlyList<Arrival>> LettersToAsync(string address) => [.. (await LettersAsync()).Where(letter => letter.To == address)];

    /// <summary>How often an address was refused.</summary>
    public async Task<int> RefusalsOfAsync(string address) => (await EventsAsync("refused")).Count(e => (string?)e["to"] == address);

    /// <summary>The server tells of a thing before it answers; an echo tells that it has been read here as well.</summary>
    private async Task<IReadOnlyList<JsonObject>> EventsAsync(string what)
    {
        if (_process.HasExited) await _reading;
        else
        {
            var echo = $"{Interlocked.Increment(ref _echoes)}";
            await _process.StandardInput.WriteLineAsync(echo);
            await _process.StandardInput.FlushAsync();
            await WaitAsync(() => _events.Exists(e => (string?)e["line"] == echo));
        }
        lock (_lock) return [.. _events.Where(e => (string?)e["event"] == what)];
    }

    /// <param name="port">The port of a server that is gone, to stand in its place.</param>
    /// <param name="certificate">With it the server offers STARTTLS and wants a user and a password.</param>
    public static async Task<MailServer> StartAsync(int port = 0, ServerCertificate? certificate = null)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "tests/smtp-server/server.js")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PORT"] = port.ToString();
        if (certificate is not null)
        {
            (start.Environment["TLS_KEY"], start.Environment["TLS_CERT"]) = (certificate.KeyFile, certificate.File);
            (start.Environment["SMTP_USER"], start.Environment["SMTP_PASSWORD"]) = (User, Password);
        }
        var server = new MailServer(Process.Start(start)!);
        await server.WaitAsync(() => server._events.Exists(e => (string?)e["event"] == "listening"));
        lock (server._lock) server.Port = (int)server._events.First(e => (string?)e["event"] == "listening")["port"]!;
        return server;
    }

    public Task WaitForLettersAsync(int count) => WaitAsync(() => _events.Count(e => (string?)e["event"] == "letter") >= count);

    /// <summary>As a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async Task WaitForEndAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task WaitAsync(Func<bool> isThere)
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (isThere()) return;
                if (_reading.IsCompleted) throw new InvalidOperationException("The mail server ended before that. Is tests/smtp-server installed (npm ci)?");
                more = _more.Task;
            }
            await more.WaitAsync(tooLong.Token);
        }
    }

    /// <summary>Settings that lead to this server, without STARTTLS.</summary>
    public MailSettings Settings => SettingsFor(Port);

    public static MailSettings SettingsFor(int port, TimeSpan? timeout = null) => new()
    {
        Server = "127.0.0.1", Port = port, StartTls = false, From = "milepost@example.org", PublicAddress = new("https://milepost.example.org"), Timeout = timeout ?? TimeSpan.FromSeconds(20),
    };
}

/// <summary>A certificate for this machine's own name that nobody has signed, in files.</summary>
public sealed class ServerCertificate : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milepost-certificate-").FullName;

    public ServerCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        System.IO.File.WriteAllText(File, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    public string File => Path.Combine(_folder, "certificate.pem");

    public string KeyFile => Path.Combine(_folder, "key.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
