using Milepost.App.Web.Layout;
using Milepost.Domain.Policy;

namespace Milepost.App.Policy;

/// <summary>A pack's guidance for a page in the form that <c>_Instructions</c> draws.</summary>
public static class PackInstructions
{
    /// <param name="page">One of <see cref="InstructionPages"/>.</param>
    public static Instructions? InstructionsOn(this Pack pack, string page)
    {
        if (pack.Settings.InstructionsFor(page) is not { } guidance) return null;
        var sources = guidance.Citations.Select(cited => (Cited: cited, Source: pack.Sources.GetValueOrDefault(cited.Source))).ToList();
        return new(
            guidance.Sentences,
            string.Join("; ", sources.Select(s => string.Join(", ", new[] { s.Source?.Title, s.Cited.Section }.Where(text => !string.IsNullOrEmpty(text)))).Distinct()),
            sources.Select(s => s.Cited.Quote).FirstOrDefault(quote => quote is not null),
            sources.Count == 1 ? sources[0].Source?.Link?.ToString() : null);
    }
}
