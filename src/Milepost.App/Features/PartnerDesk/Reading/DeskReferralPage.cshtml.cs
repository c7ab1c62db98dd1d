using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Partners;

namespace Milepost.App.Features.PartnerDesk.Reading;

/// <summary>A referral as somebody of the partner who is signed in sees it.</summary>
public sealed class DeskReferralPage(PartnerVisits visits, SharedReferralQuery shared, AnswerAsPartnerHandler answer, UploadIntake uploads, AgencyTime time)
    : PartnerReferralPages(shared, answer, uploads, time)
{
    [BindProperty(SupportsGet = true), FromRoute] public Guid ReferralId { get; set; }

    public override string Here => PartnerPaths.DeskReferral(ReferralId);

    protected override string Afterwards => PartnerPaths.Desk;

    protected override Task<PartnerVisit?> EnterAsync(CancellationToken ct) => visits.OfAccountAsync(ReferralId, ct);
}
