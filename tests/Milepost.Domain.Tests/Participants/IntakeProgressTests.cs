using Milepost.Domain.Participants;
using static Milepost.Domain.Tests.Participants.People;

namespace Milepost.Domain.Tests.Participants;

public sealed class IntakeProgressTests
{
    private readonly Participant ada = Ada();

    [Fact]
    public void An_adult_applies_is_found_eligible_enrolls_is_assessed_and_plans()
    {
        Assert.Equal(IntakeStep.Apply, IntakeProgress.Next(null, [], false, false));
        var application = ada.AppliedFor(Program.Adult);
        Assert.Equal(IntakeStep.Determine, IntakeProgress.Next(application, [], false, false));
        application.Determine(new(2026, 2, 10), null, null, null, [], Today);
        Assert.Equal(IntakeStep.Certify, IntakeProgress.Next(application, [], false, false));
        application.Determined(new(2026, 2, 10));
        Assert.Equal(IntakeStep.Enroll, IntakeProgress.Next(application, [], true, true));
        var enrollment = Enrollment.Enter(ada, Program.Adult, new(2026, 2, 10), null, application, [], Today).Value;
        Assert.Equal(IntakeStep.Assess, IntakeProgress.Next(application, [enrollment], false, false));
        Assert.Equal(IntakeStep.Plan, IntakeProgress.Next(application, [enrollment], true, false));
        Assert.Equal(IntakeStep.Done, IntakeProgress.Next(application, [enrollment], true, true));
    }

    [Fact]
    public void A_youth_is_assessed_and_has_a_plan_before_enrolling()
    {
        var application = ada.AppliedFor(Program.Youth).Determined(new(2026, 2, 10));

        Assert.Equal(IntakeStep.Assess, IntakeProgress.Next(application, [], false, false));
        Assert.Equal(IntakeStep.Plan, IntakeProgress.Next(application, [], true, false));
        Assert.Equal(IntakeStep.Enroll, IntakeProgress.Next(application, [], true, true));
    }
}
