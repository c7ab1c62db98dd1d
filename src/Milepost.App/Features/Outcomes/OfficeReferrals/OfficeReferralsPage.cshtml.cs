using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes.OfficeReferrals;

public sealed class OfficeReferralsPage(OfficeReferralsQuery referrals, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public ReferralStanding? State { get; set; }
    [BindProperty(SupportsGet = true)] public string? Partner { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Planner { get; set; }
    [BindProperty(SupportsGet = true)] public bool? Mine { get; set; }
    [BindProperty(SupportsGet = true)] public bool? Needs { get; set; }

    public OfficeReferrals List { get; private set; } = null!;

    public DateOnly Today => time.Today;

    public IEnumerable<SelectListItem> States => Enum.GetValues<ReferralStanding>().Select(s => new SelectListItem(SharingWords.Of(s), s.ToString(), s == State));

    public IEnumerable<SelectListItem> Partners => List.Partners.Select(p => new SelectListItem(p, p, p == Partner));

    public IEnumerable<SelectListItem> Planners => List.Planners.Select(p => new SelectListItem(p.Name, p.Id.ToString(), p.Id == Planner));

    public async Task OnGetAsync(CancellationToken ct) =>
        List = await referrals.HandleAsync(new(State, string.IsNullOrEmpty(Partner) ? null : Partner, Planner, Mine == true, Needs == true), ct);
}
