using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Limits;

public sealed class EndSupportLimitPage(SupportLimitsListQuery limits, EndSupportLimitHandler end, AgencyTime time) : MilepostPage
{
    [BindProperty] public EndForm Form { get; set; } = new();

    public SupportLimitRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid limitId, CancellationToken ct)
    {
        if (!await LoadAsync(limitId, ct)) return NotFound();
        Form.Until = time.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid limitId, CancellationToken ct)
    {
        if (!await LoadAsync(limitId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await end.HandleAsync(new(limitId, Form.Until!.Value, Form.Why), ct), _ => "/support-limits", $"The limit ends on {Form.Until.Value.Words()}. What it refused or let through stays as it is.");
    }

    private async Task<bool> LoadAsync(Guid limitId, CancellationToken ct)
    {
        var list = await limits.HandleAsync(ct);
        if (list.Rows.FirstOrDefault(r => r.Limit.Id == limitId) is not { } row || list.Places.All(place => place.Value != $"{row.Limit.OrgUnitId}")) return false;
        Row = row;
        return true;
    }

    public sealed class EndForm
    {
        [Required(ErrorMessage = "Enter the last day."), Display(Name = "Last day")] public DateOnly? Until { get; set; }
        [Display(Name = "Why"), StringLength(2000)] public string? Why { get; set; }
    }
}
