using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>The priority group is decided, together with eligibility, on or before the first of these services.</summary>
public sealed record DecidedBeforeService(ServicePicks Services) : Rule
{
    private readonly ServiceFacts _services = new(Services);

    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict? Judge(RecordOnDay record, Subject subject)
    {
        if (_services.In(record, subject).First is not { } first) return null;
        if (record.Application is not { PriorityGroup: not null } application) return new(Outcome.NotMet) { Because = [first] };
        if (application.DeterminedOn is not { } decided) return new(Outcome.CannotTell) { Because = [first], Missing = "the day eligibility and priority were determined" };

        return new(decided <= first.On ? Outcome.Met : Outcome.NotMet) { Because = [About("priority decided", decided, application), first] };
    }
}
