namespace Milepost.Domain.Participants;

/// <summary>Case numbers are read over the phone and written by hand: eight of Crockford's letters, which leave out I, L, O and U.</summary>
public static class CaseNumbers
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public const int RandomBytes = 8;

    /// <summary>"P-7K3M9Q2A" from as many random bytes.</summary>
    public static string From(ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes) throw new ArgumentException($"A case number takes {RandomBytes} random bytes.", nameof(random));
        Span<char> number = stackalloc char[2 + RandomBytes];
        (number[0], number[1]) = ('P', '-');
        for (var at = 0; at < RandomBytes; at++) number[at + 2] = Letters[random[at] % Letters.Length];
        return number.ToString();
    }

    /// <summary>What was typed or read aloud in the form it is kept in: "p 7k3m9q2a" and "P-7K3M9Q2A" are one number, and so are O and 0, I, L and 1.</summary>
    public static string Normalize(string typed)
    {
        var kept = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (kept.Length != 1 + RandomBytes || kept[0] != 'P') return typed.Trim();
        return "P-" + kept[1..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
    }
}
