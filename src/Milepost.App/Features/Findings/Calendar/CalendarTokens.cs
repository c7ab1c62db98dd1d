using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Milepost.App.Features.Findings.Calendar;

/// <summary>The secret in a calendar's address: calendar programs cannot sign in, so whoever has the address may read.</summary>
internal static class CalendarTokens
{
    private const int Bytes = 32;

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored and looked up. Looking a hash up tells nobody by its time how near a guess came.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string Path(string token) => $"/calendar/{token}.ics";
}
