using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.Domain.Outcomes;

/// <summary>What was agreed about the year after exit.</summary>
public sealed record FollowUpOffer
{
    public DateOnly OfferedOn { get; init; }
    public bool Accepted { get; init; }

    /// <summary>Why it was declined at exit.</summary>
    public string? Reason { get; init; }

    /// <summary>Ended before the time was full.</summary>
    public FollowUpEnd? End { get; init; }
    public IReadOnlyList<PlannedContact> Planned { get; init; } = [];

    /// <summary>The day it ended early: at exit when it was declined then.</summary>
    public DateOnly? EndedOn => End?.On ?? (Accepted ? null : OfferedOn);
}

/// <summary>Why follow-up ended early. Youth are followed up unless they decline or cannot be reached (20 CFR 681.580).</summary>
public sealed record FollowUpEnd(DateOnly On, FollowUpEndReason Why, string Reason);

public enum FollowUpEndReason { Declined, Unreachable, Excluded, EnrolledAgain }

public sealed record PlannedContact(int Quarter, DateOnly On);

public enum ContactResult { Reached, LeftMessage, Unreachable, Declined }

/// <summary>One attempt to reach a person after exit, and what came of it.</summary>
public sealed record ContactDetails
{
    public DateOnly On { get; init; }
    public string? Method { get; init; }
    public ContactResult Result { get; init; }
    public JobFacts? Job { get; init; }
    public bool? InSchool { get; init; }
    public string? School { get; init; }
    public string? Needs { get; init; }
    public string? ServicesGiven { get; init; }
    public DateOnly? NextOn { get; init; }

    /// <summary>The quarter after exit that the job facts are about; nothing: the one the contact falls into.</summary>
    public int? ReportsQuarter { get; init; }
}

/// <summary>A follow-up contact after exit.</summary>
public sealed class FollowUpContact : RecordPart
{
    private FollowUpContact() { }

    public ContactDetails Details { get; private set; } = new();
    public DateOnly RecordedOn { get; private set; }
    public string Author { get; private set; } = "";

    /// <summary>Case-file id of the follow-up service entered with it.</summary>
    public string? Service { get; private set; }

    /// <summary>Case-file id of the case note written with it.</summary>
    public string? CaseNote { get; private set; }

    public static Result<FollowUpContact> Record(Participant participant, ContactDetails details, DateOnly exitedOn, string author, DateOnly today)
    {
        if (Check(details, exitedOn, today) is { Count: > 0 } problems) return problems;
        var contact = Restore(participant.Id, participant.NextPartId("F"), Trim(details), today, author, null, null);
        contact.Raise("follow-up.contact", $"Follow-up contact, {details.On.Words()}: {Words.Of(details.Result)}");
        return contact;
    }

    public static FollowUpContact Restore(Guid participantId, string caseFileId, ContactDetails details, DateOnly recordedOn, string author, string? service, string? caseNote) =>
        new() { ParticipantId = participantId, CaseFileId = caseFileId, Details = details, RecordedOn = recordedOn, Author = author, Service = service, CaseNote = caseNote };

    public Result<Done> Change(ContactDetails details, DateOnly exitedOn, string reason, DateOnly today)
    {
        var problems = Check(details, exitedOn, today);
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(OutcomeProblems.CorrectionReasonMissing);
        if (problems.Count > 0) return problems;
        Details = Trim(details);
        Raise("follow-up.corrected", $"Follow-up contact of {details.On.Words()} corrected", reason.Trim());
        return Done.It;
    }

    public void GoesWith(string? service, string? caseNote) => (Service, CaseNote) = (service, caseNote);

    private static List<Problem> Check(ContactDetails details, DateOnly exitedOn, DateOnly today)
    {
        var problems = new List<Problem>();
        if (details.On > today) problems.Add(FollowUpProblems.InFuture);
        else if (details.On < exitedOn) problems.Add(FollowUpProblems.BeforeExit(exitedOn));
        if (details.Result == ContactResult.Reached && string.IsNullOrWhiteSpace(details.Method)) problems.Add(FollowUpProblems.MethodMissing);
        if (details.ReportsQuarter is < 1 or > 4) problems.Add(FollowUpProblems.Quarter);
        if (details.Job is { } job) JobFacts.Check(problems, job, today);
        return problems;
    }

    private static ContactDetails Trim(ContactDetails details) => details with
    {
        Method = Blank(details.Method), School = Blank(details.School), Needs = Blank(details.Needs), ServicesGiven = Blank(details.ServicesGiven),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How far a quarter of follow-up is.</summary>
public enum QuarterState { Done, Due, Late, Later, NotNeeded }

/// <param name="From">First day, <paramref name="Through"/> the last, both included.</param>
/// <param name="DoneOn">The first follow-up service or contact in it that counts.</param>
public sealed record FollowUpQuarter(
    int Number, DateOnly From, DateOnly Through, DateOnly PlannedOn, DateOnly? DoneOn, QuarterState State, IReadOnlyList<FollowUpContact> Contacts, IReadOnlyList<Service> Services);

/// <summary>The year after exit, quarter by quarter.</summary>
/// <remarks>
/// Youth: at least 12 months from the exit (29 USC 3164(c)(2)(I)). Adults and dislocated workers placed in unsubsidized work: at least 12
/// months from the first day of work (29 USC 3174(c)(2)(A)(xiii)). That it is done once a quarter is the reading of the requirement.
/// </remarks>
public sealed record FollowUp(Enrollment Enrollment, DateOnly CountedFrom, DateOnly FullOn, IReadOnlyList<FollowUpQuarter> Quarters, bool IsDuty)
{
    public static readonly Interval Quarter = Interval.Months(3);
    public static readonly Interval Length = Interval.Months(12);
    private const int DaysBeforeQuarterEnds = 30;

    public FollowUpOffer? Offer => Enrollment.ExitDetails?.FollowUp;

    public DateOnly? EndedOn => Offer?.EndedOn;

    /// <summary>The earliest quarter that still wants a contact.</summary>
    public FollowUpQuarter? Open => Quarters.FirstOrDefault(quarter => quarter.State is QuarterState.Late or QuarterState.Due or QuarterState.Later);

    public bool IsRunning => EndedOn is null && Open is not null;

    /// <summary>The year after the newest exit; null while the person is enrolled, or when nobody was to be followed up.</summary>
    public static FollowUp? Of(IReadOnlyList<Enrollment> enrollments, IReadOnlyList<Service> services, IReadOnlyList<FollowUpContact> contacts, DateOnly today)
    {
        if (enrollments.Any(each => each.IsOpen) || enrollments.Max(each => each.ExitedOn) is not { } last) return null;
        // Those who leave together are followed up together, by the program that asks most.
        var exited = enrollments.Where(each => each.ExitedOn == last).OrderByDescending(each => each.Program == Program.Youth).First();
        var youth = exited.Program == Program.Youth;
        var from = youth ? last : exited.EmployedOn is { } job && job > last ? job : last;
        var full = Length.After(from);
        var ended = exited.ExitDetails?.FollowUp?.EndedOn;
        var quarters = new List<FollowUpQuarter>();
        var begins = from;
        for (var number = 1; number <= 4; number++)
        {
            var ends = Quarter.After(from, number);
            if (ends > full) ends = full;
            var given = services.Where(each => IsFollowUp(each.Details) && each.Details.StartsOn >= begins && each.Details.StartsOn <= ends).OrderBy(each => each.Details.StartsOn).ToList();
            var made = contacts.Where(each => each.Details.On >= begins && each.Details.On <= ends).OrderBy(each => each.Details.On).ToList();
            // The requirement counts services for youth; for adults a talk is enough.
            DateOnly? done = given.Count > 0 ? given[0].Details.StartsOn : youth ? null : made.FirstOrDefault(each => each.Details.Result == ContactResult.Reached)?.Details.On;
            var planned = exited.ExitDetails?.FollowUp?.Planned.FirstOrDefault(each => each.Quarter == number)?.On ?? Earlier(begins, ends);
            var state = done is not null ? QuarterState.Done : ended is not null ? QuarterState.NotNeeded
                : today > ends ? QuarterState.Late : today >= begins ? QuarterState.Due : QuarterState.Later;
            quarters.Add(new(number, begins, ends, planned, done, state, made, given));
            begins = ends.AddDays(1);
        }
        return new(exited, from, full, quarters, youth || exited.ExitDetails?.FollowUp is { Accepted: true });
    }

    /// <summary>A reporting quarter: an exit in January to March makes April to June the first quarter after it (RSA-TAC-17-01).</summary>
    public static (DateOnly From, DateOnly Through) ReportingQuarter(DateOnly exitedOn, int number)
    {
        var from = new DateOnly(exitedOn.Year, ((exitedOn.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * number);
        return (from, from.AddMonths(3).AddDays(-1));
    }

    /// <summary>The quarter after exit that a day falls into; null before the first and after the fourth.</summary>
    public static int? ReportingQuarterOf(DateOnly exitedOn, DateOnly day)
    {
        for (var number = 1; number <= 4; number++)
            if (ReportingQuarter(exitedOn, number) is var (from, through) && day >= from && day <= through) return number;
        return null;
    }

    /// <summary>The contact that says most about work in a quarter after exit: with evidence before without, the latest first.</summary>
    public static FollowUpContact? JobIn(int quarter, DateOnly exitedOn, IEnumerable<FollowUpContact> contacts) => contacts
        .Where(each => each.Details.Job is not null && (each.Details.ReportsQuarter ?? ReportingQuarterOf(exitedOn, each.Details.On)) == quarter)
        .OrderByDescending(each => each.Details.Job!.Evidence is not null).ThenByDescending(each => each.Details.On).FirstOrDefault();

    public static bool IsFollowUp(ServiceDetails details) => details.Kind == ServiceKind.FollowUp || details.YouthElement == 9;

    /// <summary>What was agreed at exit or later.</summary>
    public static Result<Done> Accept(Enrollment exited, DateOnly today)
    {
        if (exited.ExitedOn is null) return EnrollmentProblems.NotExited;
        var offer = exited.ExitDetails?.FollowUp ?? new() { OfferedOn = today };
        exited.SetFollowUp(offer with { Accepted = true, Reason = null, End = null }, "follow-up.accepted", $"Follow-up after {Words.Of(exited.Program)} goes on");
        return Done.It;
    }

    public static Result<Done> End(Enrollment exited, FollowUpEndReason why, string reason, DateOnly on, DateOnly today)
    {
        if (exited.ExitedOn is not { } exit) return EnrollmentProblems.NotExited;
        var problems = new List<Problem>();
        if (on > today) problems.Add(FollowUpProblems.InFuture);
        else if (on < exit) problems.Add(FollowUpProblems.BeforeExit(exit));
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(FollowUpProblems.EndReasonMissing);
        if (exited.ExitDetails?.FollowUp?.EndedOn is not null) problems.Add(FollowUpProblems.EndedAlready);
        if (problems.Count > 0) return problems;
        var offer = exited.ExitDetails?.FollowUp ?? new() { OfferedOn = on, Accepted = true };
        exited.SetFollowUp(offer with { End = new(on, why, reason.Trim()) }, "follow-up.ended", $"Follow-up after {Words.Of(exited.Program)} ended: {Words.Of(why).ToLowerInvariant()}", reason.Trim());
        return Done.It;
    }

    public Result<Done> Plan(IReadOnlyList<PlannedContact> planned, DateOnly today)
    {
        var problems = planned
            .Where(each => Quarters[each.Quarter - 1] is var quarter && (each.On < quarter.From || each.On > quarter.Through))
            .Select(each => FollowUpProblems.OutsideQuarter(each.Quarter, Quarters[each.Quarter - 1].From, Quarters[each.Quarter - 1].Through)).ToList();
        if (problems.Count > 0) return problems;
        var offer = Offer ?? new() { OfferedOn = today, Accepted = true };
        Enrollment.SetFollowUp(offer with { Planned = planned }, "follow-up.planned", $"Follow-up contacts planned: {string.Join(", ", planned.Select(each => each.On.Words()))}");
        return Done.It;
    }

    private static DateOnly Earlier(DateOnly begins, DateOnly ends) => ends.AddDays(-DaysBeforeQuarterEnds) is var day && day > begins ? day : begins;
}

public static class FollowUpProblems
{
    public static readonly Problem NotFound = new("follow-up.not-found", ProblemKind.NotFound, "There is no such follow-up contact.");
    public static readonly Problem NoExit = new("follow-up.no-exit", ProblemKind.Conflict, "Follow-up begins with the exit. This person is enrolled, or was never enrolled.");
    public static readonly Problem InFuture = new("follow-up.in-future", ProblemKind.Invalid, "Enter a day that is today or earlier.", "On");
    public static readonly Problem MethodMissing = new("follow-up.method-missing", ProblemKind.Invalid, "Choose how you were in contact.", "Method");
    public static readonly Problem Quarter = new("follow-up.quarter", ProblemKind.Invalid, "Choose one of the four quarters after exit.", "ReportsQuarter");
    public static readonly Problem EndReasonMissing = new("follow-up.end-reason-missing", ProblemKind.Invalid, "Enter what was tried, or what the person said.", "Reason");
    public static readonly Problem EndedAlready = new("follow-up.ended-already", ProblemKind.Conflict, "Follow-up has ended already.");
    public static readonly Problem ServiceNotOffered = new("follow-up.service-not-offered", ProblemKind.Invalid, "Choose a follow-up service from the list.", "FollowUpService");

    public static Problem BeforeExit(DateOnly exitedOn) => new("follow-up.before-exit", ProblemKind.Invalid, $"Follow-up comes after the exit of {exitedOn.Words()}. Enter that day or a later one.", "On");

    public static Problem OutsideQuarter(int quarter, DateOnly from, DateOnly through) => new("follow-up.outside-quarter", ProblemKind.Invalid,
        $"Enter a day of this quarter, {from.Words()} to {through.Words()}.", $"Quarter{quarter}");
}
