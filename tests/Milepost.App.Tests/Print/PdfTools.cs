using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Milepost.App.Tests.Print;

/// <summary>Reads printed files with tools that are not ours: poppler and qpdf.</summary>
internal sealed class PdfTools : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"milepost-print-{Guid.NewGuid():N}.pdf");

    private PdfTools(byte[] pdf) => File.WriteAllBytes(_file, pdf);

    /// <summary>Opens a file for reading, or skips the test where a tool is missing; under CI a missing tool is a failure.</summary>
    public static PdfTools Open(byte[] pdf)
    {
        string[] missing = [.. new[] { "pdfinfo", "pdftotext", "pdffonts", "pdfsig", "pdftoppm", "qpdf" }.Where(tool => !IsInstalled(tool))];
        var why = $"Not installed: {string.Join(", ", missing)}. Install the packages poppler-utils and qpdf.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.True(missing.Length == 0, why);
        Assert.SkipUnless(missing.Length == 0, why);
        return new PdfTools(pdf);
    }

    public string Info() => Run("pdfinfo", _file).Output;

    public string Structure() => Run("pdfinfo", "-struct-text", _file).Output;

    public string Text() => Run("pdftotext", "-enc", "UTF-8", _file, "-").Output;

    /// <summary>The text of one page, counted from 1, in the order it is drawn.</summary>
    public string TextOfPage(int page) => Run("pdftotext", "-enc", "UTF-8", "-f", $"{page}", "-l", $"{page}", _file, "-").Output;

    /// <summary>Each word with its place on the page, as XML.</summary>
    public string WordBoxes() => Run("pdftotext", "-bbox", _file, "-").Output;

    /// <summary>The page as a picture, one gray byte for each dot.</summary>
    public byte[] Picture(int page)
    {
        var target = Path.ChangeExtension(_file, null);
        Run("pdftoppm", "-r", "36", "-gray", "-singlefile", "-f", $"{page}", "-l", $"{page}", _file, target);
        var picture = File.ReadAllBytes(target + ".pgm");
        File.Delete(target + ".pgm");
        return picture;
    }

    public string Fonts() => Run("pdffonts", _file).Output;

    public string Signatures() => Run("pdfsig", _file).Output;

    public (int ExitCode, string Output) Check() => Run("qpdf", "--check", _file);

    /// <summary>The file's objects, outline and form fields.</summary>
    public JsonDocument Json() => JsonDocument.Parse(Run("qpdf", "--json", "--json-stream-data=none", _file).Output);

    public void Dispose() => File.Delete(_file);

    private static bool IsInstalled(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static (int ExitCode, string Output) Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
