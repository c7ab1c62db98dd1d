using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Web;
using Milepost.App.Web.TagHelpers;

namespace Milepost.App.Features.CaseNotes.Required;

/// <summary>The case note history of one person: which notes exist, which are due, which are missing.</summary>
public sealed class RequiredNotesPage(RequiredNotesQuery notes, Actor actor) : MilepostPage
{
    public ParticipantFindings Findings { get; private set; } = null!;
    public IReadOnlyList<RequiredNoteGroup> Groups { get; private set; } = [];

    public bool MayWrite => !actor.OnlyReads;

    public int Count(NoteState state) => Groups.Sum(g => g.Notes.Count(n => n.State == state));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await notes.HandleAsync(participantId, ct) is not { } found) return NotFound();
        (Findings, Groups) = found;
        return Page();
    }

    public static StatusKind KindOf(NoteState state) => state switch
    {
        NoteState.Missing => StatusKind.Late,
        NoteState.Due => StatusKind.Attention,
        NoteState.Exists => StatusKind.Good,
        _ => StatusKind.Neutral,
    };

    public static string WordOf(NoteState state) => state switch
    {
        NoteState.Missing => "Missing",
        NoteState.Due => "Due",
        NoteState.Exists => "Exists",
        _ => "Not applicable",
    };
}
