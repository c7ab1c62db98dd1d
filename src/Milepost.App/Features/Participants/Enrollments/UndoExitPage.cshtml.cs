using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

public sealed class UndoExitPage(EnrollmentQuery enrollments, UndoExitHandler undo) : MilepostPage
{
    [BindProperty] public UndoExitForm Form { get; set; } = new();

    public Enrollment Enrollment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (await enrollments.HandleAsync(participantId, enrollmentId, ct) is not { } found) return NotFound();
        (Enrollment, Form.Version) = (found, found.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (await enrollments.HandleAsync(participantId, enrollmentId, ct) is not { } found) return NotFound();
        Enrollment = found;
        if (!ModelState.IsValid) return Page();

        var result = await undo.HandleAsync(new(participantId, enrollmentId, Form.Reason, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = found.Version;
            ModelState.Remove("Form.Version");
        }
        return Answer(result, _ => $"/participants/{participantId}/application", $"The exit from {Words.Of(found.Program)} is taken back. The enrollment is open again.");
    }

    public sealed class UndoExitForm
    {
        [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(500)]
        public string? Reason { get; set; }

        public long Version { get; set; }
    }
}
