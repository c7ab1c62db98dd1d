using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Home;

/// <summary>Sends each person where the day's work is.</summary>
public sealed class HomePage(Actor actor) : MilepostPage
{
    public IActionResult OnGet() =>
        LocalRedirect(actor.Grants.Any(g => g.Role == StaffRole.CareerPlanner) ? "/my-day"
            : actor.Grants.Any(g => g.Role is not (StaffRole.Administrator or StaffRole.DataOfficer)) ? "/participants"
            : actor.Grants.Any(g => g.Role == StaffRole.Administrator) ? "/people" : "/account");
}
