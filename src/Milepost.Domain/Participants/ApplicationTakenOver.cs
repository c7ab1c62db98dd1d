namespace Milepost.Domain.Participants;

public sealed partial class Application
{
    /// <summary>Takes an application and its decision over from another system's table.</summary>
    public static Result<Application> TakeOver(Participant participant, DateOnly appliedOn, DateOnly? determinedOn, Program program, DateOnly today, string? source = null)
    {
        if (CheckTakenOver(participant, appliedOn, determinedOn, program, today) is { Count: > 0 } problems) return problems;
        var application = Restore(participant.Id, appliedOn, determinedOn, null, [program], null, []);
        if (source is not null) application.Raise("application.imported", $"Application of {appliedOn.Words()} imported", source);
        return application;
    }

    /// <summary>The row it came from was corrected; the proofs and the priority that were recorded here stay.</summary>
    public Result<Done> TakeOverAgain(Participant participant, DateOnly appliedOn, DateOnly? determinedOn, Program program, DateOnly today, string source)
    {
        if (CheckTakenOver(participant, appliedOn, determinedOn, program, today) is { Count: > 0 } problems) return problems;
        IReadOnlyList<Program> programs = Programs.Contains(program) ? Programs : [program];
        if ((appliedOn, determinedOn) == (AppliedOn, DeterminedOn) && programs.SequenceEqual(Programs)) return Done.It;
        (AppliedOn, DeterminedOn, Programs) = (appliedOn, determinedOn, programs);
        Raise("application.imported", $"Application of {appliedOn.Words()} changed by an import", source);
        return Done.It;
    }

    private static List<Problem> CheckTakenOver(Participant participant, DateOnly appliedOn, DateOnly? determinedOn, Program program, DateOnly today)
    {
        var problems = CheckApplication(appliedOn, [program], [], participant.Profile.BirthDate, today);
        if (determinedOn > today) problems.Add(ParticipantProblems.InFuture("DeterminedOn", "eligibility was determined"));
        else if (determinedOn < appliedOn) problems.Add(ApplicationProblems.NotBeforeApplication("DeterminedOn", appliedOn));
        return problems;
    }
}
