using Milepost.Domain.Outcomes;

namespace Milepost.Domain.Participants;

/// <summary>What is written down with an exit, beside its date and reason.</summary>
public sealed record ExitDetails
{
    /// <summary>The reason's code in the list; nothing for a reason of one's own.</summary>
    public string? Code { get; init; }

    /// <summary>PIRL 923: "01" to "05" leave the person out of the indicators.</summary>
    public string? Exclusion { get; init; }

    /// <summary>What shows the exclusion.</summary>
    public OutcomeEvidence? Proof { get; init; }

    /// <summary>The date that the services gave, where another was chosen.</summary>
    public DateOnly? ComputedOn { get; init; }
    public string? DateReason { get; init; }
    public JobFacts? Job { get; init; }

    /// <summary>Case-file id of the case note written with it.</summary>
    public string? CaseNote { get; init; }
    public FollowUpOffer? FollowUp { get; init; }

    /// <param name="exclusion">The reason chosen, where it is an exclusion.</param>
    public List<Problem> Check(ExitExclusion? exclusion, IReadOnlyList<Program> programs, DateOnly today)
    {
        var problems = new List<Problem>();
        if (exclusion is not null)
        {
            if (exclusion.OnlyFor.Count > 0 && !programs.Any(exclusion.OnlyFor.Contains)) problems.Add(ExitProblems.ExclusionNotForProgram(exclusion));
            if (Proof is not { IsProof: true }) problems.Add(ExitProblems.ProofMissing(exclusion));
        }
        OutcomeEvidence.Check(problems, Proof, today, "Proof");
        if (Job is { } job) JobFacts.Check(problems, job, today);
        if (FollowUp is { Accepted: false, Reason: null }) problems.Add(ExitProblems.DeclineReasonMissing);
        return problems;
    }
}

/// <summary>A reason that leaves the person out of the indicators (RSA-TAC-17-01, attachment II; PIRL 923).</summary>
/// <param name="OnlyFor">Programs it is for; empty for all.</param>
/// <param name="ProofNeeded">What shows it.</param>
public sealed record ExitExclusion(string Code, string Name, IReadOnlyList<Program> OnlyFor, string ProofNeeded);

public static class ExitProblems
{
    public static readonly Problem NobodyToExit = new("exit.nobody", ProblemKind.Conflict, "This person has no open enrollment, so there is nothing to exit.");
    public static readonly Problem ProgramMissing = new("exit.program-missing", ProblemKind.Invalid, "Choose what the person exits from.", "Programs");
    public static readonly Problem DateMissing = new("exit.date-missing", ProblemKind.Invalid, "Enter the day of the exit: no service gives one.", "ExitedOn");
    public static readonly Problem ReasonUnknown = new("exit.reason-unknown", ProblemKind.Invalid, "Choose a reason from the list.", "Reason");
    public static readonly Problem OtherReasonMissing = new("exit.other-reason-missing", ProblemKind.Invalid, "Enter the other reason.", "OtherReason");
    public static readonly Problem DeclineReasonMissing = new("exit.decline-reason-missing", ProblemKind.Invalid, "Enter why follow-up was declined.", "FollowUpReason");
    public static readonly Problem FollowUpMissing = new("exit.follow-up-missing", ProblemKind.Invalid, "Say whether follow-up was offered and accepted.", "FollowUp");

    public static readonly Problem NothingMoreMissing = new("exit.nothing-more-missing", ProblemKind.Invalid,
        "Confirm that nothing more is coming, or wait until the days without a service are full.", "NothingMore");

    public static Problem DateReasonMissing(DateOnly computed) => new("exit.date-reason-missing", ProblemKind.Invalid,
        $"The services give {computed.Words()}. Say why the exit carries another date, or enter that day.", "DateReason");

    public static Problem ExclusionNotForProgram(ExitExclusion exclusion) => new("exit.exclusion-not-for-program", ProblemKind.Invalid,
        $"\"{exclusion.Name}\" is only for {string.Join(" and ", exclusion.OnlyFor.Select(Words.Of))}. Choose another reason.", "Reason");

    public static Problem ProofMissing(ExitExclusion exclusion) => new("exit.proof-missing", ProblemKind.Invalid,
        $"This exclusion needs proof: {exclusion.ProofNeeded}", "Proof.Kind");

    public static Problem ServicesOpen(int count) => new("exit.services-open", ProblemKind.Invalid,
        $"{count} {(count == 1 ? "service is" : "services are")} still open. Say how {(count == 1 ? "it ended" : "they ended")}, or close {(count == 1 ? "it" : "them")} first.", "CloseServicesAs");

    public static Problem InsideGap(DateOnly exitedOn, DateOnly through) => new("exit.inside-gap", ProblemKind.Invalid,
        $"The exit of {exitedOn.Words()} stands until {through.Words()}: a service within that time means that the exit is taken back. Say why, and the service is added to the same application.", "UndoExitReason");

    public static Problem AfterGap(DateOnly exitedOn, DateOnly through) => new("exit.after-gap", ProblemKind.Conflict,
        $"This person exited on {exitedOn.Words()}, and the time in which the exit can be taken back was over on {through.Words()}. Record a new application and enroll again first; follow-up and support can be entered.", "StartsOn");
}
