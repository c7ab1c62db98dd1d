using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Objectives;

public sealed class ObjectiveForm
{
    /// <summary>The objective's revision when the form was opened; 0 for a new one.</summary>
    public int Revision { get; set; }

    [Display(Name = "Goal it serves")]
    public Guid? GoalId { get; set; }

    [Display(Name = "What will be done")]
    public string? Statement { get; set; }

    [Display(Name = "Start date"), Required(ErrorMessage = "Enter the start date.")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Review date")]
    public DateOnly? ReviewOn { get; set; }

    [Display(Name = "Projected end date")]
    public DateOnly? ProjectedEndOn { get; set; }

    [Display(Name = "Why it is needed"), StringLength(4000)]
    public string? Justification { get; set; }

    [Display(Name = "Comments"), StringLength(4000)]
    public string? Comments { get; set; }

    /// <summary>Likely services to plan together with the objective.</summary>
    public List<PlannedRow> Planned { get; set; } = [];

    /// <summary>Case-file ids of services on the record that carry it out.</summary>
    [Display(Name = "Services already on the record")]
    public List<string> Services { get; set; } = [];

    [Display(Name = "Reason for the change"), StringLength(2000)]
    public string? Reason { get; set; }

    public static ObjectiveForm From(Objective objective) => new()
    {
        Revision = objective.Revision, Statement = objective.Details.Statement, StartsOn = objective.Details.StartsOn, ReviewOn = objective.Details.ReviewOn,
        ProjectedEndOn = objective.Details.ProjectedEndOn, Justification = objective.Details.Justification, Comments = objective.Details.Comments,
    };

    public ObjectiveDetails ToDetails(string? predefined) => new()
    {
        Statement = Statement ?? "", Predefined = predefined, StartsOn = StartsOn!.Value, ReviewOn = ReviewOn, ProjectedEndOn = ProjectedEndOn,
        Justification = Justification, Comments = Comments,
    };
}

/// <summary>One likely service to tick.</summary>
public sealed class PlannedRow
{
    /// <summary>Its reference name.</summary>
    public string Service { get; set; } = "";

    [Display(Name = "Plan this service")]
    public bool Chosen { get; set; }

    [Display(Name = "Start date of the service")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Provider"), StringLength(300)]
    public string? Provider { get; set; }

    [Display(Name = "Cost"), DataType(DataType.Currency)]
    public decimal? Cost { get; set; }
}
