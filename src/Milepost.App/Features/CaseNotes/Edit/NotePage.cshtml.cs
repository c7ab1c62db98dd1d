using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes.Edit;

/// <summary>A note: its form until it is signed off, then its words and what was added.</summary>
public sealed class NotePage(NoteQuery notes, ChangeNoteHandler change, AddAddendumHandler add, LastChangeQuery lastChange, Actor actor) : MilepostPage
{
    [BindProperty] public CaseNoteForm Form { get; set; } = new();

    [BindProperty, Display(Name = "Addendum")] public string? Addendum { get; set; }

    public NoteView View { get; private set; } = null!;

    public bool MayEdit => !View.Note.IsLocked && View.MayChange;

    public bool MayAdd => View.Note.IsLocked && !actor.OnlyReads;

    /// <summary>What was typed into the form of a note that somebody signed off meanwhile.</summary>
    public string? TypedTooLate { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid noteId, CancellationToken ct)
    {
        if (await notes.HandleAsync(participantId, noteId, ct) is not { } view) return NotFound();
        View = view;
        Form = CaseNoteForm.Of(view.Note);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid noteId, CancellationToken ct)
    {
        if (await notes.HandleAsync(participantId, noteId, ct) is not { } view) return NotFound();
        View = view;
        if (!MayEdit) TypedTooLate = Form.Text;
        if (!ModelState.IsValid) return Page();

        var result = await change.HandleAsync(new(participantId, noteId, Form.Version, Form.ToDetails()), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            Form.Version = view.Note.Version;
            return ShowConflict(CaseNoteForm.Of(view.Note), Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, _ => $"/participants/{participantId}/notes", "The note is saved. You can change it until you sign it off.");
    }

    public async Task<IActionResult> OnPostAddendumAsync(Guid participantId, Guid noteId, CancellationToken ct)
    {
        if (await notes.HandleAsync(participantId, noteId, ct) is not { } view) return NotFound();
        View = view;
        // The note's own form is not part of this one.
        foreach (var key in ModelState.Keys.Where(k => k != nameof(Addendum)).ToList()) ModelState.Remove(key);
        if (!ModelState.IsValid) return Page();

        var result = await add.HandleAsync(new(participantId, noteId, Addendum ?? ""), ct);
        if (result.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            Tell(problem, problem.Field ?? "");
            return Page();
        }
        return Answer(result, _ => $"/participants/{participantId}/notes/{noteId}", "The addendum stands below the note.");
    }
}
