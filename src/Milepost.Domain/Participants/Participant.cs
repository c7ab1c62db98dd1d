namespace Milepost.Domain.Participants;

public sealed record Address(string? Street, string? City, string? State, string? Zip);

/// <summary>Who somebody is and how to reach them: what the profile page edits and the case file carries.</summary>
public sealed record Profile
{
    public string FirstName { get; init; } = "";
    public string? MiddleName { get; init; }
    public string LastName { get; init; } = "";
    public string? PreferredName { get; init; }
    public DateOnly BirthDate { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? SecondPhone { get; init; }
    public Address? Address { get; init; }

    /// <summary>"en" or "es".</summary>
    public string? Language { get; init; }
    public bool? Veteran { get; init; }
    public bool? AttendingSchool { get; init; }
    public DateOnly? TrainingApprovedOn { get; init; }

    /// <summary>The planner's plans are still checked by the site director.</summary>
    public bool? NewCareerCoach { get; init; }

    /// <summary>The plan is kept on paper, in the folder.</summary>
    public bool? Folder { get; init; }
    public string? DesiredCareerPath { get; init; }
}


/// <summary>One person and the root of that person's record. Every change to any part of it goes through here once.</summary>
public sealed partial class Participant : Recorded
{
    private Participant() { }

    /// <summary>The id in case files and on paper ("P-7K3M9Q2A"); unique in the installation.</summary>
    public string CaseNumber { get; private set; } = "";

    public Profile Profile { get; private set; } = new();

    /// <summary>The pack whose requirements and words this record follows.</summary>
    public string PackId { get; private set; } = "";

    public Guid? OfficeId { get; private set; }

    public Guid? PlannerId { get; private set; }

    public Screening? Screening { get; private set; }

    public IReadOnlyList<string> PartnerPrograms { get; private set; } = [];

    /// <summary>The record that this one was merged into; set, this one is only a signpost.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Case numbers of records that were merged into this one; they still find it.</summary>
    public IReadOnlyList<string> FormerNumbers { get; private set; } = [];

    /// <summary>Lower-case name, case number and reversed name without accents, for search.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Raised with every change to any part of the record, so that two changes at once are put in order.</summary>
    public long RecordVersion { get; private set; } = 1;

    /// <summary>Hash of the newest history entry of this record.</summary>
    public string HistoryHead { get; private set; } = "";

    /// <summary>Number of history entries of this record.</summary>
    public long HistoryLength { get; private set; }

    /// <summary>The last number given to a part of this record; the next part gets the one after it.</summary>
    public int LastPartNumber { get; private set; }

    public string Name => $"{Profile.FirstName} {Profile.LastName}".Trim();

    /// <summary>What the person likes to be called, else the first name.</summary>
    public string CalledName => Profile.PreferredName ?? Profile.FirstName;

    public static Result<Participant> Register(string caseNumber, Profile profile, string packId, Guid? officeId, Guid? plannerId, DateOnly today)
    {
        var problems = Check(profile, today);
        if (problems.Count > 0) return problems;

        var participant = new Participant { CaseNumber = caseNumber, PackId = packId, OfficeId = officeId, PlannerId = plannerId };
        participant.Take(profile);
        participant.Raise("participant.registered", $"Record opened for {participant.Name}");
        return participant;
    }

    /// <summary>Takes a record over from a case file, as it happened; nothing is refused that the file format allows.</summary>
    public static Participant Restore(
        string caseNumber, Profile profile, string packId, Guid? officeId, Guid? plannerId,
        Screening? screening, IReadOnlyList<string> partnerPrograms, int lastPartNumber, string source)
    {
        var participant = new Participant
        {
            CaseNumber = caseNumber, PackId = packId, OfficeId = officeId, PlannerId = plannerId,
            Screening = screening, PartnerPrograms = partnerPrograms, LastPartNumber = lastPartNumber,
        };
        participant.Take(profile);
        participant.Raise("participant.imported", $"Record of {participant.Name} imported", source);
        return participant;
    }

    /// <summary>Makes an existing record's own data be as a case file says.</summary>
    public void Replace(
        Profile profile, string packId, Guid? officeId, Guid? plannerId, Screening? screening, IReadOnlyList<string> partnerPrograms, int lastPartNumber, string source)
    {
        (PackId, OfficeId, PlannerId, Screening, PartnerPrograms) = (packId, officeId, plannerId, screening, partnerPrograms);
        LastPartNumber = Math.Max(LastPartNumber, lastPartNumber);
        Take(profile);
        Raise("participant.replaced", $"Record of {Name} replaced by an import", source);
    }

    public Result<Done> ChangeProfile(Profile profile, DateOnly today)
    {
        var problems = Check(profile, today);
        if (problems.Count > 0) return problems;
        if (profile == Profile) return Done.It;

        Take(profile);
        Raise("participant.profile-changed", "Profile changed");
        return Done.It;
    }

    public void SetDesiredCareerPath(string? path)
    {
        var text = string.IsNullOrWhiteSpace(path) ? null : path.Trim();
        if (text == Profile.DesiredCareerPath) return;
        Profile = Profile with { DesiredCareerPath = text };
        Raise("participant.career-path", text is null ? "Desired career path removed" : $"Desired career path: {text}");
    }

    /// <summary>Hands the record to another office or planner.</summary>
    /// <param name="words">Names both for the history: "North Office, Robin Planner".</param>
    /// <param name="policy">The policy the record follows from then on, with its title: that of the office it goes to. Null: the one it follows.</param>
    public Result<Done> Assign(Guid? officeId, Guid? plannerId, string words, string? why, (string Id, string Title)? policy = null)
    {
        if (officeId == OfficeId && plannerId == PlannerId) return ParticipantProblems.AssignedAlready;
        if (string.IsNullOrWhiteSpace(why)) return ParticipantProblems.ReasonMissing;
        (OfficeId, PlannerId) = (officeId, plannerId);
        Raise("participant.assigned", $"Assigned to {words}", why.Trim());
        if (policy is { } follows && follows.Id != PackId)
        {
            PackId = follows.Id;
            Raise("participant.policy", $"From now on the record follows {follows.Title}");
        }
        return Done.It;
    }

    /// <summary>A supervisor approved training. A day that is there already stays.</summary>
    public void ApproveTraining(DateOnly today)
    {
        if (Profile.TrainingApprovedOn is not null) return;
        Profile = Profile with { TrainingApprovedOn = today };
        Raise("participant.training-approved", $"Training approved on {today.Words()}");
    }

    /// <summary>The planner's plans no longer have to be looked at by a supervisor.</summary>
    public void TrustPlanner()
    {
        if (Profile.NewCareerCoach != true) return;
        Profile = Profile with { NewCareerCoach = false };
        Raise("participant.planner-trusted", "The planner's plans need no approval from now on");
    }

    public Result<Done> Screen(Screening screening, DateOnly today)
    {
        var problems = new List<Problem>();
        if (screening.GivenOn > today) problems.Add(ParticipantProblems.InFuture("GivenOn", "the screening was given"));
        else if (screening.GivenOn <= Profile.BirthDate) problems.Add(ParticipantProblems.BeforeBirth("GivenOn", Profile.BirthDate));
        if (!screening.BasicSkillsDeficient && screening.Actions.Count > 0) problems.Add(ParticipantProblems.ActionsWithoutNeed);
        if (problems.Count > 0) return problems;

        Screening = screening;
        Raise("participant.screened", $"Basic skills screening of {screening.GivenOn.Words()}: "
            + (screening.BasicSkillsDeficient ? "basic skills deficient" : "not basic skills deficient"), screening.Reason);
        return Done.It;
    }

    /// <summary>Records what was done about the deficiency, and by what in the record it was done.</summary>
    public Result<Done> FollowUpScreening(ScreeningFollowUp done)
    {
        if (Screening is not { BasicSkillsDeficient: true } screening) return ScreeningProblems.NothingToFollowUp;
        if (screening.FollowUps.Contains(done)) return Done.It;
        Screening = screening with
        {
            Actions = screening.Actions.Contains(done.Action) ? screening.Actions : [.. screening.Actions, done.Action],
            FollowUps = [.. screening.FollowUps.Where(f => f.Action != done.Action || f.By != done.By), done],
        };
        Raise("participant.screening-followed-up", $"Follow-up of the basic skills screening: {done.Action}, {done.On.Words()}");
        return Done.It;
    }

    /// <summary>Takes back what was recorded by mistake: the action and what it was linked to.</summary>
    public Result<Done> TakeBackFollowUp(string action)
    {
        if (Screening is not { } screening || !screening.Actions.Contains(action)) return ScreeningProblems.NoSuchFollowUp;
        Screening = screening with { Actions = [.. screening.Actions.Where(a => a != action)], FollowUps = [.. screening.FollowUps.Where(f => f.Action != action)] };
        Raise("participant.screening-follow-up-taken-back", $"Follow-up of the basic skills screening taken back: {action}");
        return Done.It;
    }

    public void SetPartnerPrograms(IReadOnlyList<string> programs)
    {
        if (programs.SequenceEqual(PartnerPrograms)) return;
        PartnerPrograms = programs;
        Raise("participant.partner-programs", programs.Count == 0 ? "No concurrent partner programs" : $"Concurrent partner programs: {string.Join(", ", programs)}");
    }

    /// <summary>Two records are the same person's: this one stays, the other becomes a signpost to it. Their parts are moved by the store.</summary>
    /// <param name="profile">Of both, what stays.</param>
    public Result<Done> TakeIn(Participant other, Profile profile, Screening? screening, IReadOnlyList<string> partnerPrograms, string? why, DateOnly today)
    {
        var problems = Check(profile, today);
        if (string.IsNullOrWhiteSpace(why)) problems.Add(ParticipantProblems.ReasonMissing);
        if (problems.Count > 0) return problems;

        (Screening, PartnerPrograms) = (screening, partnerPrograms);
        FormerNumbers = [.. FormerNumbers, other.CaseNumber, .. other.FormerNumbers];
        // Ids that came along keep their numbers where nobody has them; a new part must not take one.
        LastPartNumber = Math.Max(LastPartNumber, other.LastPartNumber);
        Take(profile);
        Raise("participant.merged", $"Record {other.CaseNumber} of {other.Name} merged into this one", why!.Trim());
        other.MergedIntoId = Id;
        other.Raise("participant.merged-away", $"Merged into record {CaseNumber} of {Name}", why.Trim());
        return Done.It;
    }

    /// <summary>They are two persons after all: takes a merge back.</summary>
    public Result<Done> LetGo(Participant other, Profile profile, Screening? screening, IReadOnlyList<string> partnerPrograms, string? why)
    {
        if (string.IsNullOrWhiteSpace(why)) return ParticipantProblems.ReasonMissing;
        (Screening, PartnerPrograms) = (screening, partnerPrograms);
        FormerNumbers = [.. FormerNumbers.Except([other.CaseNumber, .. other.FormerNumbers])];
        Take(profile);
        Raise("participant.merge-undone", $"Merge undone: record {other.CaseNumber} of {other.Name} is on its own again", why.Trim());
        other.MergedIntoId = null;
        other.LastPartNumber = Math.Max(LastPartNumber, other.LastPartNumber);
        other.Raise("participant.merge-undone", $"Merge into record {CaseNumber} undone", why.Trim());
        return Done.It;
    }

    /// <summary>The id for a new part of this record: "G-12".</summary>
    public string NextPartId(string prefix) => $"{prefix}-{++LastPartNumber}";

    private void Take(Profile profile)
    {
        Profile = profile with { FirstName = profile.FirstName.Trim(), LastName = profile.LastName.Trim() };
        SearchText = SearchWords.Normalize($"{Name} {Profile.LastName} {Profile.FirstName} {Profile.PreferredName} {CaseNumber} {string.Join(' ', FormerNumbers)}");
    }

    private static List<Problem> Check(Profile profile, DateOnly today)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(profile.FirstName)) problems.Add(ParticipantProblems.NameMissing("FirstName", "first name"));
        if (string.IsNullOrWhiteSpace(profile.LastName)) problems.Add(ParticipantProblems.NameMissing("LastName", "last name"));
        if (profile.BirthDate >= today) problems.Add(ParticipantProblems.BornInFuture);
        else if (profile.BirthDate < today.AddYears(-120)) problems.Add(ParticipantProblems.BornTooLongAgo);
        if (profile.TrainingApprovedOn > today) problems.Add(ParticipantProblems.InFuture("TrainingApprovedOn", "training was approved"));
        else if (profile.TrainingApprovedOn <= profile.BirthDate) problems.Add(ParticipantProblems.BeforeBirth("TrainingApprovedOn", profile.BirthDate));
        return problems;
    }
}

public static class ParticipantProblems
{
    public static readonly Problem NotFound = new("participant.not-found", ProblemKind.NotFound,
        "There is no such record, or it is not yours to see.");

    public static readonly Problem BornInFuture = new("participant.born-in-future", ProblemKind.Invalid,
        "Enter a birth date before today.", "BirthDate");

    public static readonly Problem BornTooLongAgo = new("participant.born-too-long-ago", ProblemKind.Invalid,
        "Check the year of the birth date: it is more than 120 years ago.", "BirthDate");

    public static readonly Problem AssignedAlready = new("participant.assigned-already", ProblemKind.Invalid,
        "This is who has the record now. Choose another office or planner.", "OfficeId");

    public static readonly Problem ReasonMissing = new("participant.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");

    public static readonly Problem ActionsWithoutNeed = new("participant.actions-without-need", ProblemKind.Invalid,
        "Follow-up actions belong to a screening that found basic skills deficient. Take them back first, or answer Yes.", "BasicSkillsDeficient");

    public static Problem BeforeBirth(string field, DateOnly birthDate) =>
        new("participant.before-birth", ProblemKind.Invalid, $"Enter a day after the birth date of {birthDate.Words()}, or correct the birth date.", field);

    public static Problem NameMissing(string field, string words) =>
        new("participant.name-missing", ProblemKind.Invalid, $"Enter the {words}.", field);

    public static Problem InFuture(string field, string what) =>
        new("participant.in-future", ProblemKind.Invalid, $"Enter the day {what}: today or earlier.", field);
}
