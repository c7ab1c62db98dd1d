using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.FollowUps.Plan;

public sealed class EndFollowUpPage(FollowUpQuery followUps, PlanFollowUpHandler plan, AgencyTime time) : MilepostPage
{
    [BindProperty] public EndForm Form { get; set; } = new();

    public FollowUpView View { get; private set; } = null!;

    public static IEnumerable<SelectListItem> Reasons => new[] { FollowUpEndReason.Declined, FollowUpEndReason.Unreachable, FollowUpEndReason.EnrolledAgain }.Select(each => new SelectListItem(Words.Of(each), each.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await followUps.HandleAsync(participantId, ct) is not { } view) return NotFound();
        (View, Form.On, Form.Version) = (view, time.Today, view.FollowUp?.Enrollment.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await followUps.HandleAsync(participantId, ct) is not { FollowUp: { } followUp } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();
        var result = await plan.HandleAsync(new EndFollowUp(participantId, Form.Why!.Value, Form.On!.Value, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = followUp.Enrollment.Version;
            ModelState.Remove("Form.Version");
        }
        return Answer(result, _ => $"/participants/{participantId}/follow-up", "Follow-up is ended. It can be taken up again.");
    }

    public sealed class EndForm
    {
        [Display(Name = "Why it ends"), Required(ErrorMessage = "Choose why it ends.")] public FollowUpEndReason? Why { get; set; }
        [Display(Name = "Ended on"), Required(ErrorMessage = "Enter the day it ended.")] public DateOnly? On { get; set; }
        [Display(Name = "What was tried, or what the person said"), Required(ErrorMessage = "Enter what was tried, or what the person said."), StringLength(1000)] public string? Reason { get; set; }
        public long Version { get; set; }
    }
}
