namespace Milepost.Domain.Participants;

/// <summary>What comes next before work on the plan can go on.</summary>
public enum IntakeStep { Apply, Determine, Certify, Assess, Plan, Enroll, Done }

public static class IntakeProgress
{
    /// <summary>The first step that is missing.</summary>
    /// <remarks>
    /// A youth is enrolled last, after the objective assessment and the ISS (Illinois DCEO chapter 4.3, Developing the ISS); others first,
    /// as the assessment after enrollment builds on what intake found.
    /// </remarks>
    public static IntakeStep Next(Application? application, IReadOnlyList<Enrollment> enrollments, bool hasAssessment, bool hasPlan)
    {
        if (application is null) return IntakeStep.Apply;
        if (application.DeterminedOn is null) return IntakeStep.Determine;
        if (application.CertifiedOn is null) return IntakeStep.Certify;

        var enrolled = enrollments.Any(e => e.IsOpen);
        if (!application.Programs.Contains(Program.Youth) && !enrolled) return IntakeStep.Enroll;
        if (!hasAssessment) return IntakeStep.Assess;
        if (!hasPlan) return IntakeStep.Plan;
        return enrolled ? IntakeStep.Done : IntakeStep.Enroll;
    }
}
