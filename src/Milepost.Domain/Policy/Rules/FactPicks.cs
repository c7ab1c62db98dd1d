using System.Collections.Immutable;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Facts of one sort, each with its day. As a condition: at least one is on file.</summary>
public abstract record FactPick : Condition
{
    /// <summary>The fact in plain words, as an explanation names it.</summary>
    public abstract string Words { get; }

    public abstract void Find(RecordOnDay record, Subject subject, ref Found found);

    public Found In(RecordOnDay record, Subject subject)
    {
        var found = new Found();
        Find(record, subject, ref found);
        return found;
    }

    public List<Evidence> AllIn(RecordOnDay record, Subject subject)
    {
        List<Evidence> all = [];
        var found = new Found { All = all };
        Find(record, subject, ref found);
        return all;
    }

    public override bool Holds(RecordOnDay record, Subject subject) => In(record, subject).Any;

    protected static string Listed<T>(ImmutableArray<T> words, string any = "") where T : struct, Enum =>
        words.IsEmpty ? any : string.Join(" or ", words.Select(Plain));

    /// <summary>"dislocatedWorker" as "dislocated worker".</summary>
    protected static string Plain<T>(T word) where T : struct, Enum =>
        string.Concat(word.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}

/// <summary>Facts of any of several sorts.</summary>
public sealed record AnyFact(ImmutableArray<FactPick> Picks) : FactPick
{
    public override string Words { get; } = string.Join(" or ", Picks.Select(pick => pick.Words));

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var pick in Picks) pick.Find(record, subject, ref found);
    }
}

public enum ApplicationDay { Applied, EligibilityDetermined, Certified }

/// <summary>A day of the application, where it asks for one of these programs.</summary>
public sealed record ApplicationDays(ApplicationDay Which, ImmutableArray<Program> Programs) : FactPick
{
    public override string Words { get; } = Which switch
    {
        ApplicationDay.Applied => Programs.IsEmpty ? "application" : $"application for {Listed(Programs)}",
        ApplicationDay.EligibilityDetermined => "eligibility determined",
        _ => "certification",
    };

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        if (record.Application is not { } application || !AsksForOne(application)) return;
        var day = Which switch
        {
            ApplicationDay.Applied => application.AppliedOn,
            ApplicationDay.EligibilityDetermined => application.DeterminedOn,
            _ => application.CertifiedOn,
        };
        if (day is { } on) found.Add(Words, on, application);
    }

    private bool AsksForOne(ApplicationFact application)
    {
        if (Programs.IsEmpty) return true;
        foreach (var program in application.Programs)
            if (Programs.Contains(program)) return true;
        return false;
    }
}

public sealed record TrainingApproved : FactPick
{
    public override string Words => "training approved";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        if (record.Participant.TrainingApprovedOn is { } on) found.Add(Words, on, record.Participant);
    }
}

/// <summary>The basic skills screening; only one that finds skills deficient, or only one that led to an action, where asked.</summary>
public sealed record Screenings(bool SkillsDeficient = false, bool Answered = false) : FactPick
{
    public override string Words => Answered ? "an action on the screening" : SkillsDeficient ? "screening that finds basic skills deficient" : "basic skills screening";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        if (record.Screening is { } screening && (!SkillsDeficient || screening.SkillsDeficient) && (!Answered || screening.Answered))
            found.Add(Words, screening.GivenOn, screening);
    }
}

/// <summary>Enrollments in these programs, exited or not.</summary>
public sealed record EnrollmentPick(ImmutableArray<Program> Programs, DateOnly? EnteredAfter = null) : FactPick
{
    public override string Words { get; } = Programs.IsEmpty ? "enrollment" : $"enrollment in {Listed(Programs)}";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var enrollment in record.Enrollments)
            if ((Programs.IsEmpty || Programs.Contains(enrollment.Program)) && (EnteredAfter is not { } after || enrollment.EnteredOn > after))
                found.Add(Words, enrollment.EnteredOn, enrollment);
    }
}

/// <summary>The first enrollment that is not exited.</summary>
public sealed record EarliestOpenEnrollment : FactPick
{
    public override string Words => "enrollment";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        EnrollmentFact? earliest = null;
        foreach (var enrollment in record.Enrollments)
            if (!record.HasExited(enrollment) && (earliest is null || enrollment.EnteredOn < earliest.EnteredOn)) earliest = enrollment;
        if (earliest is not null) found.Add(Words, earliest.EnteredOn, earliest);
    }
}

/// <summary>Exits from these programs.</summary>
public sealed record ExitPick(ImmutableArray<Program> Programs) : FactPick
{
    public override string Words { get; } = Programs.IsEmpty ? "exit" : $"exit from {Listed(Programs)}";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var enrollment in record.Enrollments)
            if ((Programs.IsEmpty || Programs.Contains(enrollment.Program)) && enrollment.ExitedOn is { } on) found.Add(Words, on, enrollment);
    }
}

public sealed record AssessmentFacts(AssessmentPick Pick) : FactPick
{
    public override string Words { get; } = Listed(Pick.Types, "assessment");

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var assessment in record.Assessments)
            if (Pick.Fits(assessment)) found.Add(Words, assessment.CompletedOn, assessment);
    }
}

/// <summary>Plans, by the day they were opened.</summary>
public sealed record PlanFacts(PlanPick Pick) : FactPick
{
    public override string Words { get; } = Pick.Kinds.IsEmpty ? "plan opened" : $"{string.Join(" or ", Pick.Kinds.Select(kind => kind.ToString().ToUpperInvariant()))} opened";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.Plans)
            if (Pick.Fits(record, plan)) found.Add(Words, plan.OpenedOn, plan);
    }
}

/// <summary>The opening of the plan judged, or of every plan.</summary>
public sealed record PlanOpened : FactPick
{
    public override string Words => "plan opened";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        if (subject.Plan is { } judged) found.Add(Words, judged.OpenedOn, judged);
        else foreach (var plan in record.Plans) found.Add(Words, plan.OpenedOn, plan);
    }
}

public sealed record ReviewFacts : FactPick
{
    public override string Words => "review of the plan";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.PlansOf(subject))
            foreach (var review in plan.Reviews) found.Add(Words, review.On, review);
    }
}

/// <summary>Changes of these kinds, or of any.</summary>
public sealed record ChangeFacts(ImmutableArray<ChangeKind> Kinds) : FactPick
{
    public override string Words { get; } = Listed(Kinds, "change of the plan");

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.PlansOf(subject))
            foreach (var change in plan.Changes)
                if (Kinds.IsEmpty || Kinds.Contains(change.Kind)) found.Add(Words, change.On, change);
    }
}

/// <summary>A form of the plan judged, or of every plan, that has both signatures: the day of the second.</summary>
public sealed record PlanSigned : FactPick
{
    public override string Words => "plan signed";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.PlansOf(subject))
            foreach (var agreement in plan.Agreements)
                if (agreement.SignedByBothOn is { } on) found.Add(Words, on, agreement);
    }
}

/// <summary>The participant has a copy of such a form: given on or after the last signature.</summary>
public sealed record CopyGiven : FactPick
{
    public override string Words => "copy given";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.PlansOf(subject))
            foreach (var agreement in plan.Agreements)
                if (agreement is { CopyGivenAfterSigning: true, CopyGivenOn: { } on }) found.Add(Words, on, agreement);
    }
}

public sealed record GoalFacts(GoalPick Pick) : FactPick
{
    public override string Words { get; } = $"{(Listed(Pick.Terms) + " " + Listed(Pick.Types) + " goal").Trim()}";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.PlansOf(subject))
            foreach (var goal in plan.Goals)
                if (Pick.Fits(goal)) found.Add(Words, goal.EstablishedOn, goal);
    }
}

public sealed record ObjectiveFacts(ObjectivePick Pick, ImmutableArray<PlanKind> PlanKinds) : FactPick
{
    public override string Words { get; } = Pick.Predefined.IsEmpty ? "objective" : $"objective \"{string.Join("\" or \"", Pick.Predefined)}\"";

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var plan in record.PlansOf(subject))
        {
            if (!PlanKinds.IsEmpty && !PlanKinds.Contains(plan.Kind)) continue;
            foreach (var goal in plan.Goals)
                foreach (var objective in goal.Objectives)
                    if (Pick.Fits(record, subject, objective)) found.Add(Words, objective.StartsOn, objective);
        }
    }
}

/// <summary>Services, by the day they start.</summary>
public sealed record ServiceFacts(ServicePicks Picks) : FactPick
{
    public override string Words { get; } = NameOf(Picks);

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        foreach (var service in record.Services)
            if (Picks.Fits(record, subject, service)) found.Add(Words, service.StartsOn, service);
        if (!Picks.CountPlanned) return;
        foreach (var service in record.PlannedServices)
            if (Picks.Fits(record, subject, service)) found.Add(Words, service.StartsOn, service);
    }

    private static string NameOf(ServicePicks picks) => string.Join(" or ", picks.AnyOf.Select(pick =>
        !pick.Codes.IsEmpty ? $"service {string.Join(" or ", pick.Codes)}"
        : !pick.Kinds.IsEmpty ? $"service of kind {Listed(pick.Kinds)}"
        : pick.HasYouthElement || !pick.YouthElements.IsEmpty ? "youth element service"
        : "service").Distinct());
}

/// <summary>Case notes, by the day they tell of.</summary>
/// <param name="NamesService">Only those that name the service judged.</param>
/// <param name="Since">Only those on or after the last fact of this sort.</param>
public sealed record CaseNoteFacts(ImmutableArray<string> Subjects, bool TwoWay = false, bool NamesService = false, FactPick? Since = null) : FactPick
{
    public override string Words { get; } = (TwoWay, Subjects.IsEmpty) switch
    {
        (true, true) => "two-way contact",
        (_, true) => "case note",
        _ => $"case note \"{string.Join("\" or \"", Subjects)}\"",
    };

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        var since = Since?.In(record, subject).Last?.On;
        foreach (var note in record.CaseNotes)
        {
            if ((Subjects.IsEmpty || Subjects.Contains(note.Subject))
                && (!TwoWay || note.TwoWay)
                && (!NamesService || (subject.Service is { } service && note.Service == service.Id))
                && (since is null || note.OccurredOn >= since))
                found.Add(Words, note.OccurredOn, note);
        }
    }
}
