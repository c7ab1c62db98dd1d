using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Print;

/// <summary>What the print page shows.</summary>
/// <param name="Kept">Every form printed for signing, newest first.</param>
/// <param name="Draft">The plan as it stands, printed as a draft.</param>
public sealed record PrintView(Plan Plan, Pack Pack, string Name, AgreementState Agreement, IReadOnlyList<Document> Kept, PrintedForm Draft)
{
    public Document? KeptAsItStands => Plan.Settled ? Kept.FirstOrDefault(d => d.PlanVersion == Plan.VersionNumber) : null;
}

public sealed class PrintQuery(MilepostDb db, Participants.RecordSettingsQuery settings, PlanFormContentQuery forms, IPlanFormPrinter printer, AgencyTime time)
{
    public async Task<PrintView?> HandleAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await DraftAsync(participantId, planId, ct) is not { } draft) return null;

        var person = await db.VisibleParticipants.AsNoTracking().SingleAsync(p => p.Id == participantId, ct);
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == planId, ct);
        var kept = await db.Documents.AsNoTracking().Where(d => d.PlanId == planId && d.Kind == DocumentKind.PrintedPlan)
            .OrderByDescending(d => d.PlanVersion).ThenByDescending(d => d.Id).ToListAsync(ct);
        var record = await settings.HandleAsync(person, ct);
        return new(plan, record.Pack, person.Name, AgreementState.Of(plan, record.Settings), kept, draft);
    }

    /// <summary>The plan as it stands, marked as a draft and kept nowhere.</summary>
    public async Task<PrintedForm?> DraftAsync(Guid participantId, Guid planId, CancellationToken ct)
    {
        if (await forms.HandleAsync(participantId, planId, version: null, ct) is not { } form) return null;
        var draft = form.AsDraft();
        return printer.Print(draft.Content, draft.Words, time.Local(time.Now));
    }
}
