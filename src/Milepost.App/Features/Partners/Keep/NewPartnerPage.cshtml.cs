using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.App.Web;

namespace Milepost.App.Features.Partners.Keep;

public sealed class NewPartnerPage(KeepPartnerHandler keep, PartnerPlacesQuery places, ReferenceLists lists) : MilepostPage
{
    [BindProperty] public NewPartnerForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Programs => PartnerForm.ProgramItems(lists);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new AddPartner(Form.OrgUnitId!.Value, Form.Details), ct);
        return Answer(result, partner => PartnerPaths.One(partner.Id), $"{Form.Name} is added. Referrals can be sent there by e-mail, or invite somebody there to sign in.");
    }

    private async Task LoadAsync(CancellationToken ct) => Places = [.. (await places.HandleAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
}
