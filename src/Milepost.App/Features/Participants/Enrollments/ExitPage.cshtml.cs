using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Enrollments;

public sealed class ExitPage(EnrollmentQuery enrollments, ExitProgramHandler exit, LastChangeQuery lastChange) : MilepostPage
{
    private const string OtherReason = "Other";

    [BindProperty] public ExitForm Form { get; set; } = new();

    public Enrollment Enrollment { get; private set; } = null!;
    public int OpenServices { get; private set; }

    /// <summary>Ordinary ends first, then those that federal reporting leaves out of the indicators.</summary>
    public static IEnumerable<SelectListItem> ReasonItems
    {
        get
        {
            SelectListGroup ordinary = new() { Name = "Ordinary" }, excluded = new() { Name = "Left out of the indicators" };
            return [.. Items(ordinary, "Employed", "Entered college", "Entered other training or education", "No service for 90 days", "Moved away", "Withdrew"),
                .. Items(excluded, "Institutionalized", "Health or medical treatment", "Deceased", "Called to active duty", "Foster youth who moved out of the area"),
                new SelectListItem("Another reason", OtherReason)];

            static IEnumerable<SelectListItem> Items(SelectListGroup group, params string[] reasons) => reasons.Select(r => new SelectListItem(r, r) { Group = group });
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, enrollmentId, ct)) return NotFound();
        Form.Version = Enrollment.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, enrollmentId, ct)) return NotFound();
        if (Form.Reason == OtherReason && string.IsNullOrWhiteSpace(Form.OtherReason)) ModelState.AddModelError("Form.OtherReason", "Enter the other reason.");
        if (Form.Reason is { } chosen && ReasonItems.All(r => r.Value != chosen)) ModelState.AddModelError("Form.Reason", "Choose a reason from the list.");
        if (!ModelState.IsValid) return Page();

        var reason = Form.Reason == OtherReason ? Form.OtherReason : Form.Reason;
        var result = await exit.HandleAsync(new(participantId, enrollmentId, Form.ExitedOn!.Value, reason, Form.EmployedOn, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = new ExitForm { ExitedOn = Enrollment.ExitedOn, Reason = Enrollment.ExitReason, EmployedOn = Enrollment.EmployedOn };
            Form.Version = Enrollment.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/application", $"Exit from {Words.Of(Enrollment.Program)} recorded. Next, write the closing case note, and plan follow-up for 12 months.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid enrollmentId, CancellationToken ct)
    {
        if (await enrollments.HandleAsync(participantId, enrollmentId, ct) is not { } found) return false;
        (Enrollment, OpenServices) = (found, await enrollments.OpenServicesAsync(participantId, ct));
        return true;
    }

    public sealed class ExitForm
    {
        [Display(Name = "Exited on"), Required(ErrorMessage = "Enter the day the person exited.")]
        public DateOnly? ExitedOn { get; set; }

        [Display(Name = "Reason"), Required]
        public string? Reason { get; set; }

        [Display(Name = "Other reason"), StringLength(500)]
        public string? OtherReason { get; set; }

        [Display(Name = "Employed since")]
        public DateOnly? EmployedOn { get; set; }

        public long Version { get; set; }
    }
}
