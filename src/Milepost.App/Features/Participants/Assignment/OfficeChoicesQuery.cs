using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Assignment;

public sealed record PlannerChoice(Guid Id, string Name);

/// <summary>An office within reach, the policy it follows and who plans there.</summary>
/// <param name="PackId">Its own, else that of the nearest node above.</param>
public sealed record OfficeChoice(Guid Id, string Name, string? PackId, IReadOnlyList<PlannerChoice> Planners);

/// <summary>The offices and planners a record may be given to by who asks.</summary>
public sealed class OfficeChoicesQuery(MilepostDb db, Actor actor)
{
    public async Task<IReadOnlyList<OfficeChoice>> HandleAsync(CancellationToken ct)
    {
        var units = await db.OrgUnits.AsNoTracking().Select(u => new { u.Id, u.Name, u.Kind, u.Path, u.PackId }).ToListAsync(ct);
        var planners = await (
            from assignment in db.RoleAssignments.AsNoTracking()
            where assignment.Role == StaffRole.CareerPlanner
            join unit in db.OrgUnits on assignment.OrgUnitId equals unit.Id
            join account in db.Users on assignment.AccountId equals account.Id
            where account.IsActive
            orderby account.DisplayName, account.Id
            select new { account.Id, account.DisplayName, unit.Path }).ToListAsync(ct);

        return
        [
            .. units.Where(u => u.Kind == OrgUnitKind.Office && actor.CanSee(u.Id)).OrderBy(u => u.Name, StringComparer.OrdinalIgnoreCase).Select(office => new OfficeChoice(
                office.Id, office.Name,
                units.Where(u => u.PackId is not null && office.Path.StartsWith(u.Path, StringComparison.Ordinal)).MaxBy(u => u.Path.Length)?.PackId,
                [.. planners.Where(p => office.Path.StartsWith(p.Path, StringComparison.Ordinal)).DistinctBy(p => p.Id).Select(p => new PlannerChoice(p.Id, p.DisplayName))])),
        ];
    }
}

public static class AssignmentProblems
{
    /// <summary>An office that is not there and one out of reach are answered alike.</summary>
    public static readonly Problem OfficeNotFound = new("assignment.office-not-found", ProblemKind.NotFound, "There is no such office, or it is not yours to choose.");

    public static readonly Problem PlannerNotFound = new("assignment.planner-not-found", ProblemKind.NotFound, "There is no such planner, or the person is not yours to choose.");

    public static readonly Problem OfficeMissing = new("assignment.office-missing", ProblemKind.Invalid, "Choose the office.", "OfficeId");

    public static readonly Problem CompletionMissing = new("assignment.completion", ProblemKind.Invalid, "Choose the outcome of the services that end with the move.", "Completion");

    public static Problem PlannerElsewhere(string planner, string office) => new("assignment.planner-elsewhere", ProblemKind.Invalid,
        $"{planner} does not plan at {office}. Choose somebody of that office, or another office.", "PlannerId");

    public static Problem NoPolicy(string office) => new("assignment.no-policy", ProblemKind.Conflict,
        $"{office} follows no policy yet. Ask an administrator to choose one for the office.", "OfficeId");

    /// <summary>Whether the planner may be chosen with the office; null when so.</summary>
    public static Problem? Of(IReadOnlyList<OfficeChoice> offices, OfficeChoice office, Guid? plannerId)
    {
        if (plannerId is not { } id || office.Planners.Any(p => p.Id == id)) return null;
        var elsewhere = offices.SelectMany(o => o.Planners).FirstOrDefault(p => p.Id == id);
        return elsewhere is null ? PlannerNotFound : PlannerElsewhere(elsewhere.Name, office.Name);
    }
}
