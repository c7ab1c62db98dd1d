using System.Text.Json;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>What somebody decided about one program.</summary>
public enum ProgramDecision { Eligible, EligibleByException, NotEligible }

public sealed record DecidedProgram(Program Program, ProgramDecision Decision);

/// <summary>A decision as it stood: what a snapshot's JSON holds. It can be read without any rule, list or record.</summary>
public sealed record FrozenDecision
{
    public string Format { get; init; } = "milepost-eligibility/1";
    public DateOnly AppliedOn { get; init; }
    public DateOnly DeterminedOn { get; init; }
    public DateOnly? CertifiedOn { get; init; }
    public IReadOnlyList<Program> Programs { get; init; } = [];
    public IReadOnlyList<DecidedProgram> Decisions { get; init; } = [];
    public int? PriorityGroup { get; init; }
    public string? Reason { get; init; }

    /// <summary>Why it was certified although answers were not proven.</summary>
    public string? CertifiedWithout { get; init; }
    public string DecidedBy { get; init; } = "";
    public DateTimeOffset FrozenAt { get; init; }
    public string Pack { get; init; } = "";
    public DateOnly BirthDate { get; init; }
    public IReadOnlyList<FrozenAnswer> Answers { get; init; } = [];
    public IReadOnlyList<string> Unproven { get; init; } = [];
    public IReadOnlyList<FrozenTitle> Titles { get; init; } = [];
    public FrozenPriority? Priority { get; init; }
    public IReadOnlyList<IncomeComparison> Incomes { get; init; } = [];
    public IReadOnlyList<FrozenRule> Rules { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, JsonColumn.Options);

    /// <summary>Null for what is no such JSON: a case file may bring anything.</summary>
    public static FrozenDecision? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FrozenDecision>(json, JsonColumn.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static FrozenDecision Of(EligibilityView view, IReadOnlyList<DecidedProgram> decisions, string? reason, string? certifiedWithout, string by, DateTimeOffset at) => new()
    {
        AppliedOn = view.Application.AppliedOn, DeterminedOn = view.Application.DeterminedOn!.Value, CertifiedOn = view.Application.CertifiedOn, Programs = view.Programs, Decisions = decisions,
        PriorityGroup = view.Application.PriorityGroup, Reason = Filled(reason), CertifiedWithout = Filled(certifiedWithout), DecidedBy = by, FrozenAt = at,
        Pack = view.Policy.Pack.Id, BirthDate = view.Participant.Profile.BirthDate, Answers = AnswersOf(view), Unproven = [.. view.Unproven.Select(view.NameOf)],
        Titles = [.. view.Result.Titles.Select(title => new FrozenTitle(title.Rule.Id, title.Rule.Title, title.Rule.Opens!.Value, title.Truth, title.Exception, title.Judgment.Flags, title.Judgment.Ways,
            [.. title.Judgment.Reasons.Select(reason => FrozenReason.Of(reason, view))], [.. title.Judgment.Missing.Select(view.NameOf)]))],
        Priority = view.Result.Priority is { } priority ? new(priority.Rule.Id, priority.Rank, priority.Words, [.. priority.Reasons.Select(each => FrozenReason.Of(each, view))], [.. priority.Missing.Select(view.NameOf)]) : null,
        Incomes = view.Result.Incomes, Rules = [.. view.Result.Rules.Select(rule => new FrozenRule(rule.Id, rule.Version)).OrderBy(rule => rule.Id, StringComparer.Ordinal)],
    };

    private static List<FrozenAnswer> AnswersOf(EligibilityView view) =>
        [.. view.Facts.Answers.Select(answer => new FrozenAnswer(answer.Key, view.NameOf(answer.Key), answer.Value.Value, Words(view, answer.Key, answer.Value.Value), answer.Value.From, view.ProofOf(answer.Key)))
            .Prepend(new FrozenAnswer(EligibilityRules.BirthDate, view.NameOf(EligibilityRules.BirthDate), AnswerValues.Of(view.Participant.Profile.BirthDate), view.Participant.Profile.BirthDate.Words(), "profile", view.ProofOf(EligibilityRules.BirthDate)))
            .OrderBy(answer => answer.Question, StringComparer.Ordinal)];

    private static string Words(EligibilityView view, string question, string value) => view.Policy.Questions.TryGetValue(question, out var asked) ? asked.WordsOf(value) : value;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What is different now, in sentences for a person; nothing here changes what was decided.</summary>
    public IReadOnlyList<string> Since(EligibilityView now)
    {
        List<string> differences = [];
        var current = AnswersOf(now).ToDictionary(answer => answer.Question);
        foreach (var then in Answers)
        {
            if (!current.Remove(then.Question, out var after)) differences.Add($"{then.Words}: {then.ValueWords} → no answer");
            else
            {
                if (after.Value != then.Value) differences.Add($"{then.Words}: {then.ValueWords} → {after.ValueWords}");
                if (after.Proof != then.Proof) differences.Add($"{then.Words}: proof {then.Proof?.Kind ?? "none"} → {after.Proof?.Kind ?? "none"}");
            }
        }
        differences.AddRange(current.Values.Select(added => $"{added.Words}: no answer → {added.ValueWords}"));
        if (AppliedOn != now.Application.AppliedOn) differences.Add($"Applied on: {AppliedOn.Words()} → {now.Application.AppliedOn.Words()}");
        if (!Programs.SequenceEqual(now.Programs)) differences.Add($"Programs: {string.Join(", ", Programs.Select(Domain.Words.Of))} → {now.Application.ProgramWords}");

        foreach (var income in Incomes)
        {
            if (now.Result.Incomes.FirstOrDefault(each => each.Part == income.Part) is { } after && after.Highest != income.Highest && after.People == income.People)
                differences.Add($"Income table for {income.People}: {Dollars(income.Highest)} → {Dollars(after.Highest)}");
        }
        foreach (var title in Titles)
        {
            if (now.Result.Titles.FirstOrDefault(each => each.Rule.Opens == title.Program && each.Rule.Title == title.Title) is { } after && after.Truth != title.Result)
                differences.Add($"The rules now say of {title.Title}: {EligibilityTexts.Of(title.Result)} → {EligibilityTexts.Of(after.Truth)}");
        }
        var versions = now.Result.Rules.ToDictionary(rule => rule.Id, rule => rule.Version);
        differences.AddRange(Rules.Where(rule => versions.TryGetValue(rule.Id, out var version) && version != rule.Version).Select(rule => $"The rule {rule.Id} was worded anew"));
        return differences;
    }

    private static string Dollars(decimal? amount) => amount is { } dollars ? EligibilityWords.Dollars(dollars) : "none";
}

public sealed record FrozenAnswer(string Question, string Words, string Value, string ValueWords, string? From, AnswerProof? Proof);

public sealed record FrozenTitle(
    string Rule, string Title, Program Program, Truth Result, string? Exception, IReadOnlyList<string> Flags, IReadOnlyList<string> Ways, IReadOnlyList<FrozenReason> Reasons, IReadOnlyList<string> Missing);

/// <param name="SourceTitle">Written out, so that it can be read when the source is no longer in any pack.</param>
public sealed record FrozenReason(string Words, Truth Truth, IReadOnlyList<string> Answers, string? SourceTitle, string? Section, string? Quote, string? Link)
{
    public static FrozenReason Of(Reason reason, EligibilityView view)
    {
        var source = reason.Citation is { } citation ? view.SourceOf(citation) : null;
        return new(reason.Words, reason.Truth, reason.Answers, source?.Title, reason.Citation?.Section, reason.Citation?.Quote, source?.Link?.ToString());
    }
}

public sealed record FrozenPriority(string Rule, int? Rank, string? Words, IReadOnlyList<FrozenReason> Reasons, IReadOnlyList<string> Missing);

public sealed record FrozenRule(string Id, string Version);

public static class EligibilityTexts
{
    public static string Of(Truth truth) => truth switch { Truth.Yes => "eligible", Truth.No => "not eligible", _ => "cannot tell" };

    public static string Of(ProgramDecision decision) => decision switch
    {
        ProgramDecision.Eligible => "Eligible",
        ProgramDecision.EligibleByException => "Eligible by exception",
        _ => "Not eligible",
    };
}
