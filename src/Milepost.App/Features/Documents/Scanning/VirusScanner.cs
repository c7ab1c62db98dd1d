using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Milepost.App.Features.Documents.Scanning;

/// <summary>What the scanner says of a file.</summary>
/// <param name="Found">The name of what was found.</param>
/// <param name="IsClean">Nothing was found, or no scanner is set up. False without a name: it could not be asked.</param>
public sealed record ScanAnswer(bool IsClean, string? Found)
{
    public static readonly ScanAnswer Clean = new(true, null);
    public static readonly ScanAnswer NoAnswer = new(false, null);
}

/// <summary>
/// Asks a scanner that speaks ClamAV's protocol (clamd, INSTREAM: https://docs.clamav.net/manual/Usage/Scanning.html#clamd), where one is set up.
/// </summary>
public sealed partial class VirusScanner(ScannerSettings settings, ILogger<VirusScanner> log)
{
    private const int Part = 64 * 1024;
    private const int LongestAnswer = 4096;

    public async Task<ScanAnswer> ScanAsync(byte[] bytes, CancellationToken ct)
    {
        if (settings.Address is not { } address) return ScanAnswer.Clean;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Timeout);
        try
        {
            var answer = await AskAsync(address, bytes, patience.Token);
            if (answer == "stream: OK") return ScanAnswer.Clean;
            if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
                return new(false, answer["stream: ".Length..^" FOUND".Length]);
            NotScanned(log, address.Words, $"it answered \"{answer}\"");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            NotScanned(log, address.Words, $"no answer within {settings.Timeout.TotalSeconds} seconds");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            NotScanned(log, address.Words, e.Message);
        }
        return ScanAnswer.NoAnswer;
    }

    private static async Task<string> AskAsync(ScannerAddress address, byte[] bytes, CancellationToken ct)
    {
        using var socket = new Socket(address.EndPoint.AddressFamily == AddressFamily.Unspecified ? AddressFamily.InterNetworkV6 : address.EndPoint.AddressFamily,
            SocketType.Stream, address.EndPoint is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
        if (socket.AddressFamily == AddressFamily.InterNetworkV6) socket.DualMode = true;
        await socket.ConnectAsync(address.EndPoint, ct);
        await using var stream = new NetworkStream(socket);
        try
        {
            // "z" marks an order that ends with a zero byte, and so does the answer. The file follows in parts with their length, and an empty one.
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            var length = new byte[4];
            for (var at = 0; at < bytes.Length; at += Part)
            {
                var part = bytes.AsMemory(at, Math.Min(Part, bytes.Length - at));
                BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
                await stream.WriteAsync(length, ct);
                await stream.WriteAsync(part, ct);
            }
            BinaryPrimitives.WriteInt32BigEndian(length, 0);
            await stream.WriteAsync(length, ct);
        }
        catch (IOException)
        {
            // A file over the scanner's own limit: it says so and hangs up while we still send.
        }
        return await ReadAnswerAsync(stream, ct);
    }

    private static async Task<string> ReadAnswerAsync(NetworkStream stream, CancellationToken ct)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await stream.ReadAsync(answer.AsMemory(length), ct) is > 0 and var read)
        {
            length += read;
            if (answer.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end) return Encoding.UTF8.GetString(answer, 0, end);
        }
        // Cut off: whatever stands there, it is no answer.
        throw new IOException("The scanner hung up before it had answered.");
    }

    [LoggerMessage(LogLevel.Error, "The virus scanner at {Address} could not look at a file, so the file was refused: {Why}")]
    private static partial void NotScanned(ILogger log, string address, string why);
}
