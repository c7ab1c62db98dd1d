using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Which services: every part that is given must fit.</summary>
public sealed record ServicePick
{
    public ImmutableArray<ServiceKind> Kinds { get; init; } = [];
    public ImmutableArray<ServiceKind> NotKinds { get; init; } = [];
    public ImmutableArray<string> Codes { get; init; } = [];
    public ImmutableArray<Program> Programs { get; init; } = [];
    public ImmutableArray<Program> NotPrograms { get; init; } = [];
    public bool NoProgram { get; init; }
    public ImmutableArray<int> YouthElements { get; init; } = [];
    public ImmutableArray<int> NotYouthElements { get; init; } = [];
    public bool HasYouthElement { get; init; }
    public bool WioaFunded { get; init; }
    public bool Completed { get; init; }
    public bool Ended { get; init; }
    public bool HasPlacement { get; init; }

    /// <summary>Planned ones count as well; otherwise only those that have started.</summary>
    public bool Planned { get; init; }

    public ImmutableArray<Condition> When { get; init; } = [];

    public bool Fits(RecordOnDay record, Subject subject, ServiceFact service) =>
        Describes(record, subject, service) && (Planned || record.HasCome(service.StartsOn));

    /// <summary>It is such a service, whether it has started or not.</summary>
    public bool Describes(RecordOnDay record, Subject subject, ServiceFact service) =>
        (Kinds.IsEmpty || Kinds.Contains(service.Kind))
        && (NotKinds.IsEmpty || !NotKinds.Contains(service.Kind))
        && (Codes.IsEmpty || (service.Code is { } code && Codes.Contains(code)))
        && (Programs.IsEmpty || (service.Program is { } program && Programs.Contains(program)))
        && (NotPrograms.IsEmpty || !(service.Program is { } other && NotPrograms.Contains(other)))
        && (!NoProgram || service.Program is null)
        && (YouthElements.IsEmpty || (service.YouthElement is { } element && YouthElements.Contains(element)))
        && (NotYouthElements.IsEmpty || !(service.YouthElement is { } not && NotYouthElements.Contains(not)))
        && (!HasYouthElement || service.YouthElement is not null)
        && (!WioaFunded || service.WioaFunded == true)
        && (!Completed || service.Completed)
        && (!Ended || service.HasEnded)
        && (!HasPlacement || service.Placement is not null)
        && When.AllHold(record, subject);
}

/// <summary>Services that fit one of several picks.</summary>
public sealed record ServicePicks(ImmutableArray<ServicePick> AnyOf)
{
    public bool CountPlanned { get; } = AnyOf.Any(pick => pick.Planned);

    public bool Fits(RecordOnDay record, Subject subject, ServiceFact service)
    {
        foreach (var pick in AnyOf)
            if (pick.Fits(record, subject, service)) return true;
        return false;
    }

    public bool Describe(RecordOnDay record, Subject subject, ServiceFact service)
    {
        foreach (var pick in AnyOf)
            if (pick.Describes(record, subject, service)) return true;
        return false;
    }
}

/// <summary>Which plans.</summary>
/// <param name="First">Only the first plan of these kinds.</param>
public sealed record PlanPick(ImmutableArray<PlanKind> Kinds, bool Open = false, bool First = false)
{
    public bool Fits(RecordOnDay record, PlanFact plan) =>
        IsOfKind(plan) && (!Open || plan.ClosedOn is null) && (!First || FirstIn(record) == plan);

    private bool IsOfKind(PlanFact plan) => Kinds.IsEmpty || Kinds.Contains(plan.Kind);

    private PlanFact? FirstIn(RecordOnDay record)
    {
        PlanFact? first = null;
        foreach (var plan in record.Plans)
            if (IsOfKind(plan) && (first is null || plan.OpenedOn < first.OpenedOn)) first = plan;
        return first;
    }
}

/// <summary>Which goals, open or closed.</summary>
public sealed record GoalPick(ImmutableArray<GoalType> Types, ImmutableArray<GoalTerm> Terms)
{
    public bool Fits(GoalFact goal) => (Types.IsEmpty || Types.Contains(goal.Type)) && (Terms.IsEmpty || Terms.Contains(goal.Term));
}

/// <summary>Which objectives: with one of these predefined names or a service of these, where either is given.</summary>
public sealed record ObjectivePick(ImmutableArray<string> Predefined, ServicePicks? Services, bool Closed = false)
{
    public bool Fits(RecordOnDay record, Subject subject, ObjectiveFact objective) =>
        (!Closed || objective.ClosedOn is not null)
        && ((Predefined.IsEmpty && Services is null) || HasName(objective) || (Services is not null && Services.NamesOne(record, subject, objective)));

    private bool HasName(ObjectiveFact objective) => objective.Predefined is { } name && Predefined.Contains(name);
}

/// <summary>Which agreements.</summary>
public sealed record AgreementPick(ImmutableArray<AgreementMethod> Methods, bool SignedByBoth = false)
{
    public bool Fits(AgreementFact agreement) =>
        (Methods.IsEmpty || Methods.Contains(agreement.Method)) && (!SignedByBoth || agreement.SignedByBothOn is not null);
}

/// <summary>Which assessments. One that names no source is the office's own.</summary>
public sealed record AssessmentPick(ImmutableArray<AssessmentType> Types, ImmutableArray<AssessmentSource> Sources, ImmutableArray<string> Tools)
{
    public bool Fits(AssessmentFact assessment) =>
        (Types.IsEmpty || Types.Contains(assessment.Type))
        && (Sources.IsEmpty || Sources.Contains(assessment.Borrowed ? AssessmentSource.Partner : AssessmentSource.Own))
        && (Tools.IsEmpty || (assessment.Tool is { } tool && Tools.Contains(tool, StringComparer.OrdinalIgnoreCase)));
}

internal static class Picking
{
    public static bool NamesOne(this ServicePicks picks, RecordOnDay record, Subject subject, ObjectiveFact objective)
    {
        foreach (var id in objective.Services)
            if (record.FindService(id, picks.CountPlanned) is { } service && picks.Fits(record, subject, service)) return true;
        return false;
    }

    public static bool AllHold(this ImmutableArray<Condition> conditions, RecordOnDay record, Subject subject)
    {
        foreach (var condition in conditions)
            if (!condition.Holds(record, subject)) return false;
        return true;
    }

    /// <summary>The plan judged, or every plan where no plan is.</summary>
    public static ImmutableArray<PlanFact> PlansOf(this RecordOnDay record, Subject subject) => subject.Plan is { } plan ? [plan] : record.Plans;
}
