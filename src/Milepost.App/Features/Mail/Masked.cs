using System.Text.RegularExpressions;

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
        // Only as a word of its own, and no mailbox of one or two letters, which are found everywhere.
        return at < 3 ? text : Regex.Replace(text, $@"(?<![\w.-]){Regex.Escape(address[..at])}(?![\w.-])", $"{address[..1]}***", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
