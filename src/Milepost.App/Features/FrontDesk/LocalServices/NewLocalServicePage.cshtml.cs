using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.LocalServices;

public sealed class NewLocalServicePage(KeptPlacesQuery places, KeepLocalServicesHandler keep) : MilepostPage
{
    [BindProperty] public NewForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> PlaceItems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        PlaceItems = await places.HandleAsync(ct);
        if (PlaceItems is [var only]) Form.PlaceId = Guid.Parse(only.Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PlaceItems = await places.HandleAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new AddLocalService(Form.PlaceId!.Value, Form.Name, Form.Spanish, Form.Kind!.Value), ct);
        return Answer(result, _ => "/local-services", $"{Form.Name} is offered from now on.");
    }

    public sealed class NewForm : LocalServiceForm
    {
        [Display(Name = "Place", Order = 0), Required(ErrorMessage = "Choose the place that offers it.")]
        public Guid? PlaceId { get; set; }
    }
}

public class LocalServiceForm
{
    [Display(Name = "Name"), Required(ErrorMessage = "Enter a name."), StringLength(LocalService.LongestName)]
    public string? Name { get; set; }

    [Display(Name = "Name in Spanish"), StringLength(LocalService.LongestName)]
    public string? Spanish { get; set; }

    [Display(Name = "Kind"), Required(ErrorMessage = "Choose the kind.")]
    public LocalServiceKind? Kind { get; set; }

    public static IEnumerable<SelectListItem> KindItems => Enum.GetValues<LocalServiceKind>().Select(k => new SelectListItem(Words.Of(k), k.ToString()));
}
