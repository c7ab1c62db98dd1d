using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Explain;

/// <summary>Why a requirement was found to be met, due or broken here.</summary>
public sealed class WhyPage(ExplainFindingQuery explain, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public string? Requirement { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }

    public FindingExplanation Explanation { get; private set; } = null!;

    public bool IsToday => Explanation.AsOf == time.Today;

    public string DayWords => Explanation.AsOf > time.Today
        ? $"As the record will stand at the end of {Explanation.AsOf.Words()} if nothing is done until then." : $"As the record stood at the end of {Explanation.AsOf.Words()}.";

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        // Such an address is made by links; one that is not whole leads nowhere.
        if (!ModelState.IsValid || await explain.HandleAsync(participantId, Requirement ?? "", Subject ?? "", AsOf, ct) is not { } explanation) return NotFound();
        Explanation = explanation;
        return Page();
    }
}
