using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Objectives;

/// <summary>The form of one objective, new or changed.</summary>
public abstract class ObjectiveFormPage(PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [BindProperty] public ObjectiveForm Form { get; set; } = new();

    public IReadOnlyList<SmarterAdvice> Smarter => Domain.Plans.Smarter.ForObjective(new()
    {
        Statement = Form.Statement ?? "", Justification = Form.Justification, ProjectedEndOn = Form.ProjectedEndOn, ReviewOn = Form.ReviewOn,
    });

    /// <summary>Says what is missing together with what could not be read, so that nobody mends a form twice.</summary>
    protected bool FormHolds()
    {
        if (!ModelState.IsValid && string.IsNullOrWhiteSpace(Form.Statement)) ModelState.AddModelError("Form.Statement", PlanProblems.StatementMissing.Message);
        return ModelState.IsValid;
    }

    public bool IsRequired(string field) => Walk.Rules.RequiredFields.Contains("objective." + field);
}
