using System.Text;
using Microsoft.AspNetCore.Http;
using Milepost.App.Features.Documents;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Features.Documents;

public sealed class UploadGateTests
{
    private const string Start = "--edge\r\nContent-Disposition: form-data; name=\"Form.Title\"\r\n\r\nMarch\r\n"
        + "--edge\r\nContent-Disposition: form-data; name=\"Form.File\"; filename=\"all.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";

    [Fact]
    public async Task A_file_far_too_large_is_not_read_and_the_fields_before_it_are()
    {
        var body = new EndlessUpload(Start);
        var http = Upload(body, length: 200L * UploadGate.Megabyte);

        await Gate(http);

        Assert.True(UploadGate.WasTooLarge(http));
        Assert.Equal("March", http.Request.Form["Form.Title"]);
        Assert.Empty(http.Request.Form.Files);
        Assert.InRange(body.Given, 1, UploadGate.Megabyte);
    }

    [Fact]
    public async Task A_file_within_the_limit_goes_through_unread()
    {
        var body = new EndlessUpload(Start);
        var http = Upload(body, length: 2L * UploadGate.Megabyte);

        await Gate(http);

        Assert.False(UploadGate.WasTooLarge(http));
        Assert.Equal(0, body.Given);
    }

    [Fact]
    public async Task A_body_that_is_no_form_at_all_still_gets_its_answer()
    {
        var http = Upload(new EndlessUpload("no form"), length: 200L * UploadGate.Megabyte);
        http.Request.ContentType = "multipart/form-data";

        await Gate(http);

        Assert.True(UploadGate.WasTooLarge(http));
        Assert.Empty(http.Request.Form);
    }

    private static Task Gate(HttpContext http) => new UploadGate(_ => Task.CompletedTask, PackFiles.Load(PackFiles.DefaultFolder)).InvokeAsync(http);

    private static DefaultHttpContext Upload(Stream body, long length)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "multipart/form-data; boundary=edge";
        http.Request.ContentLength = length;
        http.Request.Body = body;
        return http;
    }

    /// <summary>A form whose file never ends, and that counts what was taken of it.</summary>
    private sealed class EndlessUpload(string start) : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);

        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++, Given++) buffer[offset + i] = Given < _start.Length ? _start[Given] : (byte)'x';
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var part = new byte[buffer.Length];
            var read = Read(part, 0, part.Length);
            part.CopyTo(buffer);
            return ValueTask.FromResult(read);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
