using System.Globalization;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Features.Findings.Settle;

/// <summary>What a requirement's own terms tell of the thing that would settle it, so that its form need not be filled in twice.</summary>
/// <param name="NoteSubject">The exact subject of the missing case note.</param>
/// <param name="ServiceCodes">Codes of services, any of which will do.</param>
/// <param name="PlanEpisode">The service that records the making of the plan.</param>
/// <param name="FollowUp">A service after the exit.</param>
/// <param name="On">The day it should bear.</param>
public sealed record Wanted(
    string? NoteSubject = null, IReadOnlyList<string>? ServiceCodes = null, AssessmentType? Assessment = null, bool PlanEpisode = false, bool FollowUp = false, DateOnly? On = null)
{
    public static Wanted By(Requirement requirement, Finding? finding)
    {
        var details = finding?.Verdict.Details ?? [];
        return requirement.Rule switch
        {
            OnFile rule => By(rule.Needs, details),
            PrecededBy rule => By(rule.Needs, details),
            PlanInSequence rule => By([rule.After], []),
            DoneWithin rule => By(rule.Done),
            DoneEachPeriod rule => By(rule.Done),
            Holds rule => By(rule, details),
            ServicesInOrder rule => new(ServiceCodes: [.. rule.Codes.Where(code => details.Contains(code)).Take(1)]),
            ServiceOnPlanDates => new(PlanEpisode: true, On: FirstDay(details)),
            ReviewNoted rule when FirstDay(details) is { } day => new(NoteSubject: WasChanged(finding!, day) ? rule.Changed : rule.Unchanged, On: day),
            _ => new(),
        };
    }

    /// <summary>The first need that the finding names, or that has no name of its own.</summary>
    private static Wanted By(IEnumerable<Need> needs, IReadOnlyCollection<string> details) =>
        needs.FirstOrDefault(need => need.Detail is null || details.Count == 0 || details.Contains(need.Detail)) is { } need ? By(need.Fact) : new();

    private static Wanted By(FactPick pick) => pick switch
    {
        AnyFact any => By(any.Picks[0]),
        CaseNoteFacts { Subjects: [var subject, ..] } => new(NoteSubject: subject),
        AssessmentFacts { Pick.Types: [var type] } => new(Assessment: type),
        ServiceFacts { Picks.AnyOf: var services } when services.Any(each => each.Kinds.Contains(ServiceKind.PlanDevelopment)) => new(PlanEpisode: true),
        ServiceFacts { Picks.AnyOf: var services } when services.Any(each => each.Kinds.Contains(ServiceKind.FollowUp)) => new(FollowUp: true),
        ServiceFacts { Picks.AnyOf: var services } => new(ServiceCodes: [.. services.SelectMany(each => each.Codes)]),
        _ => new(),
    };

    private static Wanted By(Holds rule, IReadOnlyCollection<string> details) =>
        rule.Parts.OfType<ServiceNotePart>().FirstOrDefault(part => part.Detail is null || details.Contains(part.Detail)) is { } part ? By(part.Notes) : new();

    /// <summary>A finding of reviews tells of each whether it changed the plan.</summary>
    private static bool WasChanged(Finding finding, DateOnly day) => finding.Verdict.Because.Any(fact => fact.On == day && fact.What == "review with changes");

    private static DateOnly? FirstDay(IEnumerable<string> details) =>
        details.Select(detail => DateOnly.TryParseExact(detail, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).FirstOrDefault(day => day is not null);
}
