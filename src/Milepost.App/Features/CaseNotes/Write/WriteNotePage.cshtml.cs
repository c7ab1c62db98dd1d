using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Layout;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.CaseNotes.Write;

/// <summary>Choosing the subject is a step of its own, so that its template comes without script.</summary>
public sealed class WriteNotePage(NoteSubjectsQuery subjects, NoteFactsQuery facts, WriteNoteHandler write, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "What is the note about?")] public string? Subject { get; set; }

    /// <summary>The service it tells about, by its id or its id in case files.</summary>
    [BindProperty(SupportsGet = true)] public string? Service { get; set; }

    /// <summary>The day it happened, where a link knows it.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    [BindProperty] public CaseNoteForm Form { get; set; } = new();

    public NoteSubjectsView View { get; private set; } = null!;

    public Instructions Guidance => Instructions.For(View.Pack, InstructionPages.CaseNotes);

    public bool IsChosen => !string.IsNullOrWhiteSpace(Subject) || About is not null;

    /// <summary>The last choice has no template: the subject is typed with the note.</summary>
    public const string OwnSubject = "-";

    public IEnumerable<SelectListItem> SubjectItems =>
        View.Subjects.Select(s => (SelectListItem)new HintedItem(s.Subject, s.Subject, s.When)).Append(new HintedItem("Another subject", OwnSubject, "Type the subject yourself"));

    private Service? About => Service is null ? null : View.Services.FirstOrDefault(s => s.CaseFileId == Service || (Guid.TryParse(Service, out var id) && s.Id == id));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await subjects.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        if (!string.IsNullOrEmpty(Service) && About is null) return NotFound();
        var subject = Subject == OwnSubject ? null : Subject ?? (About is { } service ? view.Pack.Settings.NoteSubjects.Service ?? service.Details.Name : null);
        Form = new() { Subject = subject, OccurredOn = On < time.Today ? On : time.Today, Service = About?.CaseFileId, Text = view.SentencesFor(subject) };
        if (view.Find(subject) is { Facts.Count: > 0 } known)
        {
            var values = await facts.HandleAsync(participantId, About, ct);
            Form.Facts = [.. known.Facts.Select(label => new FactRow { Label = label, Value = known.Prefill.TryGetValue(label, out var from) ? values.GetValueOrDefault(from) : null })];
        }
        return Page();
    }

    /// <summary>Puts the facts into the note, so that its words can be changed before it is saved.</summary>
    public async Task<IActionResult> OnPostComposeAsync(Guid participantId, CancellationToken ct)
    {
        if (await subjects.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        var text = Form.Composed;
        // What was typed into the fields stands in the note now.
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Form.Facts", StringComparison.Ordinal) || k == "Form.Text").ToList()) ModelState.Remove(key);
        (Form.Text, Form.Facts) = (text, []);
        return ShowAgain();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, string? finish, CancellationToken ct)
    {
        if (await subjects.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();

        var signOff = finish == "sign-off";
        var missing = Form.Facts.Count > 0 ? [.. Form.Facts.Where(f => string.IsNullOrWhiteSpace(f.Value)).Select(f => f.Label!)] : NoteText.Missing(view.Find(Form.Subject), Form.Composed);
        var result = await write.HandleAsync(new(participantId, Form.ToDetails(), signOff), ct);
        return Answer(result, _ => $"/participants/{participantId}/notes",
            (Form.TwoWay ? "The note is saved and counts as a two-way contact." : "The note is saved.") + (signOff ? " It is signed off: from now on it takes addenda only." : " You can change it until you sign it off.")
            // Advice, not a refusal: some facts are known later, or never.
            + (missing.Count == 0 ? "" : $" It does not tell yet: {string.Join("; ", missing)}."));
    }
}

public sealed class CaseNoteForm
{
    [Required(ErrorMessage = "Choose or enter a subject."), Display(Name = "Subject"), StringLength(CaseNote.SubjectMaxLength)] public string? Subject { get; set; }
    [Required, Display(Name = "Day it happened")] public DateOnly? OccurredOn { get; set; }
    [Display(Name = "This was a two-way contact: both of you spoke or wrote")] public bool TwoWay { get; set; }
    [Display(Name = "How you were in contact"), StringLength(40)] public string? Method { get; set; }
    [Display(Name = "Service it tells about"), StringLength(200)] public string? Service { get; set; }
    [Display(Name = "Note")] public string? Text { get; set; }

    /// <summary>The facts that a note of this subject must hold; none where its text is edited as a whole.</summary>
    [Display(Name = "Facts"), MaxLength(30)] public List<FactRow> Facts { get; set; } = [];

    /// <summary>The whole text: the sentences, and a line for each fact.</summary>
    public string Composed => NoteText.Compose(Text, Facts.Where(f => f.Label is not null).Select(f => (f.Label!, f.Value)));

    public long Version { get; set; }

    public CaseNoteDetails ToDetails() => new()
    {
        Subject = Subject ?? "", OccurredOn = OccurredOn!.Value, TwoWay = TwoWay, Method = Method, Service = string.IsNullOrEmpty(Service) ? null : Service, Text = Composed,
    };

    public static CaseNoteForm Of(CaseNote note) => new()
    {
        Subject = note.Details.Subject, OccurredOn = note.Details.OccurredOn, TwoWay = note.Details.TwoWay, Method = note.Details.Method, Service = note.Details.Service,
        Text = note.Details.Text, Version = note.Version,
    };
}

public sealed class FactRow
{
    [StringLength(200)] public string? Label { get; set; }
    [Display(Name = "Fact")] public string? Value { get; set; }

    public override string ToString() => $"{Label}: {Value}";
}
