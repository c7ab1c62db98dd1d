using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Office;

/// <summary>Whose people an office list shows, as it stands in the address.</summary>
public sealed class PeopleFilter
{
    public const string NoPlanner = "none";
    public const string Everybody = "all";

    [FromQuery(Name = "planner")] public string? Planner { get; set; }
    [FromQuery(Name = "office")] public Guid? Office { get; set; }
    [FromQuery(Name = "when")] public string? When { get; set; }

    /// <summary>A planner's own people first; everybody else sees all within reach.</summary>
    public bool IsMine(Actor actor) => string.IsNullOrEmpty(Planner) && actor.Roles.All(role => role == StaffRole.CareerPlanner);

    public IQueryable<Participant> Of(MilepostDb db)
    {
        var people = db.VisibleParticipants;
        if (IsMine(db.Actor)) people = people.Where(p => p.PlannerId == db.Actor.AccountId);
        else if (Planner == NoPlanner) people = people.Where(p => p.PlannerId == null);
        else if (Guid.TryParse(Planner, out var planner)) people = people.Where(p => p.PlannerId == planner);
        return Office is { } office ? people.Where(p => p.OfficeId == office) : people;
    }

    public string Link(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?> { ["planner"] = Planner, ["office"] = Office?.ToString(), ["when"] = When }
        .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
