using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Waivers.Give;

/// <summary>Two steps that work without script: choose the requirement, then say for what, until when and why.</summary>
public sealed class GiveWaiverPage(WaiverEntryQuery entries, GiveWaiverHandler give) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "Requirement")] public string? Requirement { get; set; }

    [FromQuery(Name = "subject")] public string? SubjectAsked { get; set; }

    [BindProperty] public WaiverForm Form { get; set; } = new();

    public WaiverEntry Entry { get; private set; } = null!;

    public IEnumerable<SelectListItem> RequirementItems => Entry.Offered.Select(r => new SelectListItem(r.Title, r.Id));

    public IEnumerable<SelectListItem> SubjectItems => Entry.Subjects.Select(s => new SelectListItem(s.Words, s.Key));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!string.IsNullOrEmpty(Requirement) && Entry.Requirement is null) ModelState.AddModelError(nameof(Requirement), WaiverProblems.UnknownRequirement.Message);
        Form.Subject = Entry.Subjects.FirstOrDefault(s => s.Key == SubjectAsked)?.Key;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Entry.Requirement is not { } requirement)
        {
            ModelState.AddModelError(nameof(Requirement), WaiverProblems.UnknownRequirement.Message);
            return Page();
        }
        if (!ModelState.IsValid) return Page();

        var result = await give.HandleAsync(new(participantId, requirement.Id, Form.Subject, Form.Until!.Value, Form.Reason), ct);
        return Answer(result, _ => $"/participants/{participantId}/waivers",
            result.IsDone ? $"Waived until {result.Value.Until.Words()}: {requirement.Title}. The findings show it, and from the day after it counts again." : "");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await entries.HandleAsync(participantId, Requirement, ct) is not { } entry) return false;
        Entry = entry;
        return true;
    }

    public sealed class WaiverForm
    {
        [Display(Name = "What it is waived for")]
        public string? Subject { get; set; }

        [Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day of the waiver.")]
        public DateOnly? Until { get; set; }

        [Display(Name = "Reason"), Required(ErrorMessage = "Say why the requirement may wait: a monitor will read it."), StringLength(2000)]
        public string? Reason { get; set; }
    }
}
