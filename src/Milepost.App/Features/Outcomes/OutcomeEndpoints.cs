using Milepost.App.Features.Api;
using Milepost.App.Features.Consents;
using Milepost.App.Features.Consents.Give;
using Milepost.App.Features.Outcomes.Credentials;
using Milepost.App.Features.Outcomes.Referrals;
using Milepost.App.Features.Outcomes.SkillGains;
using Milepost.App.Features.Participants.Record;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Outcomes;

/// <summary>Outcomes and referrals in the API: each line is one command, with the address it is taken at.</summary>
public static class OutcomeEndpoints
{
    public static void MapOutcomeEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Outcomes and referrals");
        area.Parts<Credential>("credentials", "credentialId", "Credential", "Credentials");
        area.Adds<RecordCredential>("/participants/{participantId}/credentials");
        area.Changes<CorrectCredential>("/participants/{participantId}/credentials/{credentialId}");
        area.Does<TakeBackCredential>("/participants/{participantId}/credentials/{credentialId}/take-back");
        area.Parts<SkillGain>("skill-gains", "skillGainId", "SkillGain", "SkillGains");
        area.Adds<RecordSkillGain>("/participants/{participantId}/skill-gains");
        area.Changes<CorrectSkillGain>("/participants/{participantId}/skill-gains/{skillGainId}");
        area.Does<TakeBackSkillGain>("/participants/{participantId}/skill-gains/{skillGainId}/take-back");
        area.Parts<Referral>("referrals", "referralId", "Referral", "Referrals");
        area.Adds<MakeReferral>("/participants/{participantId}/referrals");
        area.Changes<ChangeReferral>("/participants/{participantId}/referrals/{referralId}");
        area.Does<SendReferral>("/participants/{participantId}/referrals/{referralId}/send");
        area.Does<RenewPartnerLink>("/participants/{participantId}/referrals/{referralId}/link");
        area.Removes<RevokePartnerLink>("/participants/{participantId}/referrals/{referralId}/link");
        area.Does<RecordPartnerAnswer>("/participants/{participantId}/referrals/{referralId}/partner-answer");
        area.Does<ReviewReferral>("/participants/{participantId}/referrals/{referralId}/review");
        area.Does<WithdrawReferral>("/participants/{participantId}/referrals/{referralId}/withdraw");
        area.Does<WriteToPartner>("/participants/{participantId}/referrals/{referralId}/messages");
        area.Does<AnswerReferral>("/participants/{participantId}/referrals/{referralId}/outcome");
        area.Parts<Consent>("consents", "consentId", "Consent", "Consents");
        area.Adds<GiveConsent>("/participants/{participantId}/consents");
        area.Does<WithdrawConsent>("/participants/{participantId}/consents/{consentId}/withdraw");
    }
}
