using System.ComponentModel.DataAnnotations;
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

    /// <summary>What is to be recorded, where the form asks for more than every assessment has.</summary>
    [BindProperty(SupportsGet = true)] public AssessmentKind? Kind { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Which test?")] public string? Tool { get; set; }
    [BindProperty] public AssessmentForm Form { get; set; } = new();

    public AssessmentReview Review { get; private set; } = null!;
    public AssessmentChoices Choices { get; private set; } = null!;

    public Instructions Instructions => Instructions.For(Review.Record.Pack, InstructionPages.Assessments);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Kind ??= Type is { } wanted ? AssessmentKinds.Of(new() { Type = wanted }) : null;
        (Form.Source, Form.Type, Form.Kind) = (Kind == AssessmentKind.Borrowed ? AssessmentSource.Partner : AssessmentSource.Own, Kind is { } kind ? AssessmentKinds.TypeOf(kind) : Type, Kind);
        Form.Tool = Tool ?? (Kind is { } one ? AssessmentKinds.ToolOf(one, Choices) : null);
        if (Kind is AssessmentKind.Informal) Form.Formal = false;
        if (Kind is AssessmentKind.Borrowed or AssessmentKind.Test) Form.Formal = true;
        if (Kind is AssessmentKind.Test) Form.Areas = [AssessmentArea.BasicSkills];
        if (Kind is AssessmentKind.Goals) Form.CareerPath = Review.Participant.Profile.DesiredCareerPath;
        Form.AreaRows = AreaRow.All([]);
        foreach (var subtest in Choices.SubtestsOf(Tool)) Form.Scores.Add(new() { Name = subtest.Name });
        FormRows.Extend(Form.Scores, HttpContext, Rows, empty: Form.Scores.Count > 0 ? 0 : 2);
        FormRows.Extend(Form.Occupations, HttpContext, "Form.Occupations", empty: 3);
        FormRows.Extend(Form.Skills, HttpContext, "Form.Skills", empty: 4);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        foreach (var (field, message) in Form.Check(Choices)) ModelState.AddModelError($"Form.{field}", message);
        foreach (var (field, message) in Form.ReadOccupations(lists, null)) ModelState.AddModelError($"Form.{field}", message);
        if (!ModelState.IsValid) return Page();
        Form.WorkOutLevels(lists);

        var result = await record.HandleAsync(new(participantId, null, Form.ToDetails(), 0), ct);
        return Answer(result.AtRows("Scores", Form.FilledScores).AtRows("Skills", Form.FilledSkills), _ => $"/participants/{participantId}/assessment", result.IsDone && result.Value.Details.Barriers.Count > 0
            ? "Assessment recorded. Its barriers wait below until the plan answers them." : "Assessment recorded. Next, see which areas are not covered yet.");
    }

    public async Task<IActionResult> OnPostAddRowAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        FormRows.Extend(Form.Scores, HttpContext, Rows, empty: 1);
        return ShowAgain();
    }

    public async Task<IActionResult> OnPostAddSkillAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        FormRows.Extend(Form.Skills, HttpContext, "Form.Skills", empty: 2);
        return ShowAgain();
    }

    /// <summary>A test is chosen before its subtests can be asked for.</summary>
    public bool AsksForTest => (Form.Kind ?? Kind) == AssessmentKind.Test && string.IsNullOrEmpty(Tool) && HttpMethods.IsGet(Request.Method);

    public string Heading => (Form.Kind ?? Kind) is { } kind ? AssessmentKinds.Heading(kind) : "Record an assessment";

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await assessments.HandleAsync(participantId, ct) is not { } found) return false;
        (Review, Choices) = (found, AssessmentChoices.Of(lists, found.Record, found.Assessments));
        return true;
    }
}
