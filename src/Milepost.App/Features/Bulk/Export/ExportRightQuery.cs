using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>Whether somebody may take everything away through the web.</summary>
/// <remarks>
/// An administrator opens no case by that role alone, and statewide staff keep no installation. A full export is both, so it takes both
/// roles, at every state of the installation: no single appointment is enough to carry everybody's record out of the house.
/// </remarks>
public sealed class ExportRightQuery(MilepostDb db, Actor actor)
{
    /// <returns>What is lacking, in words; null when nothing is.</returns>
    public async Task<string?> WhatIsLackingAsync(CancellationToken ct)
    {
        var states = await db.OrgUnits.Where(u => u.ParentId == null).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        foreach (var role in new[] { StaffRole.StatewideStaff, StaffRole.Administrator })
            if (states.Find(state => !actor.Grants.Any(g => g.Role == role && g.OrgUnitId == state.Id)) is { } lacking)
                return $"It takes the roles of statewide staff and of administrator together, at every state here. You are no {(role == StaffRole.Administrator ? "administrator" : "statewide staff")} at {lacking.Name}.";
        return null;
    }
}

public static class ExportProblems
{
    public static Problem NotBothRoles(string lacking) => new("export.not-both-roles", ProblemKind.Conflict, $"You may not take a full export. {lacking}");

    public static readonly Problem NothingChosen = new("export.nothing-chosen", ProblemKind.Invalid, "Choose at least one part.", "Parts");
}
