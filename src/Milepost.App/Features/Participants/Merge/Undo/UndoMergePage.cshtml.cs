using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Participants.Merge.Undo;

public sealed class UndoMergePage(MergesQuery merges, UndoMergeHandler undo) : MilepostPage
{
    public const string Route = "/participants/{participantId:guid}/merges/{mergeId:guid}/undo";

    [BindProperty] public UndoForm Form { get; set; } = new();

    public UndoPreview Preview { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid mergeId, CancellationToken ct) => await LoadAsync(participantId, mergeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid mergeId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, mergeId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return Answer(await undo.HandleAsync(new(participantId, mergeId, Form.Reason), ct), _ => $"/participants/{participantId}/merges",
            $"The merge is undone. {Preview.Merge.MergedCaseNumber} is a record of its own again.");
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid mergeId, CancellationToken ct)
    {
        if (await merges.PreviewAsync(participantId, mergeId, ct) is not { } preview) return false;
        Preview = preview;
        History = await merges.HistoryAsync(preview.Merge, ct);
        return true;
    }

    public sealed class UndoForm
    {
        [Display(Name = "Reason"), Required(ErrorMessage = "Say why the merge is undone."), StringLength(500)]
        public string? Reason { get; set; }
    }
}
