using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.SkillGains;

public sealed class TakeBackSkillGainPage(SkillGainQuery query, TakeBackSkillGainHandler takeBack) : MilepostPage
{
    [BindProperty] public TakeBackForm Form { get; set; } = new();

    public SkillGain Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid gainId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, gainId, ct) is not { } found) return NotFound();
        (Entry, Form.Version) = (found, found.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid gainId, CancellationToken ct)
    {
        if (await query.HandleAsync(participantId, gainId, ct) is not { } found) return NotFound();
        Entry = found;
        if (!ModelState.IsValid) return Page();
        var result = await takeBack.HandleAsync(new(participantId, gainId, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = found.Version;
            ModelState.Remove("Form.Version");
        }
        return Answer(result, _ => $"/participants/{participantId}/outcomes", "The skill gain is taken back. The history keeps it with your reason.");
    }
}
