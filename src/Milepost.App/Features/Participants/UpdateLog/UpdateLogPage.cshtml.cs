using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.UpdateLog;

public sealed class UpdateLogPage(UpdateLogQuery log, GuidanceQuery guidance) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "kind")] public LogKind Kind { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public UpdateLog Log { get; private set; } = new([], 0, 1, 1, null);

    public Instructions Guidance { get; private set; } = new([], "");

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!Enum.IsDefined(Kind)) Kind = LogKind.All;
        ModelState.Clear();
        if (await guidance.HandleAsync(participantId, InstructionPages.UpdateLog, ct) is not { } said) return NotFound();
        Guidance = said;
        Log = await log.HandleAsync(participantId, Kind, PageNumber, ct);
        return Page();
    }
}
