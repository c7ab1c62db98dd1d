using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Milepost.Bench.Serve;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends a request and waits for the whole answer. Blocking, with the request's bytes made beforehand, since client and server share the
/// machine: whatever the client takes is missing on both sides of a comparison and makes them look alike.
/// </summary>
internal sealed class LoadConnection(IPEndPoint server) : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private Socket? _socket;
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    /// <summary>Head and body of the last answer as they came, chunks included.</summary>
    public ReadOnlySpan<byte> LastAnswer => _buffer.AsSpan(0, _filled);

    /// <summary>The body of the last answer, put together when it came in chunks.</summary>
    public byte[] LastBody()
    {
        var head = LastAnswer.IndexOf(EndOfHead);
        var at = head + EndOfHead.Length;
        if (Header(head, "Transfer-Encoding"u8).IsEmpty) return LastAnswer[at..].ToArray();
        using var body = new MemoryStream();
        while (Utf8Parser.TryParse(LastAnswer[at..], out int size, out var digits, 'X') && size > 0)
        {
            body.Write(LastAnswer.Slice(at + digits + 2, size));
            at += digits + 2 + size + 2;
        }
        return body.ToArray();
    }

    /// <returns>The status of the answer; zero when there was none, after which the next request connects anew.</returns>
    public int Send(byte[] request)
    {
        try
        {
            _socket ??= Connect();
            _socket.Send(request);
            return Receive();
        }
        catch (SocketException)
        {
            Close();
            return 0;
        }
    }

    public void Dispose() => Close();

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000, SendTimeout = 30_000 };
        socket.Connect(server);
        return socket;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private int Receive()
    {
        _filled = 0;
        int head;
        while ((head = LastAnswer.IndexOf(EndOfHead)) < 0)
            if (!ReadMore()) return 0;
        var start = head + EndOfHead.Length;
        if (!Utf8Parser.TryParse(LastAnswer["HTTP/1.1 ".Length..], out int status, out _)) return 0;
        if (Header(head, "Content-Length"u8) is { IsEmpty: false } length)
        {
            if (!Utf8Parser.TryParse(length, out int bytes, out _)) return 0;
            while (_filled < start + bytes)
                if (!ReadMore()) return 0;
        }
        else if (!Header(head, "Transfer-Encoding"u8).IsEmpty)
        {
            if (!ReadChunks(start)) return 0;
        }
        if (Header(head, "Connection"u8).SequenceEqual("close"u8)) Close();
        return status;
    }

    private bool ReadChunks(int at)
    {
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _filled - at).IndexOf("\r\n"u8)) < 0)
                if (!ReadMore()) return false;
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line), out int size, out _, 'X')) return false;
            at += line + 2 + size + 2;
            while (_filled < at)
                if (!ReadMore()) return false;
            if (size == 0) return true;
        }
    }

    private ReadOnlySpan<byte> Header(int head, ReadOnlySpan<byte> name)
    {
        var rest = _buffer.AsSpan(0, head);
        while (rest.IndexOf("\r\n"u8) is var end and >= 0)
        {
            rest = rest[(end + 2)..];
            if (rest.Length <= name.Length || rest[name.Length] != ':' || !Ascii.EqualsIgnoreCase(rest[..name.Length], name)) continue;
            var value = rest[(name.Length + 1)..];
            var stop = value.IndexOf((byte)'\r');
            return (stop < 0 ? value : value[..stop]).Trim((byte)' ');
        }
        return default;
    }

    private bool ReadMore()
    {
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _socket!.Receive(_buffer, _filled, _buffer.Length - _filled, SocketFlags.None);
        _filled += read;
        if (read == 0) Close();
        return read > 0;
    }
}
