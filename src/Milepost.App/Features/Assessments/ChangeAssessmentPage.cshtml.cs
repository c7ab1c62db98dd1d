using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments;

public sealed class ChangeAssessmentPage(AssessmentsQuery assessments, ReferenceLists lists, RecordAssessmentHandler record, LastChangeQuery lastChange) : MilepostPage
{
    private const string Rows = "Form.Scores";

    [BindProperty] public AssessmentForm Form { get; set; } = new();

    public Assessment Assessment { get; private set; } = null!;
    public AssessmentChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid assessmentId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, assessmentId, ct)) return NotFound();
        Form = AssessmentForm.Of(Assessment, Choices);
        FormRows.Extend(Form.Scores, HttpContext, Rows, empty: 1);
        FormRows.Extend(Form.Occupations, HttpContext, "Form.Occupations", empty: 1);
        FormRows.Extend(Form.Skills, HttpContext, "Form.Skills", empty: 1);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid assessmentId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, assessmentId, ct)) return NotFound();
        foreach (var (field, message) in Form.Check(Choices)) ModelState.AddModelError($"Form.{field}", message);
        foreach (var (field, message) in Form.ReadOccupations(lists, Assessment)) ModelState.AddModelError($"Form.{field}", message);
        if (!ModelState.IsValid) return Page();
        Form.WorkOutLevels(lists);

        var result = await record.HandleAsync(new(participantId, assessmentId, Form.ToDetails(), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, assessmentId, ct))
        {
            var theirs = AssessmentForm.Of(Assessment, Choices);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result.AtRows("Scores", Form.FilledScores).AtRows("Skills", Form.FilledSkills), _ => $"/participants/{participantId}/assessment",
            result.IsDone && result.Value.SummaryHistory.Count > Assessment.SummaryHistory.Count ? "Assessment saved. The earlier summary is kept with it." : "Assessment saved.");
    }

    public async Task<IActionResult> OnPostAddRowAsync(Guid participantId, Guid assessmentId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, assessmentId, ct)) return NotFound();
        FormRows.Extend(Form.Scores, HttpContext, Rows, empty: 1);
        return ShowAgain();
    }

    public async Task<IActionResult> OnPostAddSkillAsync(Guid participantId, Guid assessmentId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, assessmentId, ct)) return NotFound();
        FormRows.Extend(Form.Skills, HttpContext, "Form.Skills", empty: 2);
        return ShowAgain();
    }

    private async Task<bool> LoadAsync(Guid participantId, Guid assessmentId, CancellationToken ct)
    {
        if (await assessments.HandleAsync(participantId, ct) is not { } review) return false;
        if (review.Assessments.FirstOrDefault(a => a.Id == assessmentId) is not { } found) return false;
        (Assessment, Choices) = (found, AssessmentChoices.Of(lists, review.Record, review.Assessments));
        return true;
    }
}
