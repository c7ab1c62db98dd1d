using Milepost.Domain.Participants;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Participants;

public sealed class AssessmentTests
{
    private static readonly AssessmentDetails Details = new() { Type = AssessmentType.BasicSkills, CompletedOn = new(2026, 2, 20), Tool = "TABE 11 & 12" };

    private readonly Participant ada = Ada();

    [Fact]
    public void An_assessment_has_a_possible_day_and_whole_rows_of_scores()
    {
        Assert.Equal(["participant.in-future"], Assessment.Record(ada, Details with { CompletedOn = Today.AddDays(1) }, Today).Codes());
        Assert.Equal(["participant.before-birth"], Assessment.Record(ada, Details with { CompletedOn = ada.Profile.BirthDate }, Today).Codes());

        var scores = Assessment.Record(ada, Details with { Scores = [new("Reading", " ", null), new(" ", "542", "4")] }, Today);

        Assert.Equal(["Scores[0].Score", "Scores[1].Name"], scores.Problems.Select(p => p.Field));
    }

    [Fact]
    public void A_rewritten_summary_keeps_the_earlier_one()
    {
        var assessment = Assessment.Record(ada, Details with { Summary = "Reads well." }, Today).Value;

        assessment.Change(Details with { Summary = "Reads well. Counts well." }, "Casey Planner", ada.Profile.BirthDate, Today);
        assessment.Change(Details with { Summary = "Reads well. Counts well.", Formal = true }, "Cole Colleague", ada.Profile.BirthDate, Today);

        Assert.Equal([new EarlierSummary(Today, "Reads well.", "Casey Planner")], assessment.SummaryHistory);
    }

    [Fact]
    public void A_change_that_changes_nothing_leaves_no_trace()
    {
        var details = Details with { Areas = [AssessmentArea.BasicSkills], Barriers = ["Housing"], Scores = [new("Reading", "542", null)] };
        var assessment = Assessment.Record(ada, details, Today).Value;
        assessment.ForgetHappenings();

        assessment.Change(details with { Barriers = [" Housing "], Scores = [new(" Reading ", "542", " ")] }, "Casey Planner", ada.Profile.BirthDate, Today);

        Assert.Empty(assessment.Happenings);
    }

    [Fact]
    public void One_barrier_written_twice_is_kept_once() =>
        Assert.Equal(["Child care"], Assessment.Record(ada, Details with { Barriers = ["Child care", " ", "child  care"] }, Today).Value.Details.Barriers);

    [Theory] // months clamp to the month's end
    [InlineData("2025-08-31", "2026-02-28")]
    [InlineData("2025-09-02", "2026-03-02")]
    public void A_borrowed_result_may_be_used_for_six_months(string completedOn, string until)
    {
        var borrowed = Assessment.Record(ada, Details with { CompletedOn = DateOnly.Parse(completedOn), Source = AssessmentSource.Partner }, Today).Value;
        var own = Assessment.Record(ada, Details with { Source = AssessmentSource.Own }, Today).Value;

        Assert.Equal(DateOnly.Parse(until), borrowed.BorrowedUntil);
        Assert.Null(own.BorrowedUntil);
    }
}
