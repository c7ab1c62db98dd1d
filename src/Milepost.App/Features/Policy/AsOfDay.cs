using System.Globalization;
using Milepost.App.Features.CaseFiles;

namespace Milepost.App.Features.Policy;

/// <summary>The day that programs and the command line ask findings for.</summary>
internal static class AsOfDay
{
    /// <param name="day">Null when none was given.</param>
    public static bool TryRead(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }

    /// <param name="name">What the caller calls it: "--as-of".</param>
    public static string Problem(string name, string? text) => $"{name}: \"{Printable.Cut(text ?? "", 40)}\" is not a day. It should be a day of the calendar, like 2024-06-30.";
}
