namespace Milepost.Domain;

/// <summary>The languages customers read: everything made for them stands in each.</summary>
public static class ReaderLanguages
{
    public const string English = "en";
    public const string Spanish = "es";

    public static bool IsKnown(string? language) => language is English or Spanish;

    /// <summary>The language to use for a person who has named none, or one we do not have: English.</summary>
    public static string OrEnglish(string? language) => IsKnown(language) ? language! : English;

    public static string Other(string language) => language == Spanish ? English : Spanish;

    /// <summary>What staff call it: "Spanish".</summary>
    public static string NameOf(string language) => language == Spanish ? "Spanish" : "English";
}
