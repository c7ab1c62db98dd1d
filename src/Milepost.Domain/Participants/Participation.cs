using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.Domain.Participants;

/// <summary>One thing that has to be there before somebody is a participant.</summary>
/// <param name="What">In words: "Eligibility determined".</param>
/// <param name="On">The day it came to be; null while it is missing.</param>
public sealed record ParticipationCondition(string What, DateOnly? On);

/// <summary>A time during which somebody counts as a participant of a program.</summary>
/// <param name="Until">The exit, that day included; null while it goes on.</param>
public sealed record ParticipationSpan(Program Program, DateOnly Since, DateOnly? Until)
{
    public bool Touches(DateOnly from, DateOnly to) => Since <= to && (Until is null || Until >= from);
}

/// <summary>When somebody becomes a participant of a program, and by what. Until then the person is a reportable individual.</summary>
/// <remarks>
/// Adult and Dislocated Worker: the first staff-assisted basic, individualized or training service on or after eligibility; self-service
/// and information alone never do it, and support and follow-up presuppose a participant (RSA-TAC-17-01, Attachment VII; 34 CFR 361.150(a)
/// and 20 CFR 677.150(a)). Youth: eligibility, the objective assessment, the ISS and one element other than follow-up; the last of the
/// four decides (RSA-TAC-17-01; 20 CFR 681.320). For JTED and Trade the sources here name no day of their own: they are read as Adult is,
/// their services having the same kinds. For a youth an element may come before eligibility, as requirement
/// <c>us.youth-participation-conditions</c> reads it: the last of the four days decides.
/// </remarks>
public sealed record Participation(Program Program, DateOnly? Since, string? Because, IReadOnlyList<ParticipationCondition> Conditions)
{
    /// <summary>The element that comes after the program.</summary>
    private const int FollowUpElement = 9;

    public bool HasBegun => Since is not null;

    public IReadOnlyList<string> Missing => [.. Conditions.Where(c => c.On is null).Select(c => c.What)];

    /// <summary>"Participant since Mar 2, 2026 because of Career guidance", "Reportable individual. Missing: ...".</summary>
    public string Words => Since is { } since
        ? $"Participant since {since.Words()} because of {Because}"
        : $"Reportable individual. Still missing: {string.Join(", ", Missing.Select(InSentence))}";

    /// <param name="eligibleOn">The day eligibility was determined.</param>
    /// <param name="after">The exit of an earlier time in the program: what was given up to then belongs to that time.</param>
    public static Participation In(
        Program program, DateOnly? eligibleOn, IEnumerable<Service> services, IEnumerable<Assessment> assessments, IEnumerable<Plan> plans, DateOnly today, DateOnly? after = null)
    {
        var eligible = new ParticipationCondition("Eligibility determined", eligibleOn <= today ? eligibleOn : null);
        var first = services.Where(s => Counts(program, s.Details) && s.Details.StartsOn <= today && s.Details.StartsOn > (after ?? DateOnly.MinValue))
            .Where(s => program == Program.Youth || s.Details.StartsOn >= eligible.On)
            .OrderBy(s => s.Details.StartsOn).ThenBy(s => s.Id).FirstOrDefault();
        var service = new ParticipationCondition(program == Program.Youth ? "A youth element other than follow-up" : "A staff-assisted service", first?.Details.StartsOn);
        if (program != Program.Youth) return Of(program, [eligible, service], first);

        return Of(program,
        [
            eligible,
            new("Objective assessment", Earliest(assessments.Where(a => a.Details.Type == AssessmentType.ObjectiveAssessmentSummary).Select(a => a.Details.CompletedOn), today)),
            new("ISS", Earliest(plans.Where(p => p.Kind == PlanKind.Iss).Select(p => p.Details.OpenedOn), today)),
            service,
        ], first);
    }

    /// <summary>Whether a service of this kind begins participation once the other conditions hold.</summary>
    public static bool Counts(Program program, ServiceDetails service)
    {
        if (service.Program is { } given && given != program) return false;
        if (program == Program.Youth) return service.Kind != ServiceKind.FollowUp && service.YouthElement is { } element && element != FollowUpElement;
        return service.Kind is ServiceKind.Basic or ServiceKind.Individualized or ServiceKind.Training or ServiceKind.WorkExperience or ServiceKind.Apprenticeship
            or ServiceKind.PlanDevelopment;
    }

    /// <summary>Every time somebody was a participant: of each enrollment, and by services where nobody has recorded the enrollment yet.</summary>
    public static IReadOnlyList<ParticipationSpan> Spans(
        Application? application, IReadOnlyList<Enrollment> enrollments, IReadOnlyList<Service> services, IReadOnlyList<Assessment> assessments, IReadOnlyList<Plan> plans, DateOnly today)
    {
        var spans = new List<ParticipationSpan>();
        foreach (var program in enrollments.Select(e => e.Program).Union(application?.Programs ?? []))
        {
            DateOnly? after = null;
            var isOpen = false;
            foreach (var enrollment in enrollments.Where(e => e.Program == program).OrderBy(e => e.EnteredOn))
            {
                var since = enrollment.ParticipationOn ?? In(program, application?.DeterminedOn, services, assessments, plans, enrollment.ExitedOn ?? today, after).Since;
                if (since is { } day) spans.Add(new(program, day, enrollment.ExitedOn));
                (after, isOpen) = (enrollment.ExitedOn, enrollment.IsOpen);
            }
            if (!isOpen && In(program, application?.DeterminedOn, services, assessments, plans, today, after).Since is { } begun) spans.Add(new(program, begun, null));
        }
        return spans;
    }

    private static Participation Of(Program program, IReadOnlyList<ParticipationCondition> conditions, Service? service)
    {
        if (conditions.Any(c => c.On is null)) return new(program, null, null, conditions);
        var last = conditions.MaxBy(c => c.On)!;
        var since = last.On!.Value;
        // Of several things on the same day the service is what people remember it by.
        return new(program, since, since == service!.Details.StartsOn ? service.Title : InSentence(last.What), conditions);
    }

    private static DateOnly? Earliest(IEnumerable<DateOnly> days, DateOnly today) => days.Where(day => day <= today).Select(day => (DateOnly?)day).Min();

    private static string InSentence(string words) => words.StartsWith("ISS", StringComparison.Ordinal) ? $"the {words}" : char.ToLowerInvariant(words[0]) + words[1..];
}
