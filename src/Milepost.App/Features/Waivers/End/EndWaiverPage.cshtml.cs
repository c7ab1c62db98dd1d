using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Waivers.End;

public sealed class EndWaiverPage(WaiversQuery waivers, EndWaiverHandler end, AgencyTime time) : MilepostPage
{
    [BindProperty] public EndForm Form { get; set; } = new();

    public WaiverRow Waiver { get; private set; } = null!;

    public bool IsActive => Waiver.IsActive(time.Today);

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid waiverId, CancellationToken ct) =>
        await LoadAsync(participantId, waiverId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid waiverId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, waiverId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await end.HandleAsync(new(participantId, waiverId, Form.Why), ct);
        return Answer(result, _ => $"/participants/{participantId}/waivers", $"The waiver is ended: {Waiver.Title}. From today it counts again.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid waiverId, CancellationToken ct)
    {
        if ((await waivers.AllAsync(participantId, ct)).FirstOrDefault(w => w.Id == waiverId) is not { } waiver) return false;
        Waiver = waiver;
        return true;
    }

    public sealed class EndForm
    {
        [Display(Name = "Why it ends"), StringLength(2000)] public string? Why { get; set; }
    }
}
