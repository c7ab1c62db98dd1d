namespace Milepost.Domain.Participants;

public sealed partial class Enrollment
{
    /// <summary>Takes an enrollment over from another system's table, with its exit where there was one.</summary>
    public static Result<Enrollment> TakeOver(
        Participant participant, Program program, DateOnly enteredOn, DateOnly? exitedOn, DateOnly? determinedOn, DateOnly today, string? source = null)
    {
        if (CheckTakenOver(participant, enteredOn, exitedOn, determinedOn, today) is { Count: > 0 } problems) return problems;
        var enrollment = Restore(participant.Id, participant.NextPartId("E"), program, enteredOn, null, exitedOn, null, null, null);
        if (source is not null) enrollment.Raise("enrollment.imported", $"Enrollment in {Words.Of(program)} of {enteredOn.Words()} imported", source);
        return enrollment;
    }

    /// <summary>The row it came from was corrected.</summary>
    public Result<Done> TakeOverAgain(Participant participant, Program program, DateOnly enteredOn, DateOnly? exitedOn, DateOnly? determinedOn, DateOnly today, string source)
    {
        if (CheckTakenOver(participant, enteredOn, exitedOn, determinedOn, today) is { Count: > 0 } problems) return problems;
        if ((program, enteredOn, exitedOn) == (Program, EnteredOn, ExitedOn)) return Done.It;
        if (exitedOn != ExitedOn) (ExitRecordedOn, ExitReason, EmployedOn, ExitDetails) = (null, null, null, null);
        (Program, EnteredOn, ExitedOn) = (program, enteredOn, exitedOn);
        Raise("enrollment.imported", $"Enrollment in {Words.Of(program)} of {enteredOn.Words()} changed by an import", source);
        return Done.It;
    }

    private static List<Problem> CheckTakenOver(Participant participant, DateOnly enteredOn, DateOnly? exitedOn, DateOnly? determinedOn, DateOnly today)
    {
        var problems = new List<Problem>();
        if (enteredOn > today) problems.Add(ParticipantProblems.InFuture("EnteredOn", "the person entered the program"));
        else if (enteredOn <= participant.Profile.BirthDate) problems.Add(ParticipantProblems.BeforeBirth("EnteredOn", participant.Profile.BirthDate));
        else if (enteredOn < determinedOn) problems.Add(EnrollmentProblems.BeforeEligibility(determinedOn.Value));
        if (exitedOn > today) problems.Add(ParticipantProblems.InFuture("ExitedOn", "the person exited"));
        else if (exitedOn < enteredOn) problems.Add(EnrollmentProblems.ExitBeforeEntry(enteredOn));
        return problems;
    }
}
