using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>The days a service, a case note or an outcome has of its own.</summary>
public enum SubjectDay
{
    /// <summary>The service starts.</summary>
    Start,

    /// <summary>It is entered.</summary>
    Recorded,

    /// <summary>The service is known to have ended: the day it was learned, else the end itself.</summary>
    EndLearned,

    /// <summary>The service's outcome is entered; both the outcome and that day are needed.</summary>
    Closed,

    /// <summary>The note's contact took place.</summary>
    Occurred,

    /// <summary>The outcome was learned of, else attained.</summary>
    Learned,
}

/// <summary>A day of the subject itself.</summary>
public sealed record DayOfSubject(SubjectDay Day) : FactPick
{
    public override string Words { get; } = Day switch
    {
        SubjectDay.Start => "start",
        SubjectDay.Recorded => "entry",
        SubjectDay.EndLearned => "end learned",
        SubjectDay.Closed => "closed with its outcome",
        SubjectDay.Occurred => "what the note tells of",
        _ => "learned of",
    };

    public override void Find(RecordOnDay record, Subject subject, ref Found found)
    {
        if (On(subject) is { } on) found.Add(Words, on, subject.Fact);
    }

    private DateOnly? On(Subject subject) => (Day, subject.Fact) switch
    {
        (SubjectDay.Start, ServiceFact service) => service.StartsOn,
        (SubjectDay.Recorded, ServiceFact service) => service.RecordedOn,
        (SubjectDay.EndLearned, ServiceFact service) => service.LearnedEndedOn ?? service.EndsOn,
        (SubjectDay.Closed, ServiceFact service) => service.Completed ? service.ClosureRecordedOn : null,
        (SubjectDay.Occurred, CaseNoteFact note) => note.OccurredOn,
        (SubjectDay.Recorded, CaseNoteFact note) => note.RecordedOn,
        (SubjectDay.Learned, OutcomeFact outcome) => outcome.LearnedOn ?? outcome.AttainedOn,
        (SubjectDay.Recorded, OutcomeFact outcome) => outcome.RecordedOn,
        _ => null,
    };
}
