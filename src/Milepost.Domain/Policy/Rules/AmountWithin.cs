using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

public enum PlacementAmount { MinimumWage, HourlyWage, SubsidizedWage }

/// <summary>One amount of a placement is at least, or at most, another. Without a placement it cannot be told.</summary>
public sealed record AmountWithin(PlacementAmount Amount, PlacementAmount? AtLeast, PlacementAmount? AtMost) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Service];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        var service = subject.Service!;
        ImmutableArray<Evidence> because = [About("service", service.StartsOn, service)];
        if (service.Placement is not { } placement) return new(Outcome.CannotTell) { Because = because, Missing = "the placement" };

        var amount = Of(placement, Amount);
        var within = !(AtLeast is { } least && amount < Of(placement, least)) && !(AtMost is { } most && amount > Of(placement, most));
        return new(within ? Outcome.Met : Outcome.NotMet) { Because = because };
    }

    private static decimal Of(PlacementFact placement, PlacementAmount amount) => amount switch
    {
        PlacementAmount.MinimumWage => placement.MinimumWage,
        PlacementAmount.HourlyWage => placement.HourlyWage,
        _ => placement.SubsidizedWage,
    };
}
