using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Milepost.App.Store;

namespace Milepost.App.Features.Mail.Send;

/// <summary>Hands letters to the mail server one after the other, over one connection as long as it holds.</summary>
public sealed class SmtpPost(MailSettings settings) : IDisposable
{
    private SmtpClient? _client;

    /// <summary>A letter went over the connection before.</summary>
    private bool _isInUse;

    /// <summary>Hands one letter over. It does not give up half-way when the program is to stop: that would leave more letters in doubt.</summary>
    public async Task<PostAnswer> SendAsync(OutgoingMail mail)
    {
        if (mail.Body is not { } body) return new(PostOutcome.RefusedForGood, "The letter was emptied and cannot be sent.");
        // One bare address: a name before it, or another address, would be read along with it.
        if (!MailAddress.TryCreate(mail.To, out var to) || to.Address != mail.To || mail.To.Any(char.IsControl) || !Ascii.IsValid(to.User)) return new(PostOutcome.RefusedForGood, "This is not an address that e-mail can be sent to.");

        var text = LetterText.Of(mail.Language, mail.Subject, body, settings.PublicAddress);
        while (true)
        {
            // The last part: when it has been read to its end, the mark of the letter's end follows.
            using var last = new WatchedStream(Lines(text.Html));
            using var message = Message(mail, to, text, last);
            var wasInUse = _isInUse;
            try
            {
                _client ??= Connect();
                using var tooLong = new CancellationTokenSource(settings.Timeout + TimeSpan.FromSeconds(1));
                await _client.SendMailAsync(message, tooLong.Token);
                _isInUse = true;
                return PostAnswer.Taken(settings.Folder is { } folder ? $"Written into {folder}." : "The mail server took it.");
            }
            catch (Exception e)
            {
                Close();
                var answer = PostAnswer.Of(e, last.IsReadToItsEnd);
                // Servers close a connection that was used for long. The letter was not begun, so it goes over a new one.
                if (wasInUse && answer.Outcome == PostOutcome.ServerAway) continue;
                return answer with { Words = Masked.In(answer.Words, mail.To) };
            }
        }
    }

    private SmtpClient Connect()
    {
        if (settings.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            return new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(folder) };
        }
        var client = new SmtpClient(settings.Server!, settings.Port) { EnableSsl = settings.StartTls, Timeout = (int)settings.Timeout.TotalMilliseconds };
        if (settings.User is { } user) client.Credentials = new NetworkCredential(user, settings.ReadPassword());
        return client;
    }

    private MailMessage Message(OutgoingMail mail, MailAddress to, LetterText text, WatchedStream html)
    {
        var message = new MailMessage(new MailAddress(settings.From!, settings.FromName, Encoding.UTF8), to) { Subject = mail.Subject.ReplaceLineEndings(" "), SubjectEncoding = Encoding.UTF8 };
        message.Headers.Add("Message-ID", mail.MessageId);
        // RFC 3834: out-of-office programs answer no letter that says this.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language);
        message.AlternateViews.Add(View(new MemoryStream(Lines(text.Text)), MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(Stream content, string type) =>
        new(content, new ContentType(type) { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.QuotedPrintable };

    /// <summary>In mail a line ends with CR and LF; the client encodes what it is given.</summary>
    private static byte[] Lines(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    private void Close()
    {
        _client?.Dispose();
        (_client, _isInUse) = (null, false);
    }

    public void Dispose() => Close();

    /// <summary>Notices when the client has read all of it, which is all that the client tells of how far a letter got.</summary>
    private sealed class WatchedStream(byte[] content) : MemoryStream(content)
    {
        public bool IsReadToItsEnd { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Watch(base.Read(buffer, offset, count), count);

        public override int Read(Span<byte> buffer) => Watch(base.Read(buffer), buffer.Length);

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Watch(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken), count);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Watch(await base.ReadAsync(buffer, cancellationToken), buffer.Length);

        private int Watch(int read, int wanted)
        {
            // Not only at the empty read that follows: who has everything can have sent it.
            if (wanted > 0 && Position == Length) IsReadToItsEnd = true;
            return read;
        }
    }
}
