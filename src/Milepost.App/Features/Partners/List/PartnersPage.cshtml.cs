using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.ReferenceData;
using Milepost.App.Web;

namespace Milepost.App.Features.Partners.List;

public sealed class PartnersPage(PartnersQuery partners, ReferenceLists lists, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Program { get; set; }
    [BindProperty(SupportsGet = true)] public bool? Ended { get; set; }

    public IReadOnlyList<PartnerRow> Rows { get; private set; } = [];

    public bool MayAdd => actor.MayTake("/partners/new", "POST") || actor.HasRoleFor("/partners/new");

    public IEnumerable<SelectListItem> Programs => lists.PartnerPrograms.Select(p => new SelectListItem(p.Name, p.Name, p.Name == Program));

    public async Task OnGetAsync(CancellationToken ct) => Rows = await partners.HandleAsync(new(Search, string.IsNullOrEmpty(Program) ? null : Program, Ended == true), ct);
}
