using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Milepost.App.Tests.Telemetry;

/// <summary>Takes what an OpenTelemetry exporter sends over HTTP, and gives every text in it: names, tags, units, everything.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _taking;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = [];

    public OtlpReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _taking = TakeAsync();
    }

    public string Address { get; }

    /// <summary>The texts of all spans, or of all figures.</summary>
    public IReadOnlySet<string> Texts(string path) => _taken.Where(taken => taken.Path == path).SelectMany(taken => Strings(taken.Body)).ToHashSet();

    /// <summary>Everything as it came, byte by byte.</summary>
    public string Raw => string.Join('\n', _taken.Select(taken => Encoding.UTF8.GetString(taken.Body)));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Close();
    }

    private async Task TakeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            _taken.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }

    /// <summary>Protobuf says of a field that it has a length and not what it is: a text, or a message with fields of its own.</summary>
    internal static IEnumerable<string> Strings(byte[] message)
    {
        foreach (var field in Fields(message) ?? [])
        {
            if (Fields(field) is { Count: > 0 } inner && inner.Count > 0)
                foreach (var text in Strings(field)) yield return text;
            if (field.Length > 0 && field.All(letter => letter is >= 0x20 and < 0x7f)) yield return Encoding.ASCII.GetString(field);
        }
    }

    /// <returns>The fields that have a length; null when this is no message.</returns>
    private static List<byte[]>? Fields(byte[] bytes)
    {
        List<byte[]> fields = [];
        var at = 0;
        while (at < bytes.Length)
        {
            if (Number(bytes, ref at) is not { } key || key >> 3 == 0) return null;
            switch (key & 7)
            {
                case 0 when Number(bytes, ref at) is not null: break;
                case 1 when at + 8 <= bytes.Length: at += 8; break;
                case 5 when at + 4 <= bytes.Length: at += 4; break;
                case 2 when Number(bytes, ref at) is { } length && length <= (ulong)(bytes.Length - at):
                    fields.Add(bytes[at..(at + (int)length)]);
                    at += (int)length;
                    break;
                default: return null;
            }
        }
        return fields;
    }

    private static ulong? Number(byte[] bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; at < bytes.Length && shift < 64; shift += 7)
        {
            var one = bytes[at++];
            number |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80) return number;
        }
        return null;
    }
}
