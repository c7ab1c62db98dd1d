using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants.Register;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>Two steps: choose the other record; see both side by side, choose what stays, and merge.</summary>
public sealed class MergePage(ParticipantQuery participants, MergePreviewQuery previews, MergeRecordsHandler merge) : MilepostPage
{
    public const string Route = "/participants/{participantId:guid}/merge";

    [BindProperty(SupportsGet = true, Name = "with")] public Guid? With { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }

    [BindProperty] public MergeForm Form { get; set; } = new();

    public Participant Keep { get; private set; } = null!;

    public MergePreview? Preview { get; private set; }

    public IReadOnlyList<LookalikeRow> Candidates { get; private set; } = [];

    public IEnumerable<SelectListItem> DifferenceItems => Preview!.Differences.Select(d => new HintedItem(
        $"{d.Label}: {d.Other}", d.Field, d.IsOnlyThere ? $"{Preview.Keep.CaseNumber} says nothing" : $"instead of {d.Keep}"));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Preview is not { } preview) return Page();
        Form = new() { Take = [.. preview.Differences.Where(d => d.IsOnlyThere).Select(d => d.Field)], KeepVersion = preview.Keep.RecordVersion, OtherVersion = preview.Other.RecordVersion };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Preview is not { } preview || !ModelState.IsValid) return Page();
        var result = await merge.HandleAsync(new(preview.Keep.Id, preview.Other.Id, Form.Take, Form.Reason, Form.KeepVersion, Form.OtherVersion), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            (Form.KeepVersion, Form.OtherVersion) = (preview.Keep.RecordVersion, preview.Other.RecordVersion);
            ModelState.Remove("Form.KeepVersion");
            ModelState.Remove("Form.OtherVersion");
        }
        return Answer(result, _ => $"/participants/{participantId}/merges", result.IsDone ? $"{result.Value.MergedCaseNumber} is merged into this record. Its number still finds it, and the merge can be undone here." : "");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await participants.HandleAsync(participantId, ct) is not { } keep) return false;
        Keep = keep;
        if (With is { } other && other != participantId) Preview = await previews.HandleAsync(participantId, other, ct);
        if (Preview is null) Candidates = await previews.CandidatesAsync(keep, Search, ct);
        return true;
    }

    public sealed class MergeForm
    {
        [Display(Name = "Taken from the other record")] public List<string> Take { get; set; } = [];

        [Display(Name = "Reason"), Required(ErrorMessage = "Say why they are the same person."), StringLength(500)]
        public string? Reason { get; set; }

        public long KeepVersion { get; set; }

        public long OtherVersion { get; set; }
    }
}
