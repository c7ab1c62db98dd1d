using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Assessments;

/// <summary>The Review Assessment tab.</summary>
public sealed class AssessmentsPage(AssessmentsQuery assessments, ReferenceLists lists, Actor actor) : MilepostPage
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

    /// <summary>The kind of skill gain that a level gained can be, by its name in the list.</summary>
    public const string LevelGainType = "Educational functioning level";

    /// <summary>Somebody chose a level that the published ranges do not give.</summary>
    public bool IsByHand(Assessment assessment, AssessmentScore score) => assessment.Details is { Type: AssessmentType.BasicSkills, Battery: not null } details && score.Level is not null
        && AssessmentFormReading.WorkedOut(lists.Subtests(details.Tool), score.Name, score.Score)?.Label != score.Level;

    /// <summary>What the pack's list of approved tests says of how this one was given.</summary>
    public IEnumerable<string> AdviceOn(Assessment assessment)
    {
        if (assessment.Details is not { Type: AssessmentType.BasicSkills, Tool: { } tool, Battery: { } battery }) yield break;
        var approved = Review.Record.Settings.ApprovedAssessments;
        var naming = approved.Where(tests => tests.Tools.Contains(tool)).ToList();
        var wanted = battery.EnglishLearner switch { true => ApprovedTests.Learners, false => ApprovedTests.Speakers, null => null };
        if (wanted is not null && naming.Count > 0 && naming.All(tests => tests.For != wanted) && approved.FirstOrDefault(tests => tests.For == wanted) is { } fitting)
            yield return $"{tool} is approved for {naming[0].Label}. For {fitting.Label} the list has {string.Join(", ", fitting.Tools)}.";
        if (battery.GiverTrained == false && naming.Select(tests => tests.Training).FirstOrDefault(t => t is not null) is { } training)
            yield return $"Whoever gives {tool} needs this first: {training}.";
    }

    public static string LentWords(AssessmentDetails details) => details.Borrowed is { } lent
        ? $"Brought by {(lent.By == Lender.Participant ? "the person" : "the partner")}{(lent.Partner is null ? "" : $", assessed by {lent.Partner}")}. {(lent.Document is null ? "No document is named." : $"Document: {lent.Document}.")}"
        : "Neither the partner nor a document is named yet.";

    public static string BatteryWords(TestBattery battery) => string.Join(". ", new[]
    {
        battery.Part is { } part ? Words.Of(part) : null, battery.Form,
        battery.GivenBy is null && battery.GiverTrained is null ? null
            : $"Given by {battery.GivenBy ?? "somebody not named"}{battery.GiverTrained switch { true => ", who is trained for it", false => ", who is not trained for it", null => "" }}",
        battery.EnglishLearner == true ? "For an English learner" : null,
    }.Where(said => said is not null)) is { Length: > 0 } words ? words + "." : "";

    /// <summary>"2 months old": whole months, as the six-month limit counts them.</summary>
    public static string Age(DateOnly completedOn, DateOnly today)
    {
        var months = 0;
        while (completedOn.AddMonths(months + 1) <= today) months++;
        return months switch { 0 => "less than a month old", 1 => "1 month old", _ => $"{months} months old" };
    }
}
