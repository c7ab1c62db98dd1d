using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Reviews;

/// <summary>Goals side by side with last time, and one button when nothing changes.</summary>
public sealed class ReviewPage(ReviewQuery reviews, RecordReviewHandler record, LastChangeQuery lastChange, AgencyTime time) : MilepostPage
{
    /// <summary>Which of the two reviews; without it, the one that the changes since last time suggest.</summary>
    [BindProperty(SupportsGet = true)] public bool? Changed { get; set; }

    [BindProperty] public ReviewForm Form { get; set; } = new();

    public ReviewView View { get; private set; } = null!;

    public bool HasChanges => Changed ?? View.ChangeWords.Count > 0;

    public Instructions Guidance => Instructions.For(View.Record.Pack, InstructionPages.Review);

    public DateOnly Today => time.Today;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await reviews.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        Form = new() { State = view.State, On = time.Today, Text = HasChanges ? view.ChangedText : view.UnchangedText, Changed = HasChanges };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (await reviews.HandleAsync(participantId, ct) is not { } view) return NotFound();
        View = view;
        Changed = Form.Changed;
        if (!ModelState.IsValid) return Page();

        var result = await record.HandleAsync(new(participantId, Form.State ?? "", Form.Changed, Form.On!.Value, Form.Text!, Form.TwoWay, Form.Method), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = new ReviewForm { On = Form.On, Text = Form.Changed ? view.ChangedText : view.UnchangedText, TwoWay = Form.TwoWay, Method = Form.Method };
            Form.State = view.State;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct), "Form.State");
        }
        return Answer(result, _ => $"/participants/{participantId}/notes",
            $"The review is recorded with its case note \"{view.Subject(Form.Changed)}\"." + (Form.TwoWay ? " It counts as a two-way contact." : ""));
    }
}

public sealed class ReviewForm
{
    [Required, Display(Name = "Day of the review")] public DateOnly? On { get; set; }
    [Display(Name = "We looked at it together: both of us spoke or wrote")] public bool TwoWay { get; set; }
    [Display(Name = "How you were in contact"), StringLength(40)] public string? Method { get; set; }
    [Required(ErrorMessage = "Write the note."), Display(Name = "Note")] public string? Text { get; set; }
    public string? State { get; set; }
    public bool Changed { get; set; }
}
