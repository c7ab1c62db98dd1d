using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Something that is so or not so on the as-of day.</summary>
public abstract record Condition
{
    public abstract bool Holds(RecordOnDay record, Subject subject);
}

/// <summary>All of several conditions hold.</summary>
public sealed record AllOf(ImmutableArray<Condition> Conditions) : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => Conditions.AllHold(record, subject);
}

/// <summary>One of several conditions holds.</summary>
public sealed record OneOf(ImmutableArray<Condition> Conditions) : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject)
    {
        foreach (var condition in Conditions)
            if (condition.Holds(record, subject)) return true;
        return false;
    }
}

public sealed record Not(Condition Condition) : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => !Condition.Holds(record, subject);
}

/// <summary>Enrolled and not exited.</summary>
public sealed record Active : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => record.IsActive;
}

public sealed record HasNewCareerCoach : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => record.Participant.NewCareerCoach;
}

public sealed record PlanKeptInFolder : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => record.Participant.PlanInFolder;
}

/// <summary>The plan judged, or any plan, names training components.</summary>
public sealed record NamesTrainingComponents : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => record.PlansOf(subject).Any(plan => plan.HasTrainingComponents);
}

/// <summary>The service judged has ended.</summary>
public sealed record ServiceHasEnded : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject) => subject.Service is { HasEnded: true };
}

/// <summary>There is an enrollment, and none in another program.</summary>
public sealed record EnrolledOnlyIn(ImmutableArray<Program> Programs) : Condition
{
    public override bool Holds(RecordOnDay record, Subject subject)
    {
        foreach (var enrollment in record.Enrollments)
            if (!Programs.Contains(enrollment.Program)) return false;
        return !record.Enrollments.IsEmpty;
    }
}
