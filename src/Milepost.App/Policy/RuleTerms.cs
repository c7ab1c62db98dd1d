using Milepost.App.DataFiles;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Policy;

/// <summary>The rules by the names requirement files use, and the terms each takes.</summary>
internal static class RuleTerms
{
    private static readonly Dictionary<string, Func<YamlFields, TermReader, Rule>> Readers = new()
    {
        ["done-within"] = (terms, read) => new DoneWithin(
            read.FactOrDay(terms, "from"), read.FactOrDay(terms, "done"), TermReader.Interval(terms, "within"),
            CannotTellWithoutStart: terms.OptionalOneOf("from_missing", ["none", "cannotTell"]) == "cannotTell"),
        ["done-every"] = (terms, read) => new DoneEvery(TermReader.Interval(terms, "every"), read.Facts(terms, "counted_from")),
        ["done-each-period"] = (terms, read) => new DoneEachPeriod(
            read.Fact(terms, "from"), TermReader.Interval(terms, "every"), TermReader.Interval(terms, "until"), read.Fact(terms, "done"))
        {
            EndsWithFollowUp = terms.OptionalOneOf("ended_by", ["followUpEnd"]) is not null,
        },
        ["exit-after-gap"] = (terms, read) => new ExitAfterGap(TermReader.Interval(terms, "after"), read.Services(terms, "not_counting")),
        ["preceded-by"] = (terms, read) => new PrecededBy(
            read.Needs(terms, "needs"), read.OptionalFact(terms, "before"), terms.OptionalOneOf("before_missing", ["none", "met"]) == "met"),
        ["on-file"] = (terms, read) => new OnFile(read.Needs(terms, "needs")),
        ["decided-before-service"] = (terms, read) => new DecidedBeforeService(read.Services(terms, "services")),
        ["plan-in-sequence"] = (terms, read) => new PlanInSequence(TermReader.Part(terms, "after", read.Need), TermReader.Part(terms, "before", read.Need)),
        ["holds"] = (terms, read) => new Holds(
            [.. terms.List("parts", part => ReadPart(part, read)).OfType<Part>()], terms.OptionalOneOf("lacking", ["notMet", "advice"]) == "advice"),
        ["assessments-cover"] = (terms, read) => new AssessmentsCover(TermReader.Words<AssessmentArea>(terms, "areas"), TermReader.Interval(terms, "borrowed_for")),
        ["assessment-current"] = (terms, read) => new AssessmentCurrent(TermReader.Interval(terms, "for")),
        ["services-in-order"] = (terms, read) => new ServicesInOrder([.. terms.Texts("codes")], read.Services(terms, "others")),
        ["open-goal-and-objective"] = (_, _) => new OpenGoalAndObjective(),
        ["open-plans-at-most"] = (terms, _) => new OpenPlansAtMost(terms.Whole("at_most", 1, 99)),
        ["change-agreed"] = (terms, read) => new ChangeAgreed(TermReader.Words<ChangeKind>(terms, "changes"), TermReader.Word<SignedBy>(terms, "signed_by")),
        ["change-agreed-and-noted"] = (terms, read) => new ChangeAgreedAndNoted(TermReader.Words<ChangeKind>(terms, "changes"), TermReader.Word<SignedBy>(terms, "signed_by")),
        ["service-on-plan-dates"] = (terms, read) => new ServiceOnPlanDates(read.Services(terms, "services")),
        ["review-noted"] = (terms, _) => new ReviewNoted(terms.Text("unchanged"), terms.Text("changed")),
        ["signed"] = ReadSigned,
        ["agreed-since-goals-moved"] = (terms, read) => new AgreedSinceGoalsMoved(TermReader.Words<GoalStatus>(terms, "statuses")),
        ["amount-within"] = ReadAmount,
    };

    private static readonly Dictionary<string, Func<YamlFields, TermReader, Part>> Parts = new()
    {
        ["plan goal"] = (part, read) => new PlanGoalPart(TermReader.Goals(part)),
        ["plan objective"] = (part, read) => new PlanObjectivePart(read.Objectives(part)),
        ["plan services"] = (part, read) => new PlanServicesPart(read.Services(part, "services")),
        ["plan barriers"] = (part, read) => new PlanBarriersPart(TermReader.OptionalYes(part, "with_action"), TermReader.OptionalYes(part, "with_justification")),
        ["plan basis"] = (part, read) => new PlanBasisPart(TermReader.Word<JustificationBasis>(part, "is")),
        ["plan youthElement"] = (part, read) => new PlanObjectivePart(new ObjectivePick(
            TermReader.OptionalTexts(part, "predefined"), new ServicePicks([new ServicePick { HasYouthElement = true }, new ServicePick { Kinds = [ServiceKind.YouthElement] }]))),
        ["service informedChoice"] = (part, read) => new InformedChoicePart(TermReader.Word<InformedChoice>(part, "is")),
        ["service note"] = (part, read) => new ServiceNotePart(new CaseNoteFacts(TermReader.OptionalTexts(part, "subjects"), NamesService: true)),
        ["service wioaFunded"] = (part, _) => new WioaFundedPart(part.YesNo("is")),
        ["goal statement"] = (part, _) => new StatementLengthPart(part.Whole("at_most", 1, 100_000)),
        ["goal planKind"] = (part, read) => new GoalPlanKindPart(TermReader.Word<PlanKind>(part, "is")),
        ["goal linkedGoal"] = (part, read) => new LinkedGoalPart(TermReader.Words<GoalType>(part, "types")),
        ["objective underGoal"] = (part, read) => new UnderGoalPart(TermReader.Words<GoalType>(part, "types")),
        ["objective words"] = (part, _) => new StatementWordsPart(part.Whole("at_least", 1, 1000)),
        ["objective measure"] = (_, _) => new StatementMeasurePart(),
        ["assessment tool"] = (part, _) => new ToolPart([.. part.Texts("one_of")]),
        ["agreement copyGiven"] = (_, _) => new CopyGivenPart(),
        ["referral contact"] = (_, _) => new ReferralContactPart(),
    };

    static RuleTerms()
    {
        foreach (var field in Enum.GetValues<PlanField>()) Parts[$"plan {CodeWords.Of(field)}"] = (_, _) => new PlanFieldPart(field);
        foreach (var field in Enum.GetValues<ServiceField>()) Parts[$"service {CodeWords.Of(field)}"] = (_, _) => new ServiceFieldPart(field);
        foreach (var field in Enum.GetValues<ObjectiveField>()) Parts[$"objective {CodeWords.Of(field)}"] = (_, _) => new ObjectiveFieldPart(field);
    }

    public static IReadOnlyList<string> Names { get; } = [.. Readers.Keys];

    /// <summary>Every part, as "plan goal".</summary>
    public static IReadOnlyCollection<string> PartNames => Parts.Keys;

    /// <summary>Rules with a last day: their cases have to stand on both sides of it.</summary>
    public static bool HasDeadline(string rule) => rule is "done-within" or "done-every" or "done-each-period" or "exit-after-gap";

    public static Rule Read(string rule, YamlFields terms, TermReader read) => Readers[rule](terms, read);

    /// <summary>Every word a finding of the rule can name as a detail; null where they are days, ids or changes.</summary>
    public static IReadOnlyList<string>? DetailsOf(Rule rule) => rule switch
    {
        Holds holds => [.. holds.Parts.Select(part => part.Detail).OfType<string>()],
        PrecededBy preceded => DetailsOf(preceded.Needs),
        OnFile onFile => DetailsOf(onFile.Needs),
        PlanInSequence sequence => DetailsOf([sequence.After, sequence.Before]),
        ServicesInOrder order => [.. order.Codes, ServicesInOrder.OutOfOrder],
        AssessmentsCover cover => [.. cover.Areas.Select(CodeWords.Of)],
        DecidedBeforeService or AssessmentCurrent or AmountWithin or DoneWithin or DoneEvery or DoneEachPeriod or ExitAfterGap => [],
        _ => null,
    };

    private static IReadOnlyList<string> DetailsOf(IReadOnlyList<Need> needs) => [.. needs.Select(need => need.Detail).OfType<string>()];

    /// <summary>Parts are named alike for different subjects, so they are looked up by the subject the requirement judges.</summary>
    private static Part? ReadPart(YamlFields part, TermReader read)
    {
        var prefix = $"{CodeWords.Of(read.Subject)} ";
        var name = part.OneOf("part", [.. Parts.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])]);
        var detail = part.OptionalText("detail");
        var when = read.OptionalConditions(part, "when");
        return Parts.TryGetValue(prefix + name, out var reader) ? reader(part, read) with { Detail = detail, When = when } : null;
    }

    private static Signed ReadSigned(YamlFields terms, TermReader read)
    {
        var signatures = terms.TextsFrom("signatures", ["participant", "staff"]);
        return new(signatures.Contains("participant"), signatures.Contains("staff"),
            WithCopy: TermReader.OptionalYes(terms, "copy"),
            ExplainedWillDo: TermReader.OptionalYes(terms, "explained"),
            NameMissing: terms.OptionalOneOf("name_missing", ["true", "false"]) != "false");
    }

    private static AmountWithin ReadAmount(YamlFields terms, TermReader read)
    {
        var within = new AmountWithin(
            TermReader.Word<PlacementAmount>(terms, "amount"), TermReader.OptionalWord<PlacementAmount>(terms, "at_least"), TermReader.OptionalWord<PlacementAmount>(terms, "at_most"));
        if (within is { AtLeast: null, AtMost: null }) terms.Wrong("amount", "Say what the amount is held against: add \"at_least\" or \"at_most\".");
        return within;
    }
}
