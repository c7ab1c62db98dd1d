using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Office;

public sealed class OfficePage(Actor actor) : MilepostPage
{
    public IReadOnlyList<IGrouping<string, OfficePlace>> Places { get; private set; } = [];

    public void OnGet() => Places = [.. OfficePlaces.All.Where(place => actor.HasRoleFor(place.Path)).GroupBy(place => place.Group)];
}
