using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Agreements.Overview;
using Milepost.App.Features.Plans.Print;
using Milepost.App.Print;
using Milepost.App.Print.Document;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>Second page: the plan itself, as the form says it, with the very form beside it.</summary>
public sealed class ReadPlanPage(SigningSignerQuery signers, SigningViewQuery views, PlanFormContentQuery forms, NoteReadHandler read, AgencyTime time) : ParticipantPage(signers, views)
{
    public PrintDocument? Paper { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (View.Standing != Milepost.Domain.Agreements.SigningStanding.Asked) return LocalRedirect(SigningPaths.Request(RequestId));
        if (await forms.HandleAsync(View.Person.Id, View.Plan.Id, View.Request.PlanVersion, ct) is { } form) Paper = PlanForm.Compose(form.Content, form.Words, time.Local(View.Document.AddedAt));
        await read.HandleAsync(new(Signer), ct);
        return Page();
    }
}
