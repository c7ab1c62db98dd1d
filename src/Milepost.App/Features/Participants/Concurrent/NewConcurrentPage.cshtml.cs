using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Outcomes.Referrals;
using Milepost.App.Features.Partners.List;
using Milepost.App.ReferenceData;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Concurrent;

public sealed class NewConcurrentPage(
    KeepConcurrentProgramHandler keep, ConcurrentProgramsQuery programs, PartnersServingQuery partners, ReferralQuery referrals, ReferenceLists lists, LastChangeQuery lastChange, AgencyTime time)
    : ConcurrentProgramPages(keep, partners, lists, lastChange)
{
    /// <summary>The referral it came of.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Referral { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await programs.HandleAsync(participantId, ct) is null) return NotFound();
        await LoadPartnersAsync(participantId, ct);
        Form = new() { From = time.Today, Status = ConcurrentStatus.Active, Source = ConcurrentSource.ToldByCustomer };
        if (Referral is { } id && await referrals.HandleAsync(participantId, id, ct) is { } view)
        {
            (Form.PartnerId, Form.Partner, Form.Source) = (view.Partner?.Id, view.Partner is null ? view.Referral.Partner : null, ConcurrentSource.ReferralResult);
            Form.Program = view.Partner?.Details.Programs.FirstOrDefault(p => Lists.PartnerPrograms.Any(one => one.Name == p));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await programs.HandleAsync(participantId, ct) is null) return NotFound();
        await LoadPartnersAsync(participantId, ct);
        return await SaveAsync(participantId, null, ct);
    }
}
