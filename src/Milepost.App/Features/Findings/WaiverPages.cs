using Milepost.App.Access;

namespace Milepost.App.Features.Findings;

/// <summary>Links to the pages of waivers, for those who may open them.</summary>
internal static class WaiverPages
{
    public static string? ListFor(Guid participantId, Actor actor) => actor.MayTake("/participants/{participantId:guid}/waivers", "GET") ? $"/participants/{participantId}/waivers" : null;

    public static string? NewFor(Guid participantId, string requirement, string subject, Actor actor) =>
        actor.MayTake("/participants/{participantId:guid}/waivers/new", "GET") ? FindingLinks.Waive(participantId, requirement, subject) : null;
}
