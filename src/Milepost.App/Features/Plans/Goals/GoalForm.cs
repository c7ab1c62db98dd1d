using System.ComponentModel.DataAnnotations;
using Milepost.Domain;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Goals;

public sealed class GoalForm
{
    /// <summary>The goal's revision when the form was opened; 0 for a new one.</summary>
    public int Revision { get; set; }

    [Display(Name = "Type of goal"), Required(ErrorMessage = "Choose the type of goal.")]
    public GoalType? Type { get; set; }

    [Display(Name = "Term"), Required(ErrorMessage = "Choose the term.")]
    public GoalTerm? Term { get; set; }

    [Display(Name = "Goal")]
    public string? Statement { get; set; }

    [Display(Name = "Category"), StringLength(200)]
    public string? Category { get; set; }

    [Display(Name = "Employment goal it leads to"), StringLength(100)]
    public string? LinkedGoal { get; set; }

    [Display(Name = "Established on")]
    public DateOnly? EstablishedOn { get; set; }

    [Display(Name = "Projected end date")]
    public DateOnly? ProjectedEndOn { get; set; }

    [Display(Name = "Status")]
    public GoalStatus? Status { get; set; }

    [Display(Name = "Reason for the change"), StringLength(2000)]
    public string? Reason { get; set; }

    public static GoalForm From(Goal goal) => new()
    {
        Revision = goal.Revision, Type = goal.Details.Type, Term = goal.Details.Term, Statement = goal.Details.Statement, Category = goal.Details.Category,
        LinkedGoal = goal.Details.LinkedGoal, EstablishedOn = goal.Details.EstablishedOn, ProjectedEndOn = goal.Details.ProjectedEndOn, Status = goal.Status,
    };

    public GoalDetails ToDetails() => new()
    {
        Type = Type!.Value, Term = Term!.Value, Statement = Statement ?? "", Category = Category,
        // The field stands on the form for the types that hang from an employment goal; what it holds means nothing for others.
        LinkedGoal = Type == GoalType.Education ? LinkedGoal : null,
        EstablishedOn = EstablishedOn ?? default, ProjectedEndOn = ProjectedEndOn,
    };
}
