using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>The plan follows one thing and comes before another. Both on one day are in order.</summary>
public sealed record PlanInSequence(Need After, Need Before) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        var opened = subject.Plan!.OpenedOn;
        var after = After.Fact.In(record, subject).First;
        var before = Before.Fact.In(record, subject).First;

        List<string> missing = [];
        var fails = false;
        if (after?.On > opened) Fail(After);
        if (before?.On < opened) Fail(Before);

        List<Evidence> because = [About("plan opened", opened, subject.Plan)];
        if (after is { } earlier) because.Add(earlier);
        if (before is { } later) because.Add(later);
        return fails ? new(Outcome.NotMet) { Details = [.. missing], Because = [.. because] }
            : after is null ? new(Outcome.CannotTell) { Because = [.. because], Missing = After.Fact.Words }
            : new(Outcome.Met) { Because = [.. because] };

        void Fail(Need need)
        {
            fails = true;
            if (need.Detail is { } detail) missing.Add(detail);
        }
    }
}
