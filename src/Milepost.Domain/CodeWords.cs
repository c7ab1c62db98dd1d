namespace Milepost.Domain;

/// <summary>How code words are written in case files and pack files: with a small first letter, "dislocatedWorker".</summary>
public static class CodeWords
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static T Read<T>(string word) where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
