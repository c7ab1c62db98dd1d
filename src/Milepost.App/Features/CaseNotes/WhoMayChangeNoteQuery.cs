using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes;

/// <summary>Whether the reader may change a note or sign it off: its author, and supervisors over the person's office.</summary>
public sealed class WhoMayChangeNoteQuery(MilepostDb db, Actor actor)
{
    public async Task<bool> HandleAsync(CaseNote note, Guid? officeId, CancellationToken ct)
    {
        if (actor.OnlyReads) return false;
        if (note.MayBeChangedBy(actor.AccountId, actor.Name, supervises: false)) return true;
        var path = await db.OrgUnits.AsNoTracking().Where(u => u.Id == officeId).Select(u => u.Path).SingleOrDefaultAsync(ct);
        var supervises = path is not null && actor.Grants.Any(g => g.Role == StaffRole.Supervisor && path.StartsWith(g.Path, StringComparison.Ordinal));
        return note.MayBeChangedBy(actor.AccountId, actor.Name, supervises);
    }
}
