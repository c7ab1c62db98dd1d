namespace Milepost.Domain.Services;

/// <summary>Over which time a limit on support counts.</summary>
public enum LimitPeriod
{
    /// <summary>July 1 to June 30, as WIOA's program years run (29 USC 3249(g)).</summary>
    ProgramYear,
    CalendarYear,

    /// <summary>All that one person ever gets.</summary>
    Lifetime,
}

/// <summary>
/// The most that supportive services of one person may cost. Federal law leaves the amounts to local policy (20 CFR 680.920), so
/// each place sets its own; a limit counts for that place and all below it.
/// </summary>
public sealed class SupportLimit : Recorded
{
    private SupportLimit() { }

    public Guid OrgUnitId { get; private set; }

    /// <summary>In the words of the list of support types; null for all support together.</summary>
    public string? SupportType { get; private set; }

    /// <summary>Dollars.</summary>
    public decimal Amount { get; private set; }

    public LimitPeriod Period { get; private set; }

    /// <summary>Nobody can allow more; else a reason opens it.</summary>
    public bool IsFirm { get; private set; }

    /// <summary>The policy it rests on, as planners are told.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Counts for services that start on this day or later.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Its last day, that day included; null while it is in force.</summary>
    public DateOnly? Until { get; private set; }

    public static Result<SupportLimit> Set(Guid orgUnitId, string? supportType, decimal amount, LimitPeriod period, bool isFirm, string basis, DateOnly from, IReadOnlyList<SupportLimit> others)
    {
        var problems = new List<Problem>();
        if (amount <= 0 || decimal.Round(amount, 2) != amount) problems.Add(SupportLimitProblems.Amount);
        if (string.IsNullOrWhiteSpace(basis)) problems.Add(SupportLimitProblems.BasisMissing);
        if (others.FirstOrDefault(o => o.OrgUnitId == orgUnitId && o.SupportType == supportType && o.Period == period && (o.Until is null || o.Until >= from)) is { } other)
            problems.Add(SupportLimitProblems.SetAlready(other.Amount));
        if (problems.Count > 0) return problems;

        var limit = new SupportLimit { OrgUnitId = orgUnitId, SupportType = supportType, Amount = amount, Period = period, IsFirm = isFirm, Basis = basis.Trim(), From = from };
        limit.Raise("support-limit.set", $"Limit set: {limit.Title}", limit.Basis);
        return limit;
    }

    /// <summary>From the day after, it limits nothing. An amount is changed by ending one limit and setting the next, so that the past stays explainable.</summary>
    public Result<Done> End(DateOnly until, string? why)
    {
        if (Until is not null) return SupportLimitProblems.EndedAlready;
        if (until < From.AddDays(-1)) return SupportLimitProblems.EndsBeforeItStarts(From);
        Until = until;
        Raise("support-limit.ended", $"Limit ended on {until.Words()}: {Title}", string.IsNullOrWhiteSpace(why) ? null : why.Trim());
        return Done.It;
    }

    /// <summary>"Transportation: $300.00 a program year".</summary>
    public string Title => FormattableString.Invariant($"{SupportType ?? "All support"}: ${Amount:#,##0.00} {Words.Of(Period)}");

    public bool CountsFor(ServiceDetails service) =>
        service.Kind == ServiceKind.Support && (SupportType is null || SupportType == service.SupportType)
        && From <= service.StartsOn && (Until is null || service.StartsOn <= Until);

    /// <summary>What these services used of the limit in the period that the day lies in.</summary>
    public decimal Used(IEnumerable<ServiceDetails> services, DateOnly day) =>
        services.Where(s => s.Kind == ServiceKind.Support && (SupportType is null || SupportType == s.SupportType) && SamePeriod(s.StartsOn, day)).Sum(s => s.Cost ?? 0);

    /// <summary>The problem that one more service brings; null while there is room, and where a reason opens a limit that is not firm.</summary>
    public Problem? Refuses(ServiceDetails service, IEnumerable<ServiceDetails> others)
    {
        if (service.Cost is not { } cost || !CountsFor(service)) return null;
        var used = Used(others, service.StartsOn);
        if (used + cost <= Amount) return null;
        if (!IsFirm && !string.IsNullOrWhiteSpace(service.Funding?.OverLimitBecause)) return null;
        return SupportLimitProblems.Over(this, used, cost);
    }

    private bool SamePeriod(DateOnly one, DateOnly other) => Period switch
    {
        LimitPeriod.ProgramYear => ProgramYear.Of(one) == ProgramYear.Of(other),
        LimitPeriod.CalendarYear => one.Year == other.Year,
        _ => true,
    };
}

public static class SupportLimitProblems
{
    public static readonly Problem NotFound = new("support-limit.not-found", ProblemKind.NotFound, "There is no such limit, or it is not yours to keep.");
    public static readonly Problem Amount = new("support-limit.amount", ProblemKind.Invalid, "Enter the limit in dollars and cents, more than 0, like 300.00.", "Amount");
    public static readonly Problem BasisMissing = new("support-limit.basis", ProblemKind.Invalid, "Name the policy that sets it: planners are shown this when somebody reaches the limit.", "Basis");
    public static readonly Problem EndedAlready = new("support-limit.ended", ProblemKind.Conflict, "This limit has ended already.");
    public static readonly Problem SupportType = new("support-limit.type", ProblemKind.Invalid, "Choose a type of support from the list, or all support.", "SupportType");
    public static readonly Problem Place = new("support-limit.place", ProblemKind.Invalid, "Choose a place within your reach.", "Place");

    public static Problem EndsBeforeItStarts(DateOnly from) => new("support-limit.end", ProblemKind.Invalid, $"It counts from {from.Words()}. Enter that day or a later one.", "Until");

    public static Problem SetAlready(decimal amount) => new("support-limit.set-already", ProblemKind.Conflict,
        FormattableString.Invariant($"This place has such a limit already, of ${amount:#,##0.00}. End that one first."), "Amount");

    public static Problem Over(SupportLimit limit, decimal used, decimal cost)
    {
        var left = Math.Max(0, limit.Amount - used);
        var sum = FormattableString.Invariant($"Limit: {limit.Title} ({limit.Basis}). ${used:#,##0.00} is used and ${left:#,##0.00} is left, so ${cost:#,##0.00} is ${used + cost - limit.Amount:#,##0.00} too much.");
        return limit.IsFirm
            ? new("support-limit.firm", ProblemKind.Invalid, $"{sum} Lower the cost, or let another source give it outside of this record.", "Cost")
            : new("support-limit.over", ProblemKind.Invalid, $"{sum} Lower the cost, or say who allowed more and why.", "OverLimitBecause");
    }
}
