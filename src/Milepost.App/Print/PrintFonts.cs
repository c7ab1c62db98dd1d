using Milepost.App.Print.Layout;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print;

/// <summary>The three faces of Public Sans that printed forms use, read once and shared by every form.</summary>
public sealed class PrintFonts
{
    private PrintFonts(string folder)
    {
        Regular = Read(folder, "PublicSans-Regular.ttf");
        Bold = Read(folder, "PublicSans-Bold.ttf");
        Italic = Read(folder, "PublicSans-Italic.ttf");
    }

    /// <summary>Where the build puts the fonts: <c>fonts/</c> beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "fonts");

    internal TrueTypeFont Regular { get; }
    internal TrueTypeFont Bold { get; }
    internal TrueTypeFont Italic { get; }

    public static PrintFonts Load(string folder) => new(folder);

    /// <summary>Whether a form can show the text as written; if not, which characters it has no drawing for.</summary>
    /// <remarks>Where this is false, offer printing through the browser, whose fonts cover more scripts.</remarks>
    public bool CanPrint(string text, out IReadOnlyList<string> missing)
    {
        missing = PrintableText.Split(text, Regular).Where(c => c.IsMissing).Select(c => c.Text).Distinct(StringComparer.Ordinal).ToList();
        return missing.Count == 0;
    }

    internal TrueTypeFont this[Face face] => face switch
    {
        Face.Bold => Bold,
        Face.Italic => Italic,
        _ => Regular,
    };

    private static TrueTypeFont Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? TrueTypeFont.Read(path)
            : throw new FileNotFoundException($"Forms cannot be printed without the font {file}. Build again so that it is copied to {folder}.", path);
    }
}

/// <summary>The faces a form is set in.</summary>
internal enum Face
{
    Regular,
    Bold,
    Italic,
}
