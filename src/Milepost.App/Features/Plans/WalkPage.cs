using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;

namespace Milepost.App.Features.Plans;

/// <summary>A page of the walk through one plan.</summary>
public abstract class WalkPage(PlanWalkQuery walks, LastChangeQuery lastChange) : MilepostPage
{
    [FromRoute] public Guid ParticipantId { get; set; }

    [FromRoute] public Guid PlanId { get; set; }

    public PlanWalk Walk { get; private set; } = null!;

    public Domain.Plans.Plan Plan => Walk.Plan!;

    /// <summary>A form was sent and could not be saved. It is shown with all its words, also when the record no longer takes such a change.</summary>
    public bool IsSentForm => HttpMethods.IsPost(Request.Method);

    protected string To(string path = "") => $"/participants/{ParticipantId}/plans/{PlanId}{path}";

    /// <summary>False when there is no such plan for this reader.</summary>
    protected async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await walks.HandleAsync(ParticipantId, PlanId == Guid.Empty ? null : PlanId, ct) is not { } walk) return false;
        Walk = walk;
        return true;
    }

    protected Task<LastChange> LastChangeAsync(CancellationToken ct) => lastChange.HandleAsync(ParticipantId, ct);

    public static bool IsStale<T>(Result<T> result) => result.Problem is { Kind: ProblemKind.Stale };
}

/// <summary>The model of <c>_WalkHead</c>: heading, steps and guidance of a page of the walk.</summary>
/// <param name="Guidance">The page's name in the pack's instructions.</param>
public sealed record WalkHead(PlanWalk Walk, PlanStep Step, string Heading, string? Guidance);

/// <summary>The model of <c>_ChangeNotice</c>: what saving will mean for version and signature.</summary>
/// <param name="Kinds">The kinds of change that can be made on the page, as packs name them.</param>
public sealed record ChangeNotice(PlanWalk Walk, params string[] Kinds);
