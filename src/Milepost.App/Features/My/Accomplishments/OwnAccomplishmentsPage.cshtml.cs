using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Plans.Accomplishments;
using Milepost.App.Web;
using Reached = Milepost.App.Features.Plans.Accomplishments.Accomplishments;

namespace Milepost.App.Features.My.Accomplishments;

/// <summary>What a customer has reached: credentials, goals, services.</summary>
public sealed class OwnAccomplishmentsPage(OwnRecordQuery own, AccomplishmentsQuery accomplishments) : MilepostPage
{
    public Reached List { get; private set; } = new([], [], []);

    public int Count => List.Credentials.Count + List.Goals.Count + List.Services.Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await own.HandleAsync(ct) is not { } person) return NotFound();
        List = await accomplishments.HandleAsync(person.Id, ct);
        return Page();
    }
}
