namespace Milepost.Domain;

/// <summary>A program year runs from July 1 to June 30 and is named for the year it begins in (29 USC 3249(g)(1)).</summary>
public static class ProgramYear
{
    private const int FirstMonth = 7;

    public static int Of(DateOnly day) => day.Month >= FirstMonth ? day.Year : day.Year - 1;

    public static DateOnly FirstDay(int year) => new(year, FirstMonth, 1);

    public static DateOnly LastDay(int year) => FirstDay(year + 1).AddDays(-1);

    /// <summary>"Program year 2025 (Jul 1, 2025 to Jun 30, 2026)".</summary>
    public static string Words(int year) => $"Program year {year} ({FirstDay(year).Words()} to {LastDay(year).Words()})";

    /// <summary>"PY 2026 (July 2026 to June 2027)", for lists to choose from.</summary>
    public static string ShortWords(int year) => FormattableString.Invariant($"PY {year} (July {year} to June {year + 1})");
}
