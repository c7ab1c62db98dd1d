using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Milepost.App.Tests;

/// <summary>Stands between the product and PostgreSQL and breaks the connection where a test wants it broken.</summary>
public sealed class BreakableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _open = [];
    private string? _breakAt;
    private bool _isDelivered;
    private volatile bool _isDown;

    public BreakableLine(string connection)
    {
        _server = new(connection);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Connection => new NpgsqlConnectionStringBuilder(_server.ToString()) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, Timeout = 5 }.ToString();

    public int Breaks { get; private set; }

    /// <summary>Breaks the connection once, when something that holds these words is sent.</summary>
    /// <param name="isDelivered">Whether the server still gets it, so that only its answer is lost.</param>
    public void BreakAt(string words, bool isDelivered)
    {
        lock (_gate) (_breakAt, _isDelivered) = (words, isDelivered);
    }

    /// <summary>Nobody gets through, and who was through is cut off.</summary>
    public void GoDown()
    {
        _isDown = true;
        lock (_gate)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }

    public void ComeBack() => _isDown = false;

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Socket near;
            try
            {
                near = await _listener.AcceptSocketAsync(_end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            if (_isDown) near.Dispose();
            else _ = ServeAsync(near);
        }
    }

    private async Task ServeAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        using (near)
        {
            try
            {
                await far.ConnectAsync(_server.Host!, _server.Port, _end.Token);
                lock (_gate) _open.AddRange([near, far]);
                await Task.WhenAny(PassAsync(near, far, isAsking: true), PassAsync(far, near, isAsking: false));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Broken, as wanted or at the end of the test.
            }
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isAsking)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _end.Token) is var length and > 0)
        {
            if (isAsking && IsToBreakAt(Encoding.ASCII.GetString(buffer, 0, length), out var isDelivered))
            {
                // The server works on it and finds out later that nobody waits.
                if (isDelivered) await to.SendAsync(buffer.AsMemory(0, length), _end.Token);
                return;
            }
            await to.SendAsync(buffer.AsMemory(0, length), _end.Token);
        }
    }

    private bool IsToBreakAt(string sent, out bool isDelivered)
    {
        lock (_gate)
        {
            isDelivered = _isDelivered;
            if (_breakAt is null || !sent.Contains(_breakAt, StringComparison.Ordinal)) return false;
            _breakAt = null;
            Breaks++;
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        GoDown();
        _end.Dispose();
    }
}
