using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Limits;

public sealed class SetSupportLimitPage(SupportLimitsListQuery limits, SetSupportLimitHandler set, ReferenceLists lists, AgencyTime time) : MilepostPage
{
    [BindProperty] public SupportLimitForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IEnumerable<SelectListItem> SupportTypes => lists.SupportTypes.Select(s => s.Name).Distinct().Order(StringComparer.Ordinal).Select(name => new SelectListItem(name, name));

    public static IEnumerable<SelectListItem> Periods =>
        [new("A program year, July to June", nameof(LimitPeriod.ProgramYear)), new("A calendar year", nameof(LimitPeriod.CalendarYear)), new("Everything the person ever gets", nameof(LimitPeriod.Lifetime))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Places = (await limits.HandleAsync(ct)).Places;
        Form.From = time.Today;
        if (Places.Count == 1) Form.Place = Guid.Parse(Places[0].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Places = (await limits.HandleAsync(ct)).Places;
        if (!ModelState.IsValid) return Page();
        var result = await set.HandleAsync(new(Form.Place!.Value, Form.SupportType, Form.Amount!.Value, Form.Period!.Value, Form.IsFirm, Form.Basis ?? "", Form.From!.Value), ct);
        return Answer(result, _ => "/support-limits", result.IsDone ? $"The limit is set. {result.Value.Title}. It counts for services from {result.Value.From.Words()}." : "");
    }

    public sealed class SupportLimitForm
    {
        [Required(ErrorMessage = "Choose the place."), Display(Name = "Place")] public Guid? Place { get; set; }
        [Display(Name = "Type of support")] public string? SupportType { get; set; }
        [Required(ErrorMessage = "Enter the limit in dollars."), Display(Name = "At most, in dollars"), DataType(DataType.Currency)] public decimal? Amount { get; set; }
        [Required(ErrorMessage = "Choose the time it counts for."), Display(Name = "For")] public LimitPeriod? Period { get; set; }
        [Display(Name = "Nobody can allow more")] public bool IsFirm { get; set; }
        [Required(ErrorMessage = "Name the policy that sets it."), Display(Name = "Policy it rests on"), StringLength(300)] public string? Basis { get; set; }
        [Required(ErrorMessage = "Enter the first day."), Display(Name = "First day")] public DateOnly? From { get; set; }
    }
}
