using Milepost.App.Web.Layout;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans;

/// <summary>A pack's words made ready for a page: its guidance, and where a rule stands.</summary>
public static class PackGuidance
{
    public static Instructions? For(Pack pack, string page) =>
        pack.Settings.InstructionsFor(page) is not { } guidance ? null
            : new(guidance.Sentences, string.Join("; ", guidance.Citations.Select(cite => Place(pack, cite)).Distinct()),
                guidance.Citations.Select(cite => cite.Quote).FirstOrDefault(quote => quote is not null),
                guidance.Citations.Select(cite => pack.Sources.GetValueOrDefault(cite.Source)?.Link).FirstOrDefault(link => link is not null)?.ToString());

    /// <summary>"IEP/ISS procedure, section 5 IEP/ISS Review and Update".</summary>
    public static string Place(Pack pack, Citation citation)
    {
        var title = pack.Sources.TryGetValue(citation.Source, out var source) ? source.Title : citation.Source;
        return citation.Section is null ? title : $"{title}, {citation.Section}";
    }
}
