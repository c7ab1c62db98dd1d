using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Milepost.App.Features.Mail.Send;

public enum PostOutcome
{
    Taken,

    /// <summary>This letter or its address is refused, and will be.</summary>
    RefusedForGood,

    /// <summary>This letter may be tried again later.</summary>
    RefusedForNow,

    /// <summary>No letter gets through now: the server is away or does not let us in. Nothing of the letter was handed over.</summary>
    ServerAway,

    /// <summary>The whole letter went out and no answer came back.</summary>
    Unknown,
}

/// <summary>What became of handing a letter over.</summary>
/// <param name="Words">In plain words, with the server's own where it gave any.</param>
public sealed record PostAnswer(PostOutcome Outcome, string Words)
{
    private const int LongestQuote = 300;
    private const string Quoting = "The server response was:";

    /// <summary>The same for the log, which the server's own words do not go into: they repeat the address, and whatever else it likes.</summary>
    public string ForTheLog { get; private init; } = Words;

    public static PostAnswer Taken(string way) => new(PostOutcome.Taken, way);

    /// <param name="handedOver">The server had the whole letter, but for the mark of its end.</param>
    public static PostAnswer Of(Exception exception, bool handedOver) => exception switch
    {
        SmtpFailedRecipientException refused when Code(refused) >= 500 => new(PostOutcome.RefusedForGood, $"The mail server refuses the address: {Quote(refused)}") { ForTheLog = Answered(refused) },
        SmtpException { StatusCode: > 0 } answered => OfAnswer(answered, handedOver) with { ForTheLog = Answered(answered) },
        // An answer that never came after the whole letter had gone out says nothing about the letter.
        _ when handedOver => new(PostOutcome.Unknown, "The connection to the mail server was lost after the letter was handed over. It may have been sent."),
        _ => new(PostOutcome.ServerAway, Away(exception)),
    };

    private static PostAnswer OfAnswer(SmtpException answer, bool handedOver) => Code(answer) switch
    {
        // A system that is closing, and everything about who may send: each further letter would be told the same.
        421 => new(PostOutcome.ServerAway, $"The mail server is closed for now: {Quote(answer)}"),
        454 or 530 or 534 or 535 or 538 => new(PostOutcome.ServerAway, $"The mail server does not let Milepost in. Check Mail:User, Mail:Password and Mail:StartTls. It says: {Quote(answer)}"),
        >= 500 when handedOver => new(PostOutcome.RefusedForGood, $"The mail server refuses the letter: {Quote(answer)}"),
        // The sender may be refused here as well, and that can be mended, so it is tried again for its time.
        >= 500 => new(PostOutcome.RefusedForNow, $"The mail server refuses: {Quote(answer)}"),
        _ => new(PostOutcome.RefusedForNow, $"The mail server asks to try later: {Quote(answer)}"),
    };

    private static string Away(Exception exception) => exception switch
    {
        OperationCanceledException or SmtpException { InnerException: null } when IsTimeout(exception) => "The mail server did not answer in time.",
        { InnerException: AuthenticationException untrusted } => $"The mail server's certificate is not trusted: {Tidy(untrusted.Message)}",
        { InnerException: SocketException socket } => $"The mail server could not be reached: {Tidy(socket.Message)}.",
        { InnerException: { } inner } => $"The connection to the mail server was lost: {Tidy(inner.Message)}",
        _ => $"The mail server could not be used: {Tidy(exception.Message)}",
    };

    private static bool IsTimeout(Exception exception) => exception is OperationCanceledException || exception.Message.Contains("timed out", StringComparison.OrdinalIgnoreCase);

    private static string Answered(SmtpException exception) => $"The mail server answers {Code(exception)}; its words are on the mail page.";

    private static int Code(SmtpException exception) => (int)exception.StatusCode;

    /// <summary>"550 5.1.1 no such user here".</summary>
    private static string Quote(SmtpException exception)
    {
        var place = exception.Message.IndexOf(Quoting, StringComparison.Ordinal);
        return $"{Code(exception)} {Tidy(place < 0 ? exception.Message : exception.Message[(place + Quoting.Length)..])}";
    }

    /// <summary>Another machine's words, on one line and no longer than anybody reads.</summary>
    private static string Tidy(string words)
    {
        var tidy = new StringBuilder();
        foreach (var letter in words.Trim())
        {
            if (tidy.Length == LongestQuote) break;
            tidy.Append(char.IsControl(letter) ? ' ' : letter);
        }
        return tidy.ToString();
    }
}
