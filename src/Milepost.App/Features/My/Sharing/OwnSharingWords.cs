using Milepost.App.ReferenceData;
using Milepost.App.Web.Languages;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My.Sharing;

/// <summary>Sharing in the words of the customer's page.</summary>
public sealed class OwnSharingWords(ReferenceLists lists)
{
    private static bool IsSpanish => LanguageSetup.Current == LanguageSetup.Spanish;

    public string Of(SharedItem item) => IsSpanish ? SharingWords.InSpanish(item) : SharingWords.Of(item);

    public string Holds(SharedItem item) => IsSpanish ? SharingWords.HoldsInSpanish(item) : SharingWords.Holds(item);

    public string Of(ConsentWay way) => IsSpanish ? SharingWords.InSpanish(way) : SharingWords.Of(way);

    public string Of(ReferralStanding standing) => IsSpanish ? SharingWords.InSpanish(standing) : SharingWords.Of(standing);

    public string Of(IEnumerable<SharedItem> items) => string.Join(", ", items.Order().Select(Of));

    public string Program(string name) => IsSpanish ? lists.PartnerPrograms.FirstOrDefault(p => p.Name == name)?.Spanish ?? name : name;

    public string To(ConsentTerms terms) => (terms, IsSpanish) switch
    {
        ({ Partner: { } partner }, _) => partner,
        ({ Program: { } program }, true) => $"Todas las organizaciones de {Program(program)}",
        ({ Program: { } program }, false) => $"All partners of {program}",
        (_, true) => "Todas las organizaciones socias",
        _ => "All partners",
    };
}
