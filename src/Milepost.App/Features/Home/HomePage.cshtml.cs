using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Home;

/// <summary>Sends each person where the day's work is.</summary>
public sealed class HomePage(Actor actor) : MilepostPage
{
    public IActionResult OnGet() =>
        LocalRedirect(actor.AccountId is not null && actor.CustomerOf is not null ? "/me"
            : actor.PartnerOf is not null ? "/partner"
            : Has(StaffRole.CareerPlanner) ? "/my-day"
            : Has(StaffRole.Supervisor, StaffRole.LocalAreaStaff, StaffRole.StatewideStaff, StaffRole.Monitor) ? "/board"
            : Has(StaffRole.Administrator) ? "/people" : "/account");

    private bool Has(params StaffRole[] roles) => actor.Grants.Any(grant => roles.Contains(grant.Role));
}
