using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Milepost.App.Tests.Features.Accounts.TwoStep;

/// <summary>What an authenticator app shows: RFC 6238 with six digits, SHA-1 and steps of 30 seconds, written anew from the RFC.</summary>
internal static class OneTimeCodes
{
    /// <summary>The framework's own check reads the machine's clock, not the test's.</summary>
    public static string Now(string secretKey) => At(secretKey, TimeProvider.System.GetUtcNow());

    public static string At(string secretKey, DateTimeOffset instant)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, instant.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // SHA-1 is what the RFC and every app use; a code lives for half a minute.
        var hash = HMACSHA1.HashData(Bytes(secretKey), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6");
    }

    private static byte[] Bytes(string base32)
    {
        var bytes = new List<byte>();
        int bits = 0, value = 0;
        foreach (var letter in base32)
        {
            value = (value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8) continue;
            bytes.Add((byte)(value >> (bits - 8)));
            bits -= 8;
            value &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
