using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Milepost.App.Features.Documents.Scanning;

/// <summary>Where a scanner listens: <c>tcp://host:3310</c> or <c>unix:/path/of/its/socket</c>.</summary>
public sealed record ScannerAddress(EndPoint EndPoint, string Words)
{
    private const int UsualPort = 3310;

    public static ScannerAddress? Read(string text)
    {
        if (text.StartsWith("unix:/", StringComparison.Ordinal)) return new(new UnixDomainSocketEndPoint(text["unix:".Length..]), text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != "tcp" || uri.Host.Length == 0 || uri.AbsolutePath is not ("" or "/")) return null;
        var port = uri.Port < 0 ? UsualPort : uri.Port;
        return new(IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? new IPEndPoint(address, port) : new DnsEndPoint(uri.Host, port), text);
    }
}

/// <summary>The scanner as the configuration says: <c>Scanner:Address</c> and <c>Scanner:TimeoutSeconds</c>. Without an address there is none.</summary>
public sealed record ScannerSettings(ScannerAddress? Address, TimeSpan Timeout)
{
    public const int UsualSeconds = 30;

    /// <exception cref="InvalidOperationException">It is written wrongly: a scanner that was meant and is not asked would be worse than none.</exception>
    public static ScannerSettings Read(IConfiguration? configuration)
    {
        var (address, seconds) = (configuration?["Scanner:Address"], configuration?["Scanner:TimeoutSeconds"]);
        var timeout = UsualSeconds;
        if (!string.IsNullOrWhiteSpace(seconds) && (!int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out timeout) || timeout is < 1 or > 600))
            throw new InvalidOperationException($"Scanner:TimeoutSeconds is \"{seconds}\". Write a whole number from 1 to 600.");
        if (string.IsNullOrWhiteSpace(address)) return new(null, TimeSpan.FromSeconds(timeout));
        return new(ScannerAddress.Read(address.Trim()) ?? throw new InvalidOperationException($"Scanner:Address is \"{address}\". Write it like tcp://scanner.example.org:3310 or unix:/run/clamav/clamd.ctl."),
            TimeSpan.FromSeconds(timeout));
    }
}
