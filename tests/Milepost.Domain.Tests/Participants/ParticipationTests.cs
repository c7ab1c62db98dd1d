using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Participants;

public sealed class ParticipationTests
{
    private static readonly DateOnly Eligible = new(2026, 2, 10);

    private readonly Participant ada = Ada();

    [Theory] // service-types of RSA-TAC-17-01, Attachment VII
    [InlineData(ServiceKind.SelfService, false)]
    [InlineData(ServiceKind.Basic, true)]
    [InlineData(ServiceKind.Individualized, true)]
    [InlineData(ServiceKind.PlanDevelopment, true)]
    [InlineData(ServiceKind.Training, true)]
    [InlineData(ServiceKind.WorkExperience, true)]
    [InlineData(ServiceKind.Apprenticeship, true)]
    [InlineData(ServiceKind.Support, false)]
    [InlineData(ServiceKind.FollowUp, false)]
    public void Only_staff_assisted_services_begin_participation(ServiceKind kind, bool begins)
    {
        foreach (var program in new[] { Program.Adult, Program.DislocatedWorker, Program.Jted, Program.TradeAdjustment })
            Assert.Equal(begins, In(program, Given(kind, Eligible)).HasBegun);
    }

    [Fact]
    public void An_adult_is_a_participant_from_the_first_service_that_counts_on_or_after_eligibility()
    {
        var participation = In(Program.Adult,
            Given(ServiceKind.Basic, Eligible.AddDays(-1)), Given(ServiceKind.SelfService, Eligible), Given(ServiceKind.Basic, Eligible.AddDays(3), "Job club"), Given(ServiceKind.Training, Eligible.AddDays(2), "Welding"));

        Assert.Equal((Eligible.AddDays(2), "Welding"), (participation.Since, participation.Because));
        Assert.Equal("Participant since Feb 12, 2026 because of Welding", participation.Words);
        Assert.Equal(Eligible, In(Program.Adult, Given(ServiceKind.Basic, Eligible)).Since);
    }

    [Fact]
    public void A_service_that_is_planned_or_another_programs_begins_nothing()
    {
        Assert.False(In(Program.Adult, Given(ServiceKind.Basic, Today.AddDays(1))).HasBegun);
        Assert.True(In(Program.Adult, Given(ServiceKind.Basic, Today)).HasBegun);
        Assert.False(In(Program.Adult, Given(ServiceKind.Basic, Eligible, program: Program.DislocatedWorker)).HasBegun);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Equal(["Eligibility determined", "A staff-assisted service"], Participation.In(Program.Adult, null, [Given(ServiceKind.Basic, Eligible)], [], [], Today).Missing);
        Assert.Equal(["A staff-assisted service"], In(Program.Adult).Missing);
        Assert.Equal("Reportable individual. Still missing: objective assessment, the ISS, a youth element other than follow-up", In(Program.Youth).Words);
    }

    [Theory] // each of the four may be the last
    [InlineData(10, 11, 12, 13, 13)]
    [InlineData(10, 11, 14, 13, 14)]
    [InlineData(10, 15, 12, 13, 15)]
    [InlineData(16, 11, 12, 13, 16)]
    public void A_youth_is_a_participant_on_the_last_of_the_four_days(int eligible, int assessed, int planned, int element, int expected)
    {
        var participation = Participation.In(
            Program.Youth, Feb(eligible), [Element(3, Feb(element))], [Assessed(AssessmentType.ObjectiveAssessmentSummary, Feb(assessed))], [Planned(PlanKind.Iss, Feb(planned))], Today);

        Assert.Equal(Feb(expected), participation.Since);
    }

    [Fact]
    public void A_youth_needs_all_four_and_follow_up_is_none_of_them()
    {
        Assessment[] assessed = [Assessed(AssessmentType.ObjectiveAssessmentSummary, Feb(11))];
        Plan[] planned = [Planned(PlanKind.Iss, Feb(12))];
        Service[] element = [Element(1, Feb(13))];

        Assert.True(Participation.In(Program.Youth, Eligible, element, assessed, planned, Today).HasBegun);
        Assert.False(Participation.In(Program.Youth, null, element, assessed, planned, Today).HasBegun);
        Assert.False(Participation.In(Program.Youth, Eligible, element, [Assessed(AssessmentType.BasicSkills, Feb(11))], planned, Today).HasBegun);
        Assert.False(Participation.In(Program.Youth, Eligible, element, assessed, [Planned(PlanKind.Iep, Feb(12))], Today).HasBegun);
        Assert.False(Participation.In(Program.Youth, Eligible, [Element(9, Feb(13))], assessed, planned, Today).HasBegun);
        Assert.False(Participation.In(Program.Youth, Eligible, [Given(ServiceKind.Individualized, Feb(13))], assessed, planned, Today).HasBegun);
    }

    [Fact]
    public void After_an_exit_it_takes_a_new_service()
    {
        var exit = Eligible.AddDays(5);

        Assert.False(Participation.In(Program.Adult, Eligible, [Given(ServiceKind.Basic, exit)], [], [], Today, exit).HasBegun);
        Assert.Equal(exit.AddDays(1), Participation.In(Program.Adult, Eligible, [Given(ServiceKind.Basic, Eligible), Given(ServiceKind.Basic, exit.AddDays(1))], [], [], Today, exit).Since);
    }

    [Fact]
    public void The_times_as_a_participant_end_with_the_exit_and_begin_without_an_enrollment_too()
    {
        var application = ada.AppliedFor(Program.Adult).Determined(Eligible);
        var enrollment = Enrollment.Enter(ada, Program.Adult, Eligible, null, application, [], Today).Value;
        Service[] services = [Given(ServiceKind.Basic, Eligible.AddDays(1))];

        Assert.Equal([new ParticipationSpan(Program.Adult, Eligible.AddDays(1), null)], Participation.Spans(application, [], services, [], [], Today));
        Assert.Equal([new ParticipationSpan(Program.Adult, Eligible.AddDays(1), null)], Participation.Spans(application, [enrollment], services, [], [], Today));
        enrollment.Exit(Eligible.AddDays(4), "Employed", null, Today);
        var span = Assert.Single(Participation.Spans(application, [enrollment], services, [], [], Today));
        Assert.Equal((Eligible.AddDays(1), Eligible.AddDays(4)), (span.Since, span.Until));
        Assert.True(span.Touches(Eligible.AddDays(4), Today));
        Assert.False(span.Touches(Eligible.AddDays(5), Today));
        Assert.False(span.Touches(new(2026, 1, 1), Eligible));
    }

    private static DateOnly Feb(int day) => new(2026, 2, day);

    private static Participation In(Program program, params Service[] services) => Participation.In(program, Eligible, services, [], [], Today);

    private Service Element(int number, DateOnly on) => Given(ServiceKind.YouthElement, on, program: Program.Youth, element: number);

    private Service Given(ServiceKind kind, DateOnly on, string name = "Help", Program? program = null, int? element = null) => Service.Restore(
        ada.Id, "S-1", new() { Kind = kind, Name = name, StartsOn = on, Program = program, YouthElement = element }, null, null, on, null, null);

    private Assessment Assessed(AssessmentType type, DateOnly on) => Assessment.Restore(ada.Id, "A-1", new() { Type = type, CompletedOn = on }, []);

    private Plan Planned(PlanKind kind, DateOnly on) => Plan.Restore(ada.Id, "PL-1", kind, new() { OpenedOn = on }, null, null, [], [], [], [], []);
}
