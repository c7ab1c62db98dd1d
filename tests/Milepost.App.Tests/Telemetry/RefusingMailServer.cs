using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Milepost.App.Tests.Telemetry;

/// <summary>A mail server that refuses everybody, and says their address and more about them while it does.</summary>
public sealed class RefusingMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _words;
    private readonly Task _serving;

    public RefusingMailServer(string words)
    {
        _words = words;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Refused { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 mail.example.org");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
                {
                    Refused++;
                    // The first is told about its own address, the next that the whole server is closed.
                    await writer.WriteLineAsync($"{(Refused == 1 ? "550 5.1.1" : "421 4.3.2")} {line["RCPT TO:".Length..]} {_words}");
                }
                else await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
            }
        }
    }
}
