namespace Milepost.Domain.Participants;

/// <summary>Who is looked for before a new record is opened. Any of it may be missing.</summary>
public sealed record PersonSought(string? Name, DateOnly? BirthDate, string? CaseNumber);

/// <summary>Somebody on file, as far as telling people apart needs it.</summary>
public sealed record PersonOnFile(string FirstName, string? MiddleName, string LastName, string? PreferredName, DateOnly BirthDate, string CaseNumber);

/// <summary>How much somebody on file is like the person sought, and in what.</summary>
/// <param name="Score">Higher is more alike; only its order matters.</param>
/// <param name="Reasons">In words, the strongest first.</param>
public sealed record Likeness(int Score, IReadOnlyList<string> Reasons)
{
    private const int WorthShowing = 20;
    private const int LikelySame = 60;

    /// <summary>So alike that nobody should open a second record without having looked.</summary>
    public bool IsLikely => Score >= LikelySame;

    /// <summary>"Similar name, same birth date".</summary>
    public string Words => string.Join(", ", Reasons.Select((reason, at) => at == 0 ? reason : char.ToLowerInvariant(reason[0]) + reason[1..]));

    /// <summary>Null when they are not alike enough to show.</summary>
    public static Likeness? Between(PersonSought sought, PersonOnFile onFile)
    {
        var reasons = new List<(int Score, string Words)>();
        if (sought.CaseNumber is { Length: > 0 } number && string.Equals(CaseNumbers.Normalize(number), onFile.CaseNumber, StringComparison.OrdinalIgnoreCase))
            reasons.Add((100, "Same case number"));
        if (NameLikeness(SearchWords.Of(sought.Name ?? ""), onFile) is { } name) reasons.Add(name);
        if (sought.BirthDate is { } birthDate)
        {
            if (birthDate == onFile.BirthDate) reasons.Add((40, "Same birth date"));
            else if (IsSlip(birthDate, onFile.BirthDate)) reasons.Add((25, "Birth date differs by a slip"));
            else if (reasons.Count > 0) reasons.Add((-15, "Another birth date"));
        }

        var score = reasons.Sum(r => r.Score);
        return score < WorthShowing ? null : new(score, [.. reasons.OrderByDescending(r => r.Score).Select(r => r.Words)]);
    }

    private static (int Score, string Words)? NameLikeness(string[] sought, PersonOnFile onFile)
    {
        if (sought.Length == 0) return null;
        var first = SearchWords.Of(onFile.FirstName);
        var last = SearchWords.Of(onFile.LastName);
        var preferred = SearchWords.Of(onFile.PreferredName ?? "");
        var middle = SearchWords.Of(onFile.MiddleName ?? "");

        if (sought.SequenceEqual([.. first, .. last]) || sought.SequenceEqual([.. first, .. middle, .. last])) return (sought.Length > 1 ? 60 : 30, "Same name");
        if (sought.SequenceEqual([.. last, .. first])) return (50, "Same name, first and last swapped");

        // Each word sought must find its own word on file, or each word of first and last name its own word sought.
        string[] all = [.. first, .. preferred, .. middle, .. last];
        var matched = Matched(sought, all);
        var covers = Matched([.. first, .. last], sought) == first.Length + last.Length
            || (preferred.Length > 0 && Matched([.. preferred, .. last], sought) == preferred.Length + last.Length);
        if (sought.Length > 1 && (matched == sought.Length || covers))
        {
            var inOrder = last.Length > 0 && sought.Length > 0 && last.Any(word => AreAlike(sought[^1], word));
            return inOrder ? (40, "Similar name") : (35, "Similar name, first and last swapped");
        }
        return sought.Length == 1 && matched == 1 ? (20, "Part of the name") : null;
    }

    private static int Matched(string[] wanted, string[] there)
    {
        var free = there.ToList();
        var matched = 0;
        foreach (var word in wanted)
        {
            var at = free.IndexOf(word);
            if (at < 0) at = free.FindIndex(other => AreAlike(word, other));
            if (at < 0) continue;
            free.RemoveAt(at);
            matched++;
        }
        return matched;
    }

    /// <summary>The same word, one the beginning of the other ("Alex" and "Alexander"), or one letter apart.</summary>
    private static bool AreAlike(string one, string other)
    {
        if (one == other) return true;
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal)) return true;
        return shorter.Length >= 3 && OneLetterApart(shorter, longer);
    }

    /// <summary>One letter changed, added or left out, or two neighbors swapped.</summary>
    private static bool OneLetterApart(string shorter, string longer)
    {
        if (longer.Length - shorter.Length > 1) return false;
        var start = 0;
        while (start < shorter.Length && shorter[start] == longer[start]) start++;
        if (shorter.Length < longer.Length) return shorter.AsSpan(start).SequenceEqual(longer.AsSpan(start + 1));
        if (shorter.AsSpan(start + 1).SequenceEqual(longer.AsSpan(start + 1))) return true;
        return start + 1 < shorter.Length && shorter[start] == longer[start + 1] && shorter[start + 1] == longer[start]
            && shorter.AsSpan(start + 2).SequenceEqual(longer.AsSpan(start + 2));
    }

    /// <summary>Day and month swapped, or one digit of the date different.</summary>
    private static bool IsSlip(DateOnly one, DateOnly other)
    {
        if (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month) return true;
        var (a, b) = ($"{one:yyyyMMdd}", $"{other:yyyyMMdd}");
        return a.Where((digit, at) => digit != b[at]).Count() == 1;
    }
}
