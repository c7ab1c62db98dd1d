using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Assessments;

/// <summary>The Review Assessment tab.</summary>
public sealed class AssessmentsPage(AssessmentsQuery assessments, Actor actor) : MilepostPage
{
    public AssessmentReview Review { get; private set; } = null!;

    public bool CanEdit => !actor.OnlyReads;

    public Instructions Instructions => Instructions.For(Review.Record.Pack, InstructionPages.ReviewAssessment);

    public IEnumerable<IGrouping<AssessmentType, Assessment>> ByType => Review.Assessments.GroupBy(a => a.Details.Type).OrderBy(g => g.Key);

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await assessments.HandleAsync(participantId, ct) is not { } found) return NotFound();
        Review = found;
        return Page();
    }

    /// <summary>"2 months old": whole months, as the six-month limit counts them.</summary>
    public static string Age(DateOnly completedOn, DateOnly today)
    {
        var months = 0;
        while (completedOn.AddMonths(months + 1) <= today) months++;
        return months switch { 0 => "less than a month old", 1 => "1 month old", _ => $"{months} months old" };
    }
}
