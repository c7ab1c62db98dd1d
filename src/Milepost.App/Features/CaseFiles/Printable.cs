namespace Milepost.App.Features.CaseFiles;

/// <summary>Words from a stranger's file, made safe to print on a terminal.</summary>
internal static class Printable
{
    /// <summary>At most so many characters, with line breaks and control characters replaced.</summary>
    public static string Cut(string text, int length)
    {
        var cut = text.Length > length;
        var kept = cut ? text.AsSpan(0, length) : text;
        return string.Create(kept.Length, kept, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) || source[i] is '\u2028' or '\u2029' ? '\uFFFD' : source[i];
        }) + (cut ? "…" : "");
    }
}
