using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.History;

public sealed class HistoryPage(ParticipantHistoryQuery history) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public Guid ParticipantId { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public HistoryView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        View = new(await history.HandleAsync(ParticipantId, Area, PageNumber, ct), HistoryArea.OfParticipant, Area, $"/participants/{ParticipantId}/history");
}

/// <summary>What the list of changes shows; the same for a person's record and for the organization.</summary>
public sealed record HistoryView(HistoryPageOf List, IReadOnlyList<HistoryArea> Areas, string? Area, string Address)
{
    public string Link(int page) => $"{Address}?{(string.IsNullOrEmpty(Area) ? "" : $"area={Uri.EscapeDataString(Area)}&")}p={page}";
}
