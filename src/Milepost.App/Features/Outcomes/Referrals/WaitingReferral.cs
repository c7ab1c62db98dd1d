using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>A referral that waits for its planner, as My Day shows it.</summary>
public sealed record WaitingReferral(Guid ParticipantId, Guid ReferralId, string Name, string Words)
{
    public string Link => $"/participants/{ParticipantId}/referrals/{ReferralId}";

    public static string WordsOf(Referral referral, DateOnly today) => referral.StandingOn(today) switch
    {
        ReferralStanding.Done => $"result of {referral.Partner} to review",
        ReferralStanding.Expired => $"{referral.Partner} let its time pass",
        ReferralStanding.Sent when !referral.HasNoteToAnswer => $"{referral.Partner} has not answered since {referral.SentOn!.Value.Words()}",
        _ => $"note from {referral.Partner} to answer",
    };
}
