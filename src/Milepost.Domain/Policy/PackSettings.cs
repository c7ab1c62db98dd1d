using Milepost.Domain.Training;

namespace Milepost.Domain.Policy;

/// <summary>What differs from one jurisdiction to the next but is no duty: words, lists, limits, steps, guidance.</summary>
/// <remarks>
/// Programs, plan kinds, goal types and terms, goal statuses, service kinds, agreement methods and kinds of change are named as the
/// case file names them (<c>dislocatedWorker</c>, <c>iss</c>, <c>notStarted</c>), so that a record and a setting can be compared as they stand.
/// </remarks>
public sealed record PackSettings
{
    public required PackWords Words { get; init; }

    /// <summary>The programs the pack serves, each with the plan kind (<c>iep</c> or <c>iss</c>) written for it.</summary>
    public required IReadOnlyDictionary<string, string> PlanKinds { get; init; }

    public required IReadOnlyList<GoalTypeSetting> GoalTypes { get; init; }
    public required IReadOnlyList<GoalTermSetting> GoalTerms { get; init; }

    /// <summary>The most characters, as a reader counts them, that a goal statement may have.</summary>
    public required int StatementMaxLength { get; init; }

    /// <summary>The most characters, as a reader counts them, that an objective's statement may have.</summary>
    public required int ObjectiveMaxLength { get; init; }

    public required GoalStatusUse GoalStatus { get; init; }
    public required GoalDates GoalDates { get; init; }

    /// <summary>Names from the list of goal categories; empty where the pack has no such field.</summary>
    public required IReadOnlyList<string> GoalCategories { get; init; }

    public required RequiredFields RequiredFields { get; init; }
    public required IReadOnlyList<WalkStep> Steps { get; init; }
    public required IReadOnlyList<PlanView> Views { get; init; }
    public required IReadOnlyList<ServiceKindSetting> ServiceKinds { get; init; }
    public required PlacementLists Placement { get; init; }
    public required NoteSubjects NoteSubjects { get; init; }
    /// <summary>The basic skills tests that may be used, by whom they are for; empty where no source names any.</summary>
    public IReadOnlyList<ApprovedTests> ApprovedAssessments { get; init; } = [];

    /// <summary>What holds for training: the limit of an individual training account, and whether programs come from the list.</summary>
    public TrainingRules Training { get; init; } = TrainingRules.None;

    public required PlanEpisode PlanEpisode { get; init; }

    /// <summary>What each kind of change means for the signature. A kind that is not listed needs none.</summary>
    public required IReadOnlyList<SignatureRule> NewSignatureOn { get; init; }

    public required IReadOnlyList<AgreementMethodSetting> AgreementMethods { get; init; }
    public required UploadLimits Upload { get; init; }
    public required ProviderDefault ProviderDefault { get; init; }

    /// <summary>The service kinds whose dollar value must be filled in.</summary>
    public required IReadOnlyList<string> CostRequiredFor { get; init; }

    /// <summary>Which programs exit together, and what counts as a service for it.</summary>
    public Participants.ExitUse Exit { get; init; } = Participants.ExitUse.Default;

    /// <summary>What a supervisor approves before it counts; empty where the pack asks for none.</summary>
    public IReadOnlyList<ApprovalSetting> Approvals { get; init; } = [];

    /// <summary>The words above the signature lines.</summary>
    public required string AgreementStatement { get; init; }

    /// <summary>The same in Spanish, for the plan form and the customer's pages; null for a pack that says nothing, and Milepost's own words stand in.</summary>
    public PackSpanish? Spanish { get; init; }

    /// <summary>The guidance of each page, by the page's name (see <see cref="InstructionPages"/>).</summary>
    public required IReadOnlyDictionary<string, PageInstructions> Instructions { get; init; }

    public IEnumerable<string> Programs => PlanKinds.Keys;

    public IEnumerable<GoalTypeSetting> GoalTypesFor(string program) => GoalTypes.Where(type => type.Programs.Contains(program));

    /// <summary>The terms a goal of this type may have, in the order they are offered; none for a type the program does not allow.</summary>
    public IEnumerable<GoalTermSetting> TermsFor(string goalType, string program) =>
        GoalTypesFor(program).FirstOrDefault(type => type.Type == goalType) is { } type
            ? GoalTerms.Where(term => type.Terms.Contains(term.Term))
            : [];

    public ServiceKindSetting? ServiceKind(string kind) => ServiceKinds.FirstOrDefault(setting => setting.Kind == kind);

    /// <summary>The fields a service of this kind cannot be saved without.</summary>
    public IEnumerable<string> RequiredOnService(string kind) =>
        RequiredFields.Service.Concat(ServiceKind(kind)?.Required ?? []).Concat(CostRequiredFor.Contains(kind) ? ["cost"] : []).Distinct();

    public ApprovalSetting? ApprovalOf(string what) => Approvals.FirstOrDefault(approval => approval.What == what);

    public SignatureRule? SignatureRuleFor(string change, string planKind) => NewSignatureOn.FirstOrDefault(rule => rule.Change == change && rule.IsAbout(planKind));

    public bool NeedsNewSignature(string change, string planKind) => SignatureRuleFor(change, planKind) is { Needed: true };

    /// <summary>The guidance shown on a page; null for a page that has none.</summary>
    public PageInstructions? InstructionsFor(string page) => Instructions.GetValueOrDefault(page);
}

/// <summary>What people and things are called where the pack applies. Given in the singular, ready for a label.</summary>
public sealed record PackWords(
    string Planner,
    string Participant,
    string Iep,
    string Iss,
    string IepShort,
    string IssShort,
    string Objective,
    string Service,
    string Provider)
{
    public string PlanName(string kind) => kind == "iss" ? Iss : Iep;

    public string PlanShortName(string kind) => kind == "iss" ? IssShort : IepShort;
}

/// <summary>What customers read of a pack, in Spanish. Staff pages stay in English.</summary>
/// <param name="GoalTypes">By the type's name in the case file; so the terms, statuses and methods.</param>
public sealed record PackSpanish(
    SpanishPackWords Words,
    IReadOnlyDictionary<string, string> GoalTypes,
    IReadOnlyDictionary<string, string> GoalTerms,
    IReadOnlyDictionary<string, string> GoalStatuses,
    IReadOnlyDictionary<string, string> AgreementMethods,
    string OffTrackMessage,
    string AgreementStatement);

/// <summary>What people and things are called in Spanish, in the singular; the plurals are told, as Spanish makes them in more than one way.</summary>
public sealed record SpanishPackWords(
    string Planner,
    string Participant,
    string Iep,
    string Iss,
    string IepShort,
    string IssShort,
    string Objective,
    string Objectives,
    string Service,
    string Services,
    string Provider);

/// <summary>A type of goal, the programs that may use it and the terms it may have.</summary>
/// <param name="LinkedTo">The type of goal it must hang from, if any.</param>
public sealed record GoalTypeSetting(string Type, string Label, IReadOnlyList<string> Programs, IReadOnlyList<string> Terms, string? LinkedTo);

/// <summary>A goal term with the length it suggests; the lengths are advice and refuse nothing.</summary>
public sealed record GoalTermSetting(string Term, string Label, int? OverMonths, int? UpToMonths, string? Note)
{
    public bool Suits(DateOnly start, DateOnly end) =>
        (OverMonths is not { } over || end > start.AddMonths(over)) && (UpToMonths is not { } upTo || end <= start.AddMonths(upTo));
}

/// <summary>Where a goal's start and end come from.</summary>
public enum GoalDates
{
    /// <summary>The planner types them.</summary>
    Typed,

    /// <summary>The first start and last end of the goal's services.</summary>
    FromServices,
}

/// <summary>How the pack uses goal statuses.</summary>
/// <param name="StartsWithService">A goal not started becomes started when one of its services starts.</param>
/// <param name="OffTrackMessage">What the participant is written when a goal is set off track.</param>
public sealed record GoalStatusUse(bool Required, bool StartsWithService, string OffTrackMessage, IReadOnlyList<GoalStatusSetting> Statuses);

/// <param name="SetByStaff">False for a status the program sets by itself.</param>
public sealed record GoalStatusSetting(string Status, string Label, string Meaning, bool SetByStaff);

/// <summary>The fields a page refuses to save without, named as in the case file.</summary>
/// <param name="Iep">What an IEP needs beyond <paramref name="Plan"/>.</param>
/// <param name="Iss">What an ISS needs beyond <paramref name="Plan"/>.</param>
public sealed record RequiredFields(
    IReadOnlyList<string> Plan,
    IReadOnlyList<string> Iep,
    IReadOnlyList<string> Iss,
    IReadOnlyList<string> Goal,
    IReadOnlyList<string> Objective,
    IReadOnlyList<string> Service,
    IReadOnlyList<string> Review)
{
    public IEnumerable<string> OnPlan(string kind) => Plan.Concat(kind == "iss" ? Iss : Iep);
}

/// <summary>One step of the walk through the plan, in the pack's order.</summary>
public sealed record WalkStep(string Step, string Label);

/// <summary>One tab of the plan.</summary>
public sealed record PlanView(string View, string Label);

/// <summary>A kind of service the pack offers.</summary>
/// <param name="Group">The heading it is listed under.</param>
/// <param name="Required">Fields it needs beyond those of every service.</param>
/// <param name="TakesPlacement">The worksite placement is asked for.</param>
public sealed record ServiceKindSetting(string Kind, string Label, string Group, IReadOnlyList<string> Programs, IReadOnlyList<string> Required, bool TakesPlacement);

/// <param name="ListedFirst">The source's word that employer and worksite stand in the list before anybody is placed; null where names may be typed.</param>
public sealed record PlacementLists(IReadOnlyList<string> PositionTypes, IReadOnlyList<string> Statuses, string? ListedFirst = null);

/// <summary>The subject of each case note the program writes or starts by itself.</summary>
/// <param name="Service">Null: the note takes the service's own name.</param>
/// <param name="CopyGiven">Null: policy does not ask for a note when a copy of the signed plan is given.</param>
public sealed record NoteSubjects(
    string ReviewUnchanged,
    string ReviewChanged,
    string PlanDevelopment,
    string GoalChanged,
    string? Service,
    string Contact,
    string? CopyGiven)
{
    /// <summary>The moments that have a note of their own; null where the source asks for none.</summary>
    public string? Introduction { get; init; }
    public string? TrainingNeed { get; init; }
    public string? TrainingBegin { get; init; }
    public string? TrainingEnd { get; init; }
    public string? Exit { get; init; }
    public string? FollowUp { get; init; }
}

/// <param name="For">"englishSpeakers" or "englishLearners".</param>
/// <param name="Training">What whoever gives them must have completed; null where nothing is asked.</param>
public sealed record ApprovedTests(string For, string Label, IReadOnlyList<string> Tools, string? Training, Citation Citation)
{
    public const string Speakers = "englishSpeakers";
    public const string Learners = "englishLearners";
}

/// <summary>How making and changing the plan is recorded as a service.</summary>
/// <param name="OnOpening">A service is written when a plan is opened.</param>
/// <param name="OnChange">A further episode is written for each day the plan is changed.</param>
public sealed record PlanEpisode(bool OnOpening, bool OnChange, EpisodeService Iep, EpisodeService Iss)
{
    public EpisodeService For(string planKind) => planKind == "iss" ? Iss : Iep;
}

public sealed record EpisodeService(string? Code, string Name);

/// <summary>Whether a kind of change needs a new signature, and on whose word.</summary>
/// <param name="Because">The end of the sentence "this needs a new signature because ..." or "this needs no new signature because ...".</param>
public sealed record SignatureRule(string Change, bool Needed, string Because, Citation Citation)
{
    /// <summary>The kinds of plan whose source says it; empty for all.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];

    public bool IsAbout(string planKind) => Plans.Count == 0 || Plans.Contains(planKind);
}

/// <summary>Something that a supervisor approves before it counts.</summary>
/// <param name="What"><c>plan</c>, <c>training</c>, <c>support</c> or <c>placement</c>.</param>
/// <param name="NewPlannersOnly">Only for participants whose planner is marked as new (<c>newCareerCoach</c> in the case file).</param>
/// <param name="OverDollars">Only for a service that costs more.</param>
/// <param name="Refuses">A plan that is not approved is not printed for signing; else the page warns.</param>
/// <param name="Because">Says in one sentence why, on the pages that ask for it.</param>
public sealed record ApprovalSetting(string What, bool NewPlannersOnly, int? OverDollars, bool Refuses, string Because, Citation Citation);

public sealed record AgreementMethodSetting(string Method, string Label, string Explanation);

/// <param name="Types">File name endings without the dot; the content must match.</param>
public sealed record UploadLimits(int MaxMegabytes, IReadOnlyList<string> Types);

/// <summary>Who is taken to give a service until someone says otherwise.</summary>
public enum ProviderDefault
{
    /// <summary>Nobody: the planner fills it in.</summary>
    None,

    /// <summary>The office's provider, which is the grantee.</summary>
    Grantee,
}

/// <summary>Short guidance for one page, and where it comes from.</summary>
public sealed record PageInstructions(IReadOnlyList<string> Sentences, IReadOnlyList<Citation> Citations);
