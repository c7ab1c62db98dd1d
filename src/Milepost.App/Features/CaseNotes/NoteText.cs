using Milepost.App.ReferenceData;

namespace Milepost.App.Features.CaseNotes;

/// <summary>A note of a fixed subject is its sentences and a line for each fact: "Program: Pharmacy Technician".</summary>
public static class NoteText
{
    /// <param name="facts">Each with its label; those without a value are left out.</param>
    public static string Compose(string? sentences, IEnumerable<(string Label, string? Value)> facts)
    {
        var lines = facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => $"{f.Label}: {f.Value!.Trim()}");
        return string.Join("\n\n", new[] { sentences?.Trim() ?? "", string.Join('\n', lines) }.Where(part => part.Length > 0));
    }

    /// <summary>The facts of the subject that the note does not tell; nothing for a note in free words, which nobody can read but a person.</summary>
    public static IReadOnlyList<string> Missing(CaseNoteSubject? subject, string text)
    {
        if (subject is null || subject.Facts.Count == 0) return [];
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        var told = subject.Facts.Where(label => lines.Any(line => line.StartsWith(label + ":", StringComparison.OrdinalIgnoreCase) && line.Length > label.Length + 1)).ToList();
        // One line that begins like a fact may as well be the first words of a sentence.
        var named = subject.Facts.Count(label => lines.Any(line => line.StartsWith(label + ":", StringComparison.OrdinalIgnoreCase)));
        return named > 1 ? [.. subject.Facts.Except(told)] : [];
    }
}
