namespace Milepost.App.Web.Layout;

/// <summary>What stands at the top of every page of a person.</summary>
public sealed record ParticipantBanner(
    Guid Id, string Name, string CaseNumber, string Program, string PlanState, string SignatureState, string? NextDeadline,
    string? Language, string? Planner, string? Office, bool Restricted, Guid? PlanId);
