using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Services with these codes come first and in this order. Ties on one day are in order.</summary>
/// <param name="Others">Services that must not start before the last of them.</param>
public sealed record ServicesInOrder(ImmutableArray<string> Codes, ServicePicks Others) : Rule
{
    public const string OutOfOrder = "order";

    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Participant];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        List<string> missing = [];
        List<Evidence> firsts = [];
        foreach (var code in Codes)
        {
            if (FirstWith(record, code) is { } first) firsts.Add(About($"service {code}", first.StartsOn, first));
            else missing.Add(code);
        }

        if (missing.Count == 0 && !InOrder(record, subject, firsts)) missing.Add(OutOfOrder);
        return MetUnless(missing, [.. firsts]);
    }

    private bool InOrder(RecordOnDay record, Subject subject, List<Evidence> firsts)
    {
        for (var at = 1; at < firsts.Count; at++)
            if (firsts[at].On < firsts[at - 1].On) return false;

        foreach (var service in record.Services)
            if (!(service.Code is { } code && Codes.Contains(code)) && service.StartsOn < firsts[^1].On && Others.Fits(record, subject, service)) return false;
        return true;
    }

    private static ServiceFact? FirstWith(RecordOnDay record, string code)
    {
        ServiceFact? first = null;
        foreach (var service in record.Services)
            if (service.Code == code && (first is null || service.StartsOn < first.StartsOn)) first = service;
        return first;
    }
}

/// <summary>Making and changing the plan is a service of its own: one starts on the day of the opening and of each change.</summary>
public sealed record ServiceOnPlanDates(ServicePicks Services) : Rule
{
    public override ImmutableArray<SubjectKind> Subjects { get; } = [SubjectKind.Plan];

    public override Verdict Judge(RecordOnDay record, Subject subject)
    {
        var plan = subject.Plan!;
        SortedSet<DateOnly> days = [plan.OpenedOn];
        foreach (var change in plan.Changes) days.Add(change.On);

        List<string> missing = [];
        List<Evidence> because = [About("plan opened", plan.OpenedOn, plan)];
        foreach (var day in days)
        {
            if (StartedOn(record, subject, day) is { } service) because.Add(About(service.Name, day, service));
            else missing.Add(day.ToString("yyyy-MM-dd"));
        }
        return MetUnless(missing, [.. because]);
    }

    private ServiceFact? StartedOn(RecordOnDay record, Subject subject, DateOnly day)
    {
        foreach (var service in record.Services)
            if (service.StartsOn == day && Services.Fits(record, subject, service)) return service;
        return null;
    }
}
