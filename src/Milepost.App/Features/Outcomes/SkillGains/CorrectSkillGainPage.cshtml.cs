using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.SkillGains;

public sealed class CorrectSkillGainPage(CorrectSkillGainHandler correct, SkillGainQuery gains, EvidenceQuery evidence, ReferenceLists lists, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public CorrectSkillGainForm Form { get; set; } = new();

    public SkillGain Gain { get; private set; } = null!;

    private IReadOnlyList<string> Names => lists.SkillGainTypes.FirstOrDefault(t => t.Name == Gain.Type)?.Facts ?? [.. Gain.Evidence?.Facts.Select(fact => fact.Name) ?? []];

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid gainId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, gainId, ct)) return NotFound();
        Form = CorrectSkillGainForm.Of(Gain, Names);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid gainId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, gainId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await correct.HandleAsync(new(participantId, gainId, Form.On!.Value, Form.LearnedOn, Form.Evidence.ToInput(Form.ToFacts(Names)), Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = Gain.Version;
            return ShowConflict(CorrectSkillGainForm.Of(Gain, Names), Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/outcomes#gains", "The skill gain is saved. The history keeps what it was.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid gainId, CancellationToken ct)
    {
        if (await gains.HandleAsync(participantId, gainId, ct) is not { } found) return false;
        Gain = found;
        ViewData[EvidenceChoices.Key("Evidence")] = await evidence.HandleAsync(participantId, "skillGain", ct);
        ViewData[SkillGainForm.NamesKey] = Names;
        return true;
    }
}
