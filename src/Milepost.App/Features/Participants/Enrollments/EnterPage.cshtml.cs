using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants.Application;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Participants.Enrollments;

public sealed class EnterPage(IntakeQuery intake, ParticipationQuery participation, EnterProgramHandler enter) : MilepostPage
{
    [BindProperty] public EnterForm Form { get; set; } = new();

    public Intake Intake { get; private set; } = null!;

    /// <summary>Of the programs that somebody is not in now.</summary>
    public IReadOnlyList<ProgramParticipation> Participation { get; private set; } = [];

    public IEnumerable<SelectListItem> ProgramItems => (Intake.Application?.Programs ?? []).Select(p => new SelectListItem(Words.Of(p), p.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Intake.Application?.Programs is [var only]) Form.Program = only;
        if (Participation is [{ Computed.Since: { } since }]) Form.EnteredOn = since;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var result = await enter.HandleAsync(new(participantId, Form.Program!.Value, Form.EnteredOn!.Value, Form.ParticipationOn, Form.WhyOtherDay), ct);
        return Answer(result, _ => $"/participants/{participantId}/application", $"Enrolled in {Words.Of(Form.Program!.Value)}. Next, see what the Application tab asks for.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await intake.HandleAsync(participantId, ct) is not { } found) return false;
        Intake = found;
        Participation = [.. (await participation.HandleAsync(participantId, ct)).Where(p => p.Enrollment is not { IsOpen: true })];
        return true;
    }

    public sealed class EnterForm
    {
        [Display(Name = "Program"), Required]
        public Program? Program { get; set; }

        [Display(Name = "Entered on"), Required(ErrorMessage = "Enter the day the person entered the program.")]
        public DateOnly? EnteredOn { get; set; }

        [Display(Name = "Participation began on")]
        public DateOnly? ParticipationOn { get; set; }

        [Display(Name = "Why participation began on another day"), StringLength(500)]
        public string? WhyOtherDay { get; set; }
    }
}
