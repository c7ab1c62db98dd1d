namespace Milepost.App.Features.Sealing;

/// <summary>What one seal says.</summary>
/// <param name="Field">The signature field it goes into: <see cref="Print.PlanForm.ParticipantField"/> or <see cref="Print.PlanForm.PlannerField"/>.</param>
/// <param name="SignerName">Who agreed, by name.</param>
/// <param name="SignerRole">As whom: "participant", "career planner".</param>
/// <param name="Reason">What was agreed to.</param>
/// <param name="At">When, in the agency's own time: its offset is shown.</param>
/// <param name="Lines">What the signature box shows, the most important first.</param>
public sealed record SealText(string Field, string SignerName, string SignerRole, string Reason, DateTimeOffset At, IReadOnlyList<string> Lines);
