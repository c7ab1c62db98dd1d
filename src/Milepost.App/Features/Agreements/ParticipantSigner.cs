using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements;

/// <summary>The device somebody signs on, as far as it shows.</summary>
public sealed record SigningDevice(string Address, string Browser)
{
    private const int LongestBrowser = 400;

    public static SigningDevice Of(HttpContext http)
    {
        var browser = http.Request.Headers.UserAgent.ToString();
        return new(http.Connection.RemoteIpAddress?.ToString() ?? "unknown", browser.Length <= LongestBrowser ? browser : browser[..LongestBrowser]);
    }
}

/// <summary>The participant who has a request before them: signed in, or on the device of a link, or on the office's.</summary>
/// <param name="Vouched">Who handed the device over; null otherwise.</param>
public sealed record ParticipantSigner(Guid RequestId, Guid ParticipantId, Guid? AccountId, Identification IdentifiedBy, string? Vouched);
