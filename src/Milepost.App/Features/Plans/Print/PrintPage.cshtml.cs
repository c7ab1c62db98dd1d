using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Web;

namespace Milepost.App.Features.Plans.Print;

public sealed class PrintPage(PrintQuery query, PrintForSigningHandler print, Actor actor) : MilepostPage
{
    public PrintView View { get; private set; } = null!;

    public bool MayChange => !actor.OnlyReads;

    public Task<IActionResult> OnGetAsync(Guid participantId, Guid planId, CancellationToken ct) => ShowAsync(participantId, planId, ct);

    public async Task<IActionResult> OnGetDraftAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.DraftAsync(participantId, planId, ct) is not { } draft) return NotFound();
        return SafeDownload.Of(Response, draft.Bytes, "application/pdf", "Draft plan.pdf");
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        var printed = await print.HandleAsync(new(participantId, planId), ct);
        var answer = Answer(printed, _ => $"/participants/{participantId}/plans/{planId}/print",
            printed.IsDone ? $"Version {printed.Value.PlanVersion} is kept as it was printed. Download it, sign it together, then record the signatures." : "");
        return printed.IsDone || answer is NotFoundResult ? answer : await ShowAsync(participantId, planId, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, planId, ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
