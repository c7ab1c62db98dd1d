using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Milepost.Rehearsal;

/// <summary>A mail server that takes every letter, a little slowly, and counts how often it got each.</summary>
internal sealed class MailSink : IDisposable
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(150);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<(string MessageId, TimeSpan At)> _letters = [];

    public MailSink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<(string MessageId, TimeSpan At)> Letters => [.. _letters];

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The rehearsal is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                async Task Say(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"));
                await Say("220 rehearsal");
                while (await reader.ReadLineAsync() is { } line)
                {
                    var verb = line.Split(' ')[0].ToUpperInvariant();
                    if (verb == "QUIT") { await Say("221 bye"); return; }
                    if (verb != "DATA") { await Say("250 ok"); continue; }
                    await Say("354 go on");
                    var id = "";
                    while (await reader.ReadLineAsync() is { } text)
                    {
                        if (text == ".") break;
                        if (text.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)) id = text["Message-ID:".Length..].Trim();
                    }
                    await Task.Delay(Slowness);
                    _letters.Enqueue((id, Clock.Now));
                    await Say("250 taken");
                }
            }
            catch (IOException)
            {
                // The sender was killed in the middle.
            }
        }
    }

    public void Dispose() => _listener.Dispose();
}
