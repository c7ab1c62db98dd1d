using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Policy;

namespace Milepost.App.Features.Worksites;

/// <summary>The position types of every pack: a job is offered to offices that follow different ones.</summary>
public static class PositionTypes
{
    public static IReadOnlyList<SelectListItem> Of(HttpContext http) =>
        [.. http.RequestServices.GetRequiredService<Packs>().All.SelectMany(pack => pack.Settings.Placement.PositionTypes).Distinct().Select(type => new SelectListItem(type, type))];
}
