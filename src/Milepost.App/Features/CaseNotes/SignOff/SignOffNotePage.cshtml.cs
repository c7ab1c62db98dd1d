using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.CaseNotes.Edit;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.CaseNotes.SignOff;

/// <summary>Shows once more what is about to be locked.</summary>
public sealed class SignOffNotePage(NoteQuery notes, SignOffNoteHandler signOff) : MilepostPage
{
    [BindProperty] public SignOffNoteForm Form { get; set; } = new();

    public NoteView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid noteId, CancellationToken ct)
    {
        if (await notes.HandleAsync(participantId, noteId, ct) is not { } view) return NotFound();
        View = view;
        Form.Version = view.Note.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid noteId, CancellationToken ct)
    {
        if (await notes.HandleAsync(participantId, noteId, ct) is not { } view) return NotFound();
        View = view;
        var result = await signOff.HandleAsync(new(participantId, noteId, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = view.Note.Version;
            ModelState.Remove("Form.Version");
            ModelState.AddModelError("", "The note was changed while you looked at it. Read it again below, then sign it off.");
            return Page();
        }
        return Answer(result, _ => $"/participants/{participantId}/notes", "The note is signed off. From now on it takes addenda only.");
    }
}

public sealed class SignOffNoteForm
{
    public long Version { get; set; }
}
