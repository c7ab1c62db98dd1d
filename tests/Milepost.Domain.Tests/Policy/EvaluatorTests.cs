using System.Collections.Immutable;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;
using static Milepost.Domain.Tests.Policy.Facts;

namespace Milepost.Domain.Tests.Policy;

public sealed class EvaluatorTests
{
    private static Requirement Requirement(string id, Rule rule, SubjectKind kind = SubjectKind.Participant, InForce? inForce = null, params ImmutableArray<Waiver> waives) => new()
    {
        Id = id,
        Pack = "anywhere",
        Title = id,
        RuleName = "any",
        Rule = rule,
        AppliesTo = new([kind]),
        InForce = inForce ?? new(Day("2000-01-01")),
        WhatToDo = "Do it.",
        Citation = new("a source", "1", "the words"),
        Waives = waives,
    };

    private static IEnumerable<string> Found(CaseFacts facts, string asOf, params Requirement[] requirements) =>
        new Evaluator(requirements).Judge(facts, Day(asOf)).Select(finding => $"{finding.Requirement.Id} {finding.Subject}");

    [Theory]
    [InlineData("2024-01-31", false)]
    [InlineData("2024-02-01", true)]
    [InlineData("2024-02-28", true)]
    [InlineData("2024-02-29", false)]
    public void A_requirement_is_judged_on_the_days_it_is_in_force(string asOf, bool judged) =>
        Assert.Equal(judged, Found(Nobody, asOf, Requirement("x.one", new OpenGoalAndObjective(), inForce: new(Day("2024-02-01"), Day("2024-02-28")))).Any());

    [Fact]
    public void A_waived_requirement_gives_no_finding_while_the_one_that_waives_it_is_in_force()
    {
        var parent = Requirement("up.one", new OpenGoalAndObjective());
        var child = Requirement("down.one", new OpenGoalAndObjective(), inForce: new(Day("2024-02-01")), waives: new Waiver("up.one", new("a source", "1", "the words")));

        Assert.Equal(["up.one participant"], Found(Nobody, "2024-01-31", parent, child));
        Assert.Equal(["down.one participant"], Found(Nobody, "2024-02-01", parent, child));
    }

    [Fact]
    public void Findings_are_ordered_by_outcome_then_due_date_then_requirement_then_subject()
    {
        var facts = Nobody with
        {
            Plans = [Plan("2024-01-09", id: "PL2"), Plan("2024-01-02", id: "PL10"), Plan("2024-01-02", id: "PL1")],
        };
        DoneEvery Every(int days) => new(Interval.Days(days), [new PlanOpened()]);

        Assert.Equal(
            [
                "x.b plan:PL1", "x.b plan:PL10", "x.z plan:PL1", "x.z plan:PL10", "x.b plan:PL2", "x.z plan:PL2",
                "x.goal participant",
                "x.far plan:PL1", "x.far plan:PL10", "x.far plan:PL2",
            ],
            Found(facts, "2024-02-01",
                Requirement("x.far", Every(100), SubjectKind.Plan), Requirement("x.z", Every(5), SubjectKind.Plan), Requirement("x.goal", new OpenGoalAndObjective()),
                Requirement("x.b", Every(5), SubjectKind.Plan)));
    }

    [Fact]
    public void Outcomes_are_listed_from_the_most_urgent() =>
        Assert.Equal([Outcome.Overdue, Outcome.NotMet, Outcome.CannotTell, Outcome.Due, Outcome.MetLate, Outcome.Met, Outcome.Advice], Enum.GetValues<Outcome>().Order());

    [Fact]
    public void Subjects_are_ordered_by_code_point_not_by_code_unit()
    {
        // U+1F600 is two units that both come before U+FFFD; as a code point it comes after.
        var facts = Nobody with { Plans = [Plan("2024-01-02", id: "\U0001F600"), Plan("2024-01-02", id: "\uFFFD")] };

        Assert.Equal(["x.a plan:\uFFFD", "x.a plan:\U0001F600"], Found(facts, "2024-02-01", Requirement("x.a", new DoneEvery(Interval.Days(5), [new PlanOpened()]), SubjectKind.Plan)));
    }

    [Fact]
    public void An_explanation_says_when_how_late_and_what_to_do()
    {
        var facts = Nobody with { CaseNotes = [Contact("2024-05-21")] };
        var finding = new Evaluator([Requirement("Contact", new DoneEvery(Interval.Days(30), [new CaseNoteFacts([], TwoWay: true)]))]).Judge(facts, Day("2024-06-23")).Single();

        Assert.Equal("Contact: it was due on Jun 20, 2024, 3 days ago, and is not done. Counted from: two-way contact, May 21, 2024. Do it.", finding.Explanation);
    }
}
