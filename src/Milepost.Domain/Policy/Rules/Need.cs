using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>A fact that has to be on file, by some day.</summary>
/// <param name="Detail">The word a finding names it by when it is missing; null where none is.</param>
/// <param name="CannotTellWithout">No such fact on any day says nothing; otherwise it is missing.</param>
public sealed record Need(FactPick Fact, string? Detail = null, bool CannotTellWithout = false);

internal static class Needs
{
    /// <summary>Whether each need was there by the day.</summary>
    public static Verdict Judge(ImmutableArray<Need> needs, RecordOnDay record, Subject subject, DateOnly by, Evidence? measured)
    {
        List<Evidence> because = measured is { } day ? [day] : [];
        List<string> missing = [];
        string? untold = null;
        var lacking = false;
        foreach (var need in needs)
        {
            var first = need.Fact.In(record, subject).First;
            if (first is { } found) because.Add(found);
            if (first?.On <= by) continue;

            if (first is null && need.CannotTellWithout)
            {
                untold ??= need.Fact.Words;
                continue;
            }
            lacking = true;
            if (need.Detail is { } detail) missing.Add(detail);
        }

        var outcome = lacking ? Outcome.NotMet : untold is null ? Outcome.Met : Outcome.CannotTell;
        return new(outcome) { Details = [.. missing], Because = [.. because], Missing = lacking ? null : untold };
    }
}
