namespace Milepost.App.Features.Mail;

/// <summary>An e-mail address for those who keep the mail running and need not know whose it is.</summary>
public static class Masked
{
    /// <summary>"j***@example.org".</summary>
    public static string Address(string address)
    {
        var at = address.LastIndexOf('@');
        return at <= 0 ? "***" : $"{(char.IsHighSurrogate(address[0]) && at > 1 ? address[..2] : address[..1])}***{address[at..]}";
    }

    /// <summary>The same text without the address or the mailbox's name, as servers like to repeat them.</summary>
    public static string In(string text, string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0) return text;
        text = text.Replace(address, Address(address), StringComparison.OrdinalIgnoreCase);
        // A mailbox of one or two letters would be found in the middle of words.
        return at < 3 ? text : text.Replace(address[..at], $"{address[..1]}***", StringComparison.OrdinalIgnoreCase);
    }
}
