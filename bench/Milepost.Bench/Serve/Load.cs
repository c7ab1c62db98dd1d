using System.Diagnostics;
using System.Net;
using System.Text;

namespace Milepost.Bench.Serve;

/// <summary>What one run of requests came to.</summary>
/// <param name="Times">Milliseconds of each request that was answered as it should be.</param>
/// <param name="Errors">Requests without an answer or with another status than 200 or 201.</param>
internal sealed record LoadResult(Latencies Times, int Errors, double Seconds, string? FirstError)
{
    public double PerSecond => Times.Count / Seconds;
}

/// <summary>A server and the requests sent to it, as many at once as are asked for, each waiting for its answer (closed loop).</summary>
internal sealed class Load(Uri server, IReadOnlyList<byte[]> requests) : IDisposable
{
    private readonly List<LoadConnection> _connections = [];
    private int _next;

    public static byte[] Get(Uri server, string path, string? token = null, string? cookie = null) => Bytes("GET", server, path, token, cookie, null);

    public static byte[] Post(Uri server, string path, string? token, string json) => Bytes("POST", server, path, token, null, json);

    /// <summary>Runs for some time; the connections stay open for the next run.</summary>
    public LoadResult Run(int concurrency, TimeSpan duration)
    {
        while (_connections.Count < concurrency) _connections.Add(new(new(IPAddress.Loopback, server.Port)));
        var runs = new List<double>[concurrency];
        var (errors, first) = (0, (string?)null);
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var threads = Enumerable.Range(0, concurrency).Select(number => new Thread(() =>
        {
            var times = runs[number] = new(1 << 16);
            long before;
            while ((before = Stopwatch.GetTimestamp()) < until)
            {
                var request = requests[(int)((uint)Interlocked.Increment(ref _next) % (uint)requests.Count)];
                var status = _connections[number].Send(request);
                if (status is 200 or 201) times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                else
                {
                    Interlocked.Increment(ref errors);
                    first ??= $"{Encoding.UTF8.GetString(request).Split('\r')[0]}: {(status == 0 ? "no answer" : Encoding.UTF8.GetString(_connections[number].LastAnswer)[..Math.Min(600, _connections[number].LastAnswer.Length)])}";
                }
            }
        }) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return new(new(runs.SelectMany(times => times)), errors, Stopwatch.GetElapsedTime(began).TotalSeconds, first);
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private static byte[] Bytes(string method, Uri server, string path, string? token, string? cookie, string? json)
    {
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\n");
        if (token is not null) head.Append($"Authorization: Bearer {token}\r\n");
        if (cookie is not null) head.Append($"Cookie: {cookie}\r\n");
        if (json is null) return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        return Encoding.UTF8.GetBytes(head.Append($"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}").ToString());
    }
}
