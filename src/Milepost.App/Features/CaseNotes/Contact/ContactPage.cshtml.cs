using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.App.Web;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes.Contact;

/// <summary>The shortest way to record that one was in touch: a case note that counts as a contact.</summary>
public sealed class ContactPage(NoteSubjectsQuery subjects, WriteNoteHandler write, AgencyTime time) : MilepostPage
{
    [BindProperty] public ContactForm Form { get; set; } = new();

    public NoteSubjectsView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> SubjectItems =>
        View.Subjects.Select(s => s.Subject).Prepend(View.Pack.Settings.NoteSubjects.Contact).Distinct().Select(s => new SelectListItem(s, s));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await subjects.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        Form = new() { OccurredOn = time.Today, Reached = true, Subject = view.Pack.Settings.NoteSubjects.Contact };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await subjects.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();

        var result = await write.HandleAsync(new(participantId, new()
        {
            Subject = Form.Subject!, OccurredOn = Form.OccurredOn!.Value, TwoWay = Form.Reached!.Value, Method = Form.Method, Text = Form.Text!,
        }), ct);
        return Answer(result, _ => $"/participants/{participantId}/notes",
            Form.Reached == true ? "The contact is recorded with its note." : "The attempt is recorded. It is no two-way contact yet.");
    }
}

public sealed class ContactForm
{
    [Required, Display(Name = "Day of the contact")] public DateOnly? OccurredOn { get; set; }
    [Required(ErrorMessage = "Choose how you were in contact."), Display(Name = "How you were in contact"), StringLength(40)] public string? Method { get; set; }
    [Required(ErrorMessage = "Choose whether both of you spoke or wrote."), Display(Name = "Did both of you speak or write?")] public bool? Reached { get; set; }
    [Required, Display(Name = "Subject"), StringLength(CaseNote.SubjectMaxLength)] public string? Subject { get; set; }
    [Required(ErrorMessage = "Write the note."), Display(Name = "Note")] public string? Text { get; set; }
}
