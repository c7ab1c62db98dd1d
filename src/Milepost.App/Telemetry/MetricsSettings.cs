using System.Globalization;

namespace Milepost.App.Telemetry;

/// <summary>Who may read <c>/metrics</c>. Without settings only a program on the same machine may, and not through a proxy.</summary>
/// <param name="Port">A port of its own; then the figures are there and nowhere else, unless a token is set as well.</param>
/// <param name="Address">Where that port listens.</param>
/// <param name="Token">Whoever brings it as a bearer token may read, from anywhere. Nobody reads the public port without it.</param>
public sealed record MetricsSettings(bool Enabled = true, int? Port = null, string Address = "127.0.0.1", string? Token = null)
{
    private const int ShortestToken = 16;

    public string? Url => Port is { } port && Enabled ? $"http://{(Address.Contains(':', StringComparison.Ordinal) ? $"[{Address.Trim('[', ']')}]" : Address)}:{port.ToString(CultureInfo.InvariantCulture)}" : null;

    /// <exception cref="InvalidDataException">A setting cannot be meant; said at start, not at the first scrape.</exception>
    public static MetricsSettings Read(IConfiguration? settings)
    {
        if (settings?.GetSection("Metrics") is not { } section) return new();
        var token = section["Token"] is { Length: > 0 } given ? given : section["TokenFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
        if (token is { Length: < ShortestToken }) throw new InvalidDataException($"Metrics:Token is shorter than {ShortestToken} characters. Make one with: openssl rand -hex 24");
        return new(
            section["Enabled"] is not { Length: > 0 } enabled || (bool.TryParse(enabled, out var isOn) ? isOn : throw new InvalidDataException("Metrics:Enabled must be true or false.")),
            section["Port"] is not { Length: > 0 } port ? null : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
                ? number : throw new InvalidDataException("Metrics:Port must be a number from 1 to 65535."),
            section["Address"] is { Length: > 0 } address ? address : "127.0.0.1",
            token);
    }
}
