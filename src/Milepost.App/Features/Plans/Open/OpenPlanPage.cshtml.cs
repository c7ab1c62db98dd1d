using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.Plans.Open;

public sealed class OpenPlanPage(OpenPlanHandler open, PlansQuery plans, PlanWalkQuery walks, LastChangeQuery lastChange, ReferenceLists lists) : PlanFormPage(walks, lastChange, lists)
{
    public static IEnumerable<SelectListItem> Methods { get; } =
        [.. ContactMethods.All.Select(method => new SelectListItem(char.ToUpperInvariant(method[0]) + method[1..], method))];

    public Guid? OpenPlanId { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        Form.OpenedOn = Walk.Today;
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await PrepareAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return Show();

        var result = await open.HandleAsync(new(ParticipantId, Form.ToDetails(null), Form.NoteText, Form.ContactMethod), ct);
        var answer = Answer(result, done => $"/participants/{ParticipantId}/plans/{done.Plan.Id}/goals",
            result.IsDone && result.Value.Episode is { } episode
                ? $"The {Walk.PlanName} is open, and the service \"{episode}\" is recorded with its case note. Add its goals next."
                : $"The {Walk.PlanName} is open. Add its goals next.");
        return result.IsDone || answer is NotFoundResult ? answer : Show();
    }

    private async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return false;
        OpenPlanId = (await plans.HandleAsync(ParticipantId, ct)).FirstOrDefault(p => p.ClosedOn is null)?.Id;
        return true;
    }
}
