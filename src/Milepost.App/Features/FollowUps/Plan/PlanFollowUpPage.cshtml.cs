using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.FollowUps.Plan;

public sealed class PlanFollowUpPage(FollowUpQuery followUps, PlanFollowUpHandler plan, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public PlanForm Form { get; set; } = new();

    public FollowUpView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await followUps.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        if (view.FollowUp is { } followUp) Form = PlanForm.Of(followUp);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await followUps.HandleAsync(participantId, ct) is not { FollowUp: { } followUp } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();
        List<PlannedContact> planned = [];
        if (Form.Quarter1 is { } first) planned.Add(new(1, first));
        if (Form.Quarter2 is { } second) planned.Add(new(2, second));
        if (Form.Quarter3 is { } third) planned.Add(new(3, third));
        if (Form.Quarter4 is { } fourth) planned.Add(new(4, fourth));
        var result = await plan.HandleAsync(new PlanFollowUp(participantId, planned, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = followUp.Enrollment.Version;
            return ShowConflict(PlanForm.Of(followUp), Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/follow-up", "The contacts are planned. They stand in My Day when their quarter runs.");
    }

    public sealed class PlanForm
    {
        [Display(Name = "First quarter")] public DateOnly? Quarter1 { get; set; }
        [Display(Name = "Second quarter")] public DateOnly? Quarter2 { get; set; }
        [Display(Name = "Third quarter")] public DateOnly? Quarter3 { get; set; }
        [Display(Name = "Fourth quarter")] public DateOnly? Quarter4 { get; set; }
        public long Version { get; set; }

        public static PlanForm Of(FollowUp followUp) => new()
        {
            Quarter1 = followUp.Quarters[0].PlannedOn, Quarter2 = followUp.Quarters[1].PlannedOn, Quarter3 = followUp.Quarters[2].PlannedOn, Quarter4 = followUp.Quarters[3].PlannedOn,
            Version = followUp.Enrollment.Version,
        };
    }
}
