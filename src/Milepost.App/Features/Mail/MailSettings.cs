using System.Globalization;
using System.Net.Mail;

namespace Milepost.App.Features.Mail;

/// <summary>How letters leave, as the configuration says: <c>Mail:...</c> and <c>PublicAddress</c>. What is missing or wrong stops no program; letters wait and the administrators' page says why.</summary>
public sealed class MailSettings
{
    public const string DefaultFromName = "Milepost";

    /// <summary>Null when there is none.</summary>
    public string? Server { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>A server that does not offer it gets no letter. Only for a server on the same machine this may be switched off.</summary>
    public bool StartTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Holds the password, read at every connection, so that a new one needs no restart.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>The address letters come from, and that those that cannot be delivered come back to.</summary>
    public string? From { get; init; }

    public string FromName { get; init; } = DefaultFromName;

    /// <summary>Where letters are written as files, in place of a server.</summary>
    public string? Folder { get; init; }

    /// <summary>The longest that handing over one letter may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Where people reach this Milepost. It is configured and never taken from a request, which may name any host.</summary>
    public Uri? PublicAddress { get; set; }

    private IReadOnlyList<string> Mistakes { get; init; } = [];

    public bool HasWay => Server is not null || Folder is not null;

    /// <summary>Why no letter can be sent; null when all is set.</summary>
    public string? Obstacle =>
        !HasWay ? "No mail server is set, so letters wait. Set Mail:Server." :
        Mistakes.Count > 0 ? string.Join(" ", Mistakes) :
        From is null ? "Letters wait: set Mail:From, the address that they come from." :
        PublicAddress is null ? "Letters wait: set PublicAddress, the address at which people reach Milepost; links in letters lead there." : null;

    /// <summary>Where letters go, in words.</summary>
    public string Way => Folder is { } folder ? $"as files into {folder}" : Server is { } server ? $"by {server}, port {Port}" : "nowhere";

    /// <summary>The right side of message ids.</summary>
    public string Host => From is { } from && MailAddress.TryCreate(from, out var address) ? address.Host : PublicAddress?.Host ?? "milepost.invalid";

    public static MailSettings Read(IConfiguration? configuration)
    {
        List<string> mistakes = [];
        string? Text(string key) => configuration?[key] is { Length: > 0 } text ? text.Trim() : null;

        var port = 587;
        if (Text("Mail:Port") is { } portText && (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
            mistakes.Add($"Letters wait: Mail:Port is \"{portText}\" and must be a number, usually 587.");
        var startTls = true;
        if (Text("Mail:StartTls") is { } tlsText && !bool.TryParse(tlsText, out startTls)) mistakes.Add($"Letters wait: Mail:StartTls is \"{tlsText}\" and must be true or false.");
        var from = Text("Mail:From");
        if (from is not null && !MailAddress.TryCreate(from, out _)) mistakes.Add($"Letters wait: Mail:From is \"{from}\" and must be an e-mail address.");
        Uri? publicAddress = null;
        if (Text("PublicAddress") is { } addressText && (!Uri.TryCreate(addressText, UriKind.Absolute, out publicAddress) || publicAddress.Scheme is not ("http" or "https")))
        {
            mistakes.Add($"Letters wait: PublicAddress is \"{addressText}\" and must be an address like https://milepost.example.org.");
            publicAddress = null;
        }

        return new()
        {
            Server = Text("Mail:Server"), Port = port, StartTls = startTls, User = Text("Mail:User"), Password = Text("Mail:Password"), PasswordFile = Text("Mail:PasswordFile"),
            From = from, FromName = Text("Mail:FromName") ?? DefaultFromName, Folder = Text("Mail:Folder"), PublicAddress = publicAddress, Mistakes = mistakes,
        };
    }

    /// <exception cref="IOException">The file of the password cannot be read.</exception>
    public string? ReadPassword() => PasswordFile is { } file ? File.ReadAllText(file).Trim() : Password;
}
