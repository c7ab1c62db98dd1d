using Milepost.App.Features.Findings.OfParticipant;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Features.Findings.Explain;

/// <summary>How a requirement is checked, in one sentence, from the terms of its file.</summary>
public static class RuleSentence
{
    public static string Of(Requirement requirement) => Capital(Said(requirement)) + ".";

    private static string Said(Requirement requirement) => requirement.Rule switch
    {
        DoneWithin rule => $"within {rule.Within} of {Named(rule.From)} comes {Named(rule.Done)}; the last day is still in time",
        DoneEvery rule => $"at least every {rule.Every}, counted from the last of these: {Listed(rule.CountedFrom, Named)}",
        DoneEachPeriod rule => $"once in every {rule.Every} for {rule.Until} after {Named(rule.From)}: {Named(rule.Done)}",
        ExitAfterGap rule => $"{rule.After} after the last day of a service that counts the exit is to be recorded, unless a service or a gap that is planned by then holds it off",
        PrecededBy rule => $"on or before {OwnDay(requirement, rule)}: {Listed(rule.Needs)}",
        OnFile rule => $"on file: {Listed(rule.Needs)}",
        DecidedBeforeService => "the priority group is decided, together with eligibility, on or before the start of the first service it is asked for",
        PlanInSequence rule => $"the plan is opened on or after {Named(rule.After.Fact)} and on or before {Named(rule.Before.Fact)}",
        Holds rule => $"{(rule.AsAdvice ? "good to have in" : "needed in")} {Listed([.. requirement.AppliesTo.Kinds], kind => $"the {FindingWords.Spaced(CodeWords.Of(kind))}")}: {Listed(rule.Parts, Named)}",
        AssessmentsCover rule => $"the assessments on file together cover {Listed(rule.Areas, area => Small(Words.Of(area)))}; one borrowed from a partner counts for {rule.BorrowedFor}",
        AssessmentCurrent rule => $"the assessment is at most {rule.For} old when a plan first uses it",
        ServicesInOrder rule => $"services {Listed(rule.Codes, code => code)} come first and in this order; two on one day are in order",
        OpenGoalAndObjective => "there is an open plan with an open goal that has an open objective",
        OpenPlansAtMost rule => $"at most {rule.AtMost} {(rule.AtMost == 1 ? "plan is" : "plans are")} open at a time",
        ChangeAgreed rule => $"after each of these the plan is signed {Signers(rule.Signers)}, on the same day or later: {Listed(rule.Changes, change => Small(Words.Of(change)))}",
        ChangeAgreedAndNoted rule => $"after each of these the plan is signed {Signers(rule.Signers)}, the reason is given, and a case note tells of it by the day of the signatures: {Listed(rule.Changes, change => Small(Words.Of(change)))}",
        ServiceOnPlanDates rule => $"{Named(new ServiceFacts(rule.Services))} starts on the day the plan is opened and on each day it is changed",
        ReviewNoted rule => $"each review has a case note of the same day, with the subject \"{rule.Unchanged}\" when it left the plan as it was and \"{rule.Changed}\" when it changed it",
        Signed rule => $"one form bears the signatures of {Signatures(rule)}{(rule.WithCopy ? ", and a copy is given on or after the last of them" : "")}{(rule.ExplainedWillDo ? "; the reason why none could be had will do" : "")}",
        AgreedSinceGoalsMoved rule => $"a goal that was added, or is {Listed(rule.Statuses, status => Small(Words.Of(status)))}, has an agreement of that day or later",
        AmountWithin rule => $"the {FindingWords.Spaced(CodeWords.Of(rule.Amount))} is {string.Join(" and ", Bounds(rule))}",
        _ => requirement.Title,
    };

    private static string OwnDay(Requirement requirement, PrecededBy rule) => Listed([.. requirement.AppliesTo.Kinds], kind => kind switch
    {
        SubjectKind.Participant => rule.Before is { } before ? Named(before) : "that day",
        SubjectKind.Plan => "the day the plan is opened",
        SubjectKind.Service => "the day the service starts",
        SubjectKind.Assessment => "the day the assessment is completed",
        SubjectKind.Goal or SubjectKind.Objective => $"the start of the {CodeWords.Of(kind)}",
        SubjectKind.Credential or SubjectKind.SkillGain => "the day it is attained",
        _ => "its day",
    }, " or ");

    private static string Named(FactPick pick) => pick switch
    {
        AnyFact any => Listed(any.Picks, Named, " or "),
        ApplicationDays { Which: ApplicationDay.Applied } => "the application",
        ApplicationDays { Which: ApplicationDay.EligibilityDetermined } => "the determination of eligibility",
        ApplicationDays => "the certification",
        TrainingApproved => "the approval of training",
        EarliestOpenEnrollment => "the enrollment",
        EnrollmentPick or ExitPick => $"the {pick.Words}",
        PlanOpened => "the opening of the plan",
        PlanFacts { Pick.Kinds: var kinds } => kinds.IsEmpty ? "the opening of a plan" : $"the opening of an {string.Join(" or ", kinds.Select(Words.Of))}",
        ReviewFacts => "a review",
        ChangeFacts { Kinds.IsEmpty: true } => "a change of the plan",
        AssessmentFacts { Pick.Types: var types } => types.IsEmpty ? "an assessment" : string.Join(" or ", types.Select(Words.Of)),
        CaseNoteFacts { TwoWay: true } => "a two-way contact",
        CaseNoteFacts note => $"a {note.Words}{(note.NamesService ? " about the service" : "")}{(note.Since is { } since ? $", of the day of {Named(since)} or later" : "")}",
        DayOfSubject { Day: SubjectDay.Start } => "the start of the service",
        DayOfSubject { Day: SubjectDay.Recorded } => "its entry",
        DayOfSubject { Day: SubjectDay.EndLearned } => "the day its end is learned of",
        DayOfSubject { Day: SubjectDay.Closed } => "its closing with the outcome",
        DayOfSubject { Day: SubjectDay.Occurred } => "the day it tells of",
        DayOfSubject => "the day it is learned of",
        ServiceFacts or ObjectiveFacts or GoalFacts => pick.Words.StartsWith('o') || pick.Words.StartsWith('e') ? $"an {pick.Words}" : $"a {pick.Words}",
        _ => pick.Words,
    };

    private static string Listed(IEnumerable<Need> needs) => string.Join("; ", needs.Select(need => Named(need.Fact)));

    private static string Named(Part part) => part switch
    {
        PlanGoalPart { Goals: var goals } => $"a {string.Join(" or ", goals.Terms.Select(term => Small(Words.Of(term))).Concat(goals.Types.Select(type => Small(Words.Of(type)))).DefaultIfEmpty(""))} goal".Replace("  ", " ", StringComparison.Ordinal),
        PlanObjectivePart => part.Detail is { } objective ? FindingWords.Spaced(objective) : "an objective",
        PlanServicesPart => "services",
        PlanBarriersPart barriers => barriers.WithAction ? "barriers with an action each, or that there are none" : "barriers, or that there are none",
        PlanBasisPart basis => $"a justification that rests on {Small(Words.Of(basis.Basis))}",
        PlanFieldPart field => FindingWords.Spaced(CodeWords.Of(field.Field)),
        ServiceFieldPart field => FieldName(CodeWords.Of(field.Field)),
        InformedChoicePart choice => $"talked over: {Small(Words.Of(choice.Choice))}",
        ServiceNotePart note => Named(note.Notes),
        WioaFundedPart funded => $"\"{(funded.Expected ? "Yes" : "No")}\" to WIOA funded",
        StatementLengthPart length => $"a statement of at most {length.AtMost} characters",
        GoalPlanKindPart kind => $"a place in an {Words.Of(kind.Kind)}",
        LinkedGoalPart linked => $"a link to an {Listed(linked.Types, type => Small(Words.Of(type)), " or ")} goal",
        ObjectiveFieldPart field => FieldName(CodeWords.Of(field.Field)),
        UnderGoalPart under => $"a place under an {Listed(under.Types, type => Small(Words.Of(type)), " or ")} goal",
        StatementWordsPart words => $"a statement of at least {words.AtLeast} words",
        StatementMeasurePart => "something that can be counted",
        ToolPart tool => $"one of these tools: {Listed(tool.OneOf, name => name)}",
        CopyGivenPart => "the day the copy was given, on or after the last signature",
        ReferralContactPart => "a contact",
        _ => part.Detail is { } detail ? FindingWords.Spaced(detail) : "every part",
    };

    private static string FieldName(string field) => field switch
    {
        "socCode" => "occupation code (SOC)",
        "rapidsId" => "RAPIDS id",
        "endsOn" => "the day it ended",
        "projectedEndOn" or "plannedEndOn" => "an expected end",
        "reviewOn" => "a review date",
        _ => FindingWords.Spaced(field),
    };

    private static string Signatures(Signed rule) => (rule.ByParticipant, rule.ByStaff) switch
    {
        (true, true) => "the participant and the staff",
        (true, false) => "the participant",
        _ => "the staff",
    };

    private static string Signers(SignedBy signers) => signers == SignedBy.Both ? "by both" : "by the participant";

    private static IEnumerable<string> Bounds(AmountWithin rule)
    {
        if (rule.AtLeast is { } least) yield return $"at least the {FindingWords.Spaced(CodeWords.Of(least))}";
        if (rule.AtMost is { } most) yield return $"at most the {FindingWords.Spaced(CodeWords.Of(most))}";
    }

    private static string Listed<T>(IEnumerable<T> all, Func<T, string> named, string between = ", ") => string.Join(between, all.Select(named));

    private static string Small(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
