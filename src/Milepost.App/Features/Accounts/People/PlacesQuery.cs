using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.App.Web.Forms;

namespace Milepost.App.Features.Accounts.People;

/// <summary>The places at which somebody may give roles, to choose from.</summary>
public sealed class PlacesQuery(MilepostDb db, Actor actor)
{
    public async Task<IReadOnlyList<SelectListItem>> HandleAsync(CancellationToken ct) =>
        [.. (await AccountRoles.PlacesAsync(db, AccountReach.Of(actor), ct)).Select(u => new SelectListItem($"{u.Name} ({PlainWords.InSentence(Words.Of(u.Kind))} {u.Code})", u.Id.ToString()))];

    /// <summary>What each role may do, in a line.</summary>
    public static IReadOnlyList<SelectListItem> Roles { get; } =
        [.. Enum.GetValues<StaffRole>().Select(role => new HintedItem(Words.Of(role), role.ToString(), HintOf(role)))];

    private static string HintOf(StaffRole role) => role switch
    {
        StaffRole.CareerPlanner => "Participants of the office",
        StaffRole.Supervisor => "Participants of the place and below; approves and reassigns",
        StaffRole.LocalAreaStaff => "Sees and edits the participants of a local area",
        StaffRole.StatewideStaff => "Sees and edits the participants of a state",
        StaffRole.Monitor => "Reads everything at the place and below; changes nothing",
        StaffRole.DataOfficer => "Reports; opens no participant",
        _ => "People, organization and lists; opens no participant",
    };
}
