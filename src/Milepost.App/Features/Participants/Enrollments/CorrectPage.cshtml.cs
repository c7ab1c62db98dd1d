using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

public sealed class CorrectPage(EnrollmentQuery enrollments, CorrectEnrollmentHandler correct, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public CorrectForm Form { get; set; } = new();

    public Enrollment Enrollment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (await enrollments.HandleAsync(participantId, enrollmentId, ct) is not { } found) return NotFound();
        (Enrollment, Form) = (found, CorrectForm.Of(found));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (await enrollments.HandleAsync(participantId, enrollmentId, ct) is not { } found) return NotFound();
        Enrollment = found;
        if (!ModelState.IsValid) return Page();

        var result = await correct.HandleAsync(new(participantId, enrollmentId, Form.EnteredOn!.Value, Form.ParticipationOn, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = found.Version;
            return ShowConflict(CorrectForm.Of(found), Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application#enrolled", "The enrollment is corrected. The history keeps what it was.");
    }

    public sealed class CorrectForm
    {
        [Display(Name = "Entered on"), Required(ErrorMessage = "Enter the day the person entered the program.")]
        public DateOnly? EnteredOn { get; set; }

        [Display(Name = "Participation began on")]
        public DateOnly? ParticipationOn { get; set; }

        [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(500)]
        public string? Reason { get; set; }

        public long Version { get; set; }

        public static CorrectForm Of(Enrollment enrollment) => new() { EnteredOn = enrollment.EnteredOn, ParticipationOn = enrollment.ParticipationOn, Version = enrollment.Version };
    }
}
