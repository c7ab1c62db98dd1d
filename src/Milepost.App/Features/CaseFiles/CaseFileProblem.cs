using System.Diagnostics.CodeAnalysis;

namespace Milepost.App.Features.CaseFiles;

/// <summary>One thing that keeps a case file from being read: where it is, and what was expected there.</summary>
public sealed record CaseFileProblem(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>What came of reading a case file: the file, or everything that is wrong with it in the order of the document.</summary>
public sealed record CaseFileReading
{
    private CaseFileReading(CaseFile? file, IReadOnlyList<CaseFileProblem> problems)
    {
        File = file;
        Problems = problems;
    }

    /// <summary>The file, when there is no problem.</summary>
    public CaseFile? File { get; }

    public IReadOnlyList<CaseFileProblem> Problems { get; }

    [MemberNotNullWhen(true, nameof(File))]
    public bool Succeeded => File is not null;

    internal static CaseFileReading Of(CaseFile file) => new(file, []);

    internal static CaseFileReading Refused(params IReadOnlyList<CaseFileProblem> problems) => new(null, problems);
}
