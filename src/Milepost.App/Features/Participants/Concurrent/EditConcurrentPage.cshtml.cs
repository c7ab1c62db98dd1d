using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Partners.List;
using Milepost.App.ReferenceData;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Concurrent;

public sealed class EditConcurrentPage(KeepConcurrentProgramHandler keep, ConcurrentProgramsQuery programs, PartnersServingQuery partners, ReferenceLists lists, LastChangeQuery lastChange)
    : ConcurrentProgramPages(keep, partners, lists, lastChange)
{
    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid concurrentId, CancellationToken ct)
    {
        if (await FindAsync(participantId, concurrentId, ct) is not { } program) return NotFound();
        Form = ConcurrentForm.Of(program, Lists);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid concurrentId, CancellationToken ct) =>
        await FindAsync(participantId, concurrentId, ct) is { } program ? await SaveAsync(participantId, program, ct) : NotFound();

    private async Task<ConcurrentProgram?> FindAsync(Guid participantId, Guid concurrentId, CancellationToken ct)
    {
        await LoadPartnersAsync(participantId, ct);
        return (await programs.HandleAsync(participantId, ct))?.FirstOrDefault(p => p.Id == concurrentId);
    }
}
