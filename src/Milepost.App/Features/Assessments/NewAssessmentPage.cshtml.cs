using Microsoft.AspNetCore.Mvc;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Assessments;

public sealed class NewAssessmentPage(AssessmentsQuery assessments, ReferenceLists lists, RecordAssessmentHandler record) : MilepostPage
{
    private const string Rows = "Form.Scores";

    /// <summary>The type, where a link knows it.</summary>
    [BindProperty(SupportsGet = true)] public AssessmentType? Type { get; set; }
    [BindProperty] public AssessmentForm Form { get; set; } = new();

    public AssessmentReview Review { get; private set; } = null!;
    public AssessmentChoices Choices { get; private set; } = null!;

    public Instructions Instructions => Instructions.For(Review.Record.Pack, InstructionPages.Assessments);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        (Form.Source, Form.Type) = (AssessmentSource.Own, Type);
        FormRows.Extend(Form.Scores, HttpContext, Rows, empty: 2);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        foreach (var (field, message) in Form.Check(Choices)) ModelState.AddModelError($"Form.{field}", message);
        if (!ModelState.IsValid) return Page();

        var result = await record.HandleAsync(new(participantId, null, Form.ToDetails(), 0), ct);
        return Answer(result.AtRows("Scores", Form.FilledScores), _ => $"/participants/{participantId}/assessment", result.IsDone && result.Value.Details.Barriers.Count > 0
            ? "Assessment recorded. Its barriers wait below until the plan answers them." : "Assessment recorded. Next, see which areas are not covered yet.");
    }

    public async Task<IActionResult> OnPostAddRowAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        FormRows.Extend(Form.Scores, HttpContext, Rows, empty: 1);
        return ShowAgain();
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await assessments.HandleAsync(participantId, ct) is not { } found) return false;
        (Review, Choices) = (found, AssessmentChoices.Of(lists, found.Record));
        return true;
    }
}
