using System.Text;

namespace Milepost.App.Features.Policy;

/// <summary>Writes findings where a verb was asked to.</summary>
internal static class FindingsOutput
{
    public static void Write(CaseFileFindings findings, bool json, TextWriter output)
    {
        if (!json) output.Write(FindingsText.Write(findings));
        // JSON is UTF-8 whatever the terminal's own encoding is.
        else if (ReferenceEquals(output, Console.Out) && !ReferenceEquals(output, TextWriter.Null))
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(FindingsJson.Write(findings));
        }
        else output.Write(Encoding.UTF8.GetString(FindingsJson.Write(findings)));
    }
}
