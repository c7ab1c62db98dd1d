using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Partners.Keep;
using Milepost.App.Features.Partners.List;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Participants.Concurrent;

/// <summary>What adding and changing a concurrent program share.</summary>
public abstract class ConcurrentProgramPages(KeepConcurrentProgramHandler keep, PartnersServingQuery partners, ReferenceLists lists, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ConcurrentForm Form { get; set; } = new();

    protected ReferenceLists Lists => lists;

    protected IReadOnlyList<Partner> Partners { get; private set; } = [];

    public IEnumerable<SelectListItem> ProgramItems => PartnerForm.ProgramItems(lists);

    public IEnumerable<SelectListItem> PartnerItems => Partners.Select(p => new SelectListItem(p.Details.Name, p.Id.ToString()));

    public bool HasPartners => Partners.Count > 0;

    protected async Task<bool> LoadPartnersAsync(Guid participantId, CancellationToken ct)
    {
        Partners = await partners.HandleAsync(participantId, ct);
        return true;
    }

    protected async Task<IActionResult> SaveAsync(Guid participantId, ConcurrentProgram? existing, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new(participantId, existing?.Id, Form.Details(Partners), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && existing is not null)
        {
            var theirs = ConcurrentForm.Of(existing, lists);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/partner-programs", "The program is saved. Agree with its staff who does what, and write it into a case note.");
    }
}
