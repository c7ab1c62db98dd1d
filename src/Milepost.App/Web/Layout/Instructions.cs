using Milepost.Domain.Policy;

namespace Milepost.App.Web.Layout;

/// <summary>Short guidance for a page from the pack, with the words it rests on; the model of <c>_Instructions</c>.</summary>
/// <param name="Paragraphs">The guidance in plain words.</param>
/// <param name="Source">Title and section of the document, like "Chicago Cook IEP/ISS procedure, section 5".</param>
public sealed record Instructions(IReadOnlyList<string> Paragraphs, string Source, string? Quote = null, string? Link = null)
{
    /// <summary>What the pack says for one of the <see cref="InstructionPages"/>.</summary>
    public static Instructions For(Pack pack, string page)
    {
        var said = pack.Settings.InstructionsFor(page) ?? new([], []);
        var quoted = said.Citations.FirstOrDefault(c => c.Quote is not null) ?? (said.Citations.Count > 0 ? said.Citations[0] : null);
        return new(
            said.Sentences,
            string.Join("; ", said.Citations.Select(c => c.Section is { } section ? $"{pack.Sources[c.Source].Title}, {section}" : pack.Sources[c.Source].Title).Distinct()),
            quoted?.Quote, quoted is null ? null : pack.Sources[quoted.Source].Link?.ToString());
    }
}
