using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Worksites;

/// <summary>Who changed an entry of the list last.</summary>
public sealed class LastListChangeQuery(ListHistoryQuery history, AgencyTime time)
{
    public async Task<LastChange> HandleAsync(Recorded entry, CancellationToken ct) =>
        (await history.HandleAsync([entry], ct)) is [var last, ..] ? new(last.ActorName, time.Words(last.At)) : new("Somebody", "just now");
}
