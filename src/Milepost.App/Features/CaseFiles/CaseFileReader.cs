using System.Text.Json;

namespace Milepost.App.Features.CaseFiles;

/// <summary>Reads a case file, or says everything that is wrong with it.</summary>
public static class CaseFileReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Never throws, whatever the bytes are: a broken file is an answer, not an accident.</summary>
    public static CaseFileReading Read(ReadOnlyMemory<byte> utf8)
    {
        var document = utf8.Span;
        if (document.StartsWith(ByteOrderMark)) document = document[ByteOrderMark.Length..];

        var (root, problem) = JsonPlace.Parse(document);
        if (root is null) return CaseFileReading.Refused(new CaseFileProblem("$", problem!));
        if (root.Kind != JsonKind.Object) return CaseFileReading.Refused(new CaseFileProblem("$", "Expected an object: a case file begins with {."));

        // Of a file in another format nothing more can be said: every other complaint would be about the wrong contract.
        if (root.Property("format") is { } format && format.Text != CaseFile.CurrentFormat)
            return CaseFileReading.Refused(new CaseFileProblem("$.format", $"Expected \"{CaseFile.CurrentFormat}\": no other format is known."));

        var problems = CaseFileCheck.Check(root, CaseFileSchema.Shape);
        return problems.Count > 0
            ? CaseFileReading.Refused(problems)
            : CaseFileReading.Of(JsonSerializer.Deserialize<CaseFile>(document, CaseFileJson.Options)!);
    }
}
