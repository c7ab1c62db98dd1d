using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Partners;

namespace Milepost.App.Features.PartnerDesk.Reading;

/// <summary>A referral on the device that gave the link's access code.</summary>
public sealed class SharedByLinkPage(PartnerVisits visits, SharedReferralQuery shared, AnswerAsPartnerHandler answer, UploadIntake uploads, AgencyTime time)
    : PartnerReferralPages(shared, answer, uploads, time)
{
    [BindProperty(SupportsGet = true), FromRoute] public Guid LinkId { get; set; }

    public override string Here => PartnerPaths.Shared(LinkId);

    protected override string Afterwards => "/partner/answered";

    protected override Task<PartnerVisit?> EnterAsync(CancellationToken ct) => visits.OfDeviceAsync(HttpContext, LinkId, ct);
}
