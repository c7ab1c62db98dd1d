using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Milepost.App.Store;

namespace Milepost.App.Features.Webhooks;

/// <summary>Makes, keeps and uses the secrets that deliveries are signed with, as the Standard Webhooks specification has them.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider keys)
{
    private const string Prefix = "whsec_";

    private readonly IDataProtector _box = keys.CreateProtector("Milepost.Webhooks.Secret");

    /// <returns>What the receiver is shown once, and what is kept.</returns>
    public (string Shown, string Kept) Make()
    {
        var shown = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return (shown, _box.Protect(shown));
    }

    /// <summary>The header: one signature for each secret that counts now, with spaces between them.</summary>
    public string Sign(Webhook webhook, Guid id, long timestamp, string body, DateTimeOffset now)
    {
        var own = Sign(_box.Unprotect(webhook.Secret), id, timestamp, body);
        return webhook.FormerSecret is { } former && webhook.FormerUntil > now ? $"{own} {Sign(_box.Unprotect(former), id, timestamp, body)}" : own;
    }

    public static string Sign(string secret, Guid id, long timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
}
