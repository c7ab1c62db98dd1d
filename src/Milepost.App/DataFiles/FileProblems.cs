namespace Milepost.App.DataFiles;

/// <summary>Something wrong in a file we read at start, with what to do about it.</summary>
public sealed record FileProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Gathers everything wrong with a set of files, so that one reading shows it all.</summary>
public sealed class FileProblems
{
    // A pack's mistake shows again in each pack that extends it; it is told once.
    private readonly HashSet<FileProblem> _found = [];

    public void Add(string file, int line, string message) => _found.Add(new(file, line, message));

    public void Add(YamlTree at, string message) => Add(at.File, at.Line, message);

    public bool Any => _found.Count > 0;

    public int Count => _found.Count;

    public IReadOnlyList<FileProblem> InOrder() => [.. _found.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}

/// <summary>Files that the program must not start with.</summary>
public sealed class BrokenFilesException(string what, IReadOnlyList<FileProblem> problems)
    : Exception($"{what}\n{string.Join('\n', problems)}")
{
    public IReadOnlyList<FileProblem> Problems { get; } = problems;
}
