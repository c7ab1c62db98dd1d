using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.FrontDesk.SignInSheet;
using Milepost.App.Web;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Visitors;

/// <summary>When a participant came to an office, and the cards that stand for the person there.</summary>
public sealed class RecordVisitsPage(VisitsOfDayQuery visits, VisitorsQuery visitors, KeepVisitorHandler keep, Actor actor) : MilepostPage
{
    [BindProperty] public CardForm Form { get; set; } = new();

    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];
    public IReadOnlyList<Visitor> Visitors { get; private set; } = [];
    public bool MayChange => !actor.OnlyReads;

    public Task OnGetAsync(Guid participantId, CancellationToken ct) => LoadAsync(participantId, ct);

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        await LoadAsync(participantId, ct);
        if (!ModelState.IsValid) return Page();
        return Answer(await keep.HandleAsync(new GiveCardToParticipant(participantId, Form.Card), ct), _ => $"/participants/{participantId}/visits", "The card stands for this person at every front desk from now on.");
    }

    private async Task LoadAsync(Guid participantId, CancellationToken ct) =>
        (Visits, Visitors) = (await visits.OfRecordAsync(participantId, ct), await visitors.OfRecordAsync(participantId, ct));

    public sealed class CardForm
    {
        [Display(Name = "New card"), StringLength(CardNumbers.Longest)] public string? Card { get; set; }
    }
}
