namespace Milepost.App.Web.Layout;

/// <summary>What stands at the top of every page of one participant.</summary>
/// <remarks>A page puts it into ViewData under <see cref="Key"/> and uses the layout <c>_ParticipantLayout</c>.</remarks>
public sealed record ParticipantBanner(
    Guid Id,
    string Name,
    string CaseNumber,
    string Program,
    string PlanState,
    string SignatureState,
    string? NextDeadline = null,
    string? Language = null,
    string? Planner = null,
    string? Office = null,
    bool Restricted = false,
    Guid? PlanId = null,
    bool IsLate = false)
{
    /// <summary>The entry in ViewData that holds the banner.</summary>
    public const string Key = "ParticipantBanner";
}
