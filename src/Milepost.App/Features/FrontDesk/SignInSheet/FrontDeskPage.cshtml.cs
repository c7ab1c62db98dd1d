using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.FrontDesk.SignInSheet;

/// <summary>Who came to an office on a day.</summary>
public sealed class FrontDeskPage(FrontDeskQuery desk, VisitsOfDayQuery visits, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "office"), Display(Name = "Office")] public Guid? OfficeId { get; set; }
    [BindProperty(SupportsGet = true, Name = "on"), Display(Name = "Day")] public DateOnly? On { get; set; }

    public IReadOnlyList<OrgUnit> Offices { get; private set; } = [];
    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];
    public OrgUnit? Office { get; private set; }

    public IEnumerable<SelectListItem> OfficeItems => Offices.Select(o => new SelectListItem(o.Name, o.Id.ToString()));
    public bool MayWrite => actor.MayTake("/front-desk/sheet", "POST");

    public async Task OnGetAsync(CancellationToken ct)
    {
        Offices = await desk.OfficesAsync(ct);
        On ??= time.Today;
        Office = Offices.FirstOrDefault(o => o.Id == OfficeId) ?? (Offices is [var first, ..] ? first : null);
        OfficeId = Office?.Id;
        if (Office is not null) Visits = await visits.HandleAsync(Office.Id, On.Value, ct);
    }
}
