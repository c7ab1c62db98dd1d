using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Store;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Participants.StepsTab;

/// <summary>A person's services in groups: by goal, then those that hang from none.</summary>
public sealed record StepsTab(PlanOutline Outline, IReadOnlyList<StepGroup> Groups, IReadOnlyList<Credential> Credentials, int Open, int Closed);

/// <param name="GoalId">Null for the services that hang from no goal.</param>
public sealed record StepGroup(string Heading, Guid? GoalId, bool MayAdd, IReadOnlyList<ServiceOutline> Services);

public enum StepsShown { All, Open, Closed }

public sealed class StepsTabQuery(MilepostDb db, PlanOutlineQuery outlines)
{
    public async Task<StepsTab?> HandleAsync(Guid participantId, StepsShown shown, CancellationToken ct)
    {
        if (await outlines.HandleAsync(participantId, ct) is not { } outline) return null;

        var planOpen = outline.Plan is { IsOpen: true };
        List<StepGroup> groups =
        [
            .. outline.Goals.Select(g => new StepGroup($"Goal {g.Number}: {g.Goal.Details.Statement}", g.Goal.Id, planOpen && g.Goal.IsOpen, Narrow(g.Services))),
            new("Not tied to a goal", null, false, Narrow(outline.Untied)),
        ];
        var all = outline.Services.ToList();
        return new(
            outline,
            [.. groups.Where(g => g.Services.Count > 0 || (g.GoalId is not null && shown != StepsShown.Closed))],
            await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId).OrderByDescending(c => c.AttainedOn).ToListAsync(ct),
            all.Count(s => s.Service.IsOpen), all.Count(s => !s.Service.IsOpen));

        List<ServiceOutline> Narrow(IEnumerable<ServiceOutline> services) => [.. services.Where(s => shown switch
        {
            StepsShown.Open => s.Service.IsOpen,
            StepsShown.Closed => !s.Service.IsOpen,
            _ => true,
        })];
    }
}
