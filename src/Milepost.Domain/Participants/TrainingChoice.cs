namespace Milepost.Domain.Participants;

/// <summary>
/// The tests for training of 29 USC 3174(c)(3)(A) and 20 CFR 680.210: somebody gets it who is unlikely to find or keep work that supports them by
/// career services alone, needs it, can succeed in it, for work that exists within reach, where other grants fall short, and in the order of priority.
/// </summary>
public enum TrainingTest { CareerServicesFallShort, NeedsTraining, AbleToSucceed, TiedToLocalJobs, OtherGrantsFallShort, Priority }

/// <summary>One of the six talks that make a training choice an informed one.</summary>
/// <param name="Source">Where the facts came from, such as a labor market page.</param>
public sealed record ChoiceTalk(InformedChoice About, DateOnly On, string? Discussed, string? Source);

/// <param name="Holds">Null: not looked at yet.</param>
public sealed record TrainingTestResult(TrainingTest Test, bool? Holds, string? Why);

public sealed record TrainingChoiceDetails
{
    /// <summary>The training considered, by the name of its program.</summary>
    public string Training { get; init; } = "";
    public string? Provider { get; init; }

    /// <summary>The occupation it leads to, as plans keep it.</summary>
    public string? Occupation { get; init; }
    public DateOnly ConsideredOn { get; init; }
    public IReadOnlyList<ChoiceTalk> Talks { get; init; } = [];
    public IReadOnlyList<TrainingTestResult> Tests { get; init; } = [];

    /// <summary>Null while it is open.</summary>
    public bool? Suitable { get; init; }
    public string? Reason { get; init; }
    public DateOnly? DecidedOn { get; init; }

    public IEnumerable<InformedChoice> TalkedAbout => Talks.Select(t => t.About).Distinct().Order();

    public IEnumerable<InformedChoice> TalksMissing => Enum.GetValues<InformedChoice>().Except(TalkedAbout);

    public IEnumerable<TrainingTest> TestsOpen => Enum.GetValues<TrainingTest>().Except(Tests.Where(t => t.Holds is not null).Select(t => t.Test));
}

/// <summary>Whether a training suits somebody, and how they came to choose it.</summary>
public sealed class TrainingChoice : RecordPart
{
    private TrainingChoice() { }

    public TrainingChoiceDetails Details { get; private set; } = new();
    public DateOnly RecordedOn { get; private set; }

    /// <summary>Case-file id of the training service it became.</summary>
    public string? Service { get; private set; }

    /// <summary>Case-file id of the note that tells of the need for training.</summary>
    public string? CaseNote { get; private set; }

    /// <summary>Found suitable, and not entered as a service yet.</summary>
    public bool WaitsForService => Details.Suitable == true && Service is null;

    public static Result<TrainingChoice> Record(Participant participant, TrainingChoiceDetails details, DateOnly today)
    {
        details = Trim(details);
        if (Check(details, participant.Profile.BirthDate, today) is { Count: > 0 } problems) return problems;
        var choice = new TrainingChoice { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("T"), Details = details, RecordedOn = today };
        choice.Raise("training-choice.recorded", $"Training considered: {details.Training}{choice.ResultWords}", details.Reason);
        return choice;
    }

    public static TrainingChoice Restore(Guid participantId, string id, TrainingChoiceDetails details, DateOnly recordedOn, string? service, string? caseNote) =>
        new() { ParticipantId = participantId, CaseFileId = id, Details = details, RecordedOn = recordedOn, Service = service, CaseNote = caseNote };

    public Result<Done> Change(TrainingChoiceDetails details, DateOnly birthDate, DateOnly today)
    {
        details = Trim(details);
        if (Check(details, birthDate, today) is { Count: > 0 } problems) return problems;
        if (details with { Talks = Details.Talks, Tests = Details.Tests } == Details && details.Talks.SequenceEqual(Details.Talks) && details.Tests.SequenceEqual(Details.Tests)) return Done.It;
        Details = details;
        Raise("training-choice.changed", $"Training choice changed: {details.Training}{ResultWords}", details.Reason);
        return Done.It;
    }

    /// <summary>Says which training service it became.</summary>
    public void Became(string service, string title)
    {
        if (Service == service) return;
        Service = service;
        Raise("training-choice.entered", $"{Details.Training} entered as a service: {title}");
    }

    public void ToldIn(string caseNote) => CaseNote = caseNote;

    private string ResultWords => Details.Suitable switch { true => ", suitable", false => ", not suitable", null => "" };

    private static List<Problem> Check(TrainingChoiceDetails details, DateOnly birthDate, DateOnly today)
    {
        var problems = new List<Problem>();
        if (details.Training.Length == 0) problems.Add(TrainingChoiceProblems.TrainingMissing);
        CheckDay(details.ConsideredOn, "ConsideredOn", "the training was considered");
        for (var row = 0; row < details.Talks.Count; row++)
            CheckDay(details.Talks[row].On, $"Talks[{row}].On", "you talked");
        if (details.Suitable is not null)
        {
            if (details.Reason is null) problems.Add(TrainingChoiceProblems.ReasonMissing);
            if (details.DecidedOn is not { } decided) problems.Add(TrainingChoiceProblems.DecidedOnMissing);
            else if (decided > today) problems.Add(ParticipantProblems.InFuture("DecidedOn", "it was decided"));
            else if (decided < details.ConsideredOn) problems.Add(TrainingChoiceProblems.DecidedBefore(details.ConsideredOn));
        }
        return problems;

        void CheckDay(DateOnly day, string field, string what)
        {
            if (day > today) problems.Add(ParticipantProblems.InFuture(field, what));
            else if (day <= birthDate) problems.Add(ParticipantProblems.BeforeBirth(field, birthDate));
        }
    }

    private static TrainingChoiceDetails Trim(TrainingChoiceDetails details) => details with
    {
        Training = details.Training.Trim(), Provider = Blank(details.Provider), Occupation = Blank(details.Occupation), Reason = Blank(details.Reason),
        Talks = [.. details.Talks.Select(t => t with { Discussed = Blank(t.Discussed), Source = Blank(t.Source) })],
        Tests = [.. details.Tests.Select(t => t with { Why = Blank(t.Why) }).Where(t => t.Holds is not null || t.Why is not null)],
        // A decision that was taken back has no day.
        DecidedOn = details.Suitable is null ? null : details.DecidedOn,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class TrainingChoiceProblems
{
    public static readonly Problem NotFound = new("training-choice.not-found", ProblemKind.NotFound, "There is no such training choice, or it is not yours to see.");
    public static readonly Problem TrainingMissing = new("training-choice.training-missing", ProblemKind.Invalid, "Enter the training that is considered.", "Training");
    public static readonly Problem ReasonMissing = new("training-choice.reason-missing", ProblemKind.Invalid, "Say why the training suits this person, or why it does not.", "Reason");
    public static readonly Problem DecidedOnMissing = new("training-choice.decided-on-missing", ProblemKind.Invalid, "Enter the day it was decided.", "DecidedOn");
    public static readonly Problem NotATraining = new("training-choice.not-a-training", ProblemKind.Invalid, "Choose one of this person's training services.", "Service");

    public static Problem DecidedBefore(DateOnly consideredOn) => new("training-choice.decided-before", ProblemKind.Invalid,
        $"The training was first considered on {consideredOn.Words()}. Enter that day or a later one.", "DecidedOn");
}
