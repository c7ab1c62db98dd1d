using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Features.CaseNotes.Required;

public enum NoteDuty
{
    /// <summary>A note of one subject.</summary>
    Subject,

    /// <summary>Any note that tells of the service.</summary>
    EachService,

    /// <summary>A two-way note again and again.</summary>
    Contact,

    /// <summary>A note of each review.</summary>
    Review,
}

/// <summary>A requirement that a case note settles.</summary>
/// <param name="Detail">The word by which a finding names the note when it is missing; null where it names none.</param>
/// <param name="Every">How often, for one that comes round again.</param>
public sealed record NoteAsked(Requirement Requirement, NoteDuty Duty, string? Subject = null, string? Detail = null, Interval? Every = null)
{
    /// <summary>What the requirements themselves say of notes: their rules are read, so that no page knows a jurisdiction.</summary>
    public static IReadOnlyList<NoteAsked> By(IEnumerable<Requirement> requirements) => [.. requirements.SelectMany(By)];

    private static IEnumerable<NoteAsked> By(Requirement requirement) => requirement.Rule switch
    {
        OnFile rule => Needed(requirement, rule.Needs),
        PrecededBy rule => Needed(requirement, rule.Needs),
        Holds rule => rule.Parts.OfType<ServiceNotePart>().SelectMany(part => part.Notes.Subjects.IsEmpty
            ? [new NoteAsked(requirement, NoteDuty.EachService, Detail: part.Detail)]
            : part.Notes.Subjects.Select(subject => new NoteAsked(requirement, NoteDuty.Subject, subject, part.Detail))),
        DoneEvery rule when requirement.SettledBy == Settlement.Contact => [new(requirement, NoteDuty.Contact, Every: rule.Every)],
        ReviewNoted => [new(requirement, NoteDuty.Review)],
        _ => [],
    };

    private static IEnumerable<NoteAsked> Needed(Requirement requirement, IEnumerable<Need> needs) =>
        needs.SelectMany(need => need.Fact is CaseNoteFacts { Subjects.IsEmpty: false } notes ? notes.Subjects.Select(subject => new NoteAsked(requirement, NoteDuty.Subject, subject, need.Detail)) : []);
}
