using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.App.Policy;
using Milepost.Domain.Worksites;

namespace Milepost.App.ReferenceData;

/// <summary>The lists behind the pages' choices, read once at start. See data/README.md for where each comes from.</summary>
public sealed class ReferenceLists
{
    private readonly Packs _packs;
    private readonly List<(Occupation Occupation, SearchText Title, string Digits)> _occupations;
    private readonly List<(PredefinedObjective Objective, SearchText Name)> _objectives;

    internal ReferenceLists(ReferenceEntryLists entries, Packs packs)
    {
        _packs = packs;
        Entries = entries;
        _occupations = [.. entries.Occupations.Select(each => (each, new SearchText(each.Title), DigitsOf(each.Code)))];
        _objectives = [.. entries.Objectives.Select(each => (each, new SearchText(each.Name)))];
    }

    private ReferenceEntryLists Entries { get; }

    public IReadOnlyList<PredefinedObjective> Objectives => Entries.Objectives;
    public IReadOnlyList<YouthElement> YouthElements => Entries.YouthElements;
    public IReadOnlyList<Occupation> Occupations => Entries.Occupations;
    public IReadOnlyList<ServiceCode> Services => Entries.Services;
    public IReadOnlyList<Barrier> Barriers => Entries.Barriers;
    public IReadOnlyList<SupportType> SupportTypes => Entries.SupportTypes;
    public IReadOnlyList<PerformanceIndicator> Indicators => Entries.Indicators;
    public IReadOnlyList<GoalCategory> EveryGoalCategory => Entries.GoalCategories;
    public IReadOnlyList<CredentialType> CredentialTypes => Entries.CredentialTypes;
    public IReadOnlyList<SkillGainType> SkillGainTypes => Entries.SkillGainTypes;
    public IReadOnlyList<PartnerProgram> PartnerPrograms => Entries.PartnerPrograms;
    public IReadOnlyList<MinimumWage> MinimumWages => Entries.MinimumWages;
    public IReadOnlyList<IncomeTable> IncomeTables => Entries.IncomeTables;

    /// <summary>The income tables that are the same everywhere in this state; Alaska and Hawaii have their own.</summary>
    public IEnumerable<IncomeTable> IncomeTablesFor(string? state) => IncomeTables.Where(table => table.Place == IncomePlaces.Of(state));
    public IReadOnlyList<ExitReason> ExitReasons => Entries.ExitReasons;

    /// <param name="outcome">"credential", "skillGain", "employment", "exclusion".</param>
    public IEnumerable<EvidenceKind> EvidenceFor(string outcome) => Entries.EvidenceKinds.Where(kind => kind.For.Contains(outcome));

    /// <summary>The same list as the law it is: which rate holds for a place, a person and a day.</summary>
    public MinimumWageLaw WageLaw => field ??= new(
        [.. Entries.MinimumWages.Select(wage => new WageRate(wage.Place, wage.Who, wage.Effective, wage.DollarsPerHour, wage.Groups))],
        Entries.WagePlaces.Where(place => place.Within is not null).ToDictionary(place => place.Place, place => place.Within!));

    /// <summary>Occupations whose code begins with what was typed, or whose title has a word beginning with each word typed; the closest first.</summary>
    public IReadOnlyList<Occupation> SearchOccupations(string text, int max)
    {
        var typed = SearchWords.Of(text);
        if (typed.Length == 0 || max <= 0) return [];

        var digits = text.Any(char.IsLetter) ? "" : DigitsOf(text);
        return [.. _occupations
            .Where(each => digits.Length > 0 ? each.Digits.StartsWith(digits, StringComparison.Ordinal) : each.Title.HasAll(typed))
            .OrderBy(each => digits.Length > 0 || each.Title.StartsWith(typed) ? 0 : 1)
            .ThenBy(each => digits.Length > 0 ? 0 : each.Occupation.Title.Length)
            .ThenBy(each => each.Occupation.Code, StringComparer.Ordinal)
            .Take(max)
            .Select(each => each.Occupation)];
    }

    /// <summary>The occupation that a plan names, by its code or by "code title".</summary>
    public Occupation? FindOccupation(string text)
    {
        var code = text.Trim().Split(' ', 2)[0];
        return Occupations.FirstOrDefault(each => each.Code == code);
    }

    /// <summary>Predefined objectives whose name has a word beginning with each word typed; all of them when nothing was typed.</summary>
    public IReadOnlyList<PredefinedObjective> SearchObjectives(string text)
    {
        var typed = SearchWords.Of(text);
        return [.. _objectives.Where(each => each.Name.HasAll(typed)).OrderBy(each => each.Name.StartsWith(typed) ? 0 : 1).ThenBy(each => each.Objective.Number).Select(each => each.Objective)];
    }

    /// <summary>The predefined objective of exactly this name, as a case file gives it.</summary>
    public PredefinedObjective? FindObjective(string name) => Objectives.FirstOrDefault(each => each.Name == name);

    /// <summary>The services a planner may choose for a program: of several rows for one service, the one of the nearest pack.</summary>
    public IReadOnlyList<ServiceCode> ServicesFor(string packId, string program)
    {
        var lineage = _packs[packId].Lineage;
        return [.. Services
            .Where(service => service.Programs.Contains(program) && Distance(service) < lineage.Count)
            .GroupBy(service => service.Service)
            .Select(rows => rows.MinBy(Distance)!)];

        int Distance(ServiceCode service) => DistanceIn(lineage, service.Packs);
    }

    public ServiceCode? FindServiceByCode(string packId, string code) => Of(packId, Services, service => service.Packs).FirstOrDefault(service => service.Code == code);

    /// <summary>The services that usually go with an objective, best first; none where the objective is not for the program.</summary>
    public IReadOnlyList<ServiceCode> LikelyServices(PredefinedObjective objective, string program, string packId)
    {
        var offered = ServicesFor(packId, program);
        var likely = program == "youth" ? objective.YouthServices : objective.AdultServices;
        return [.. likely.Select(name => offered.FirstOrDefault(service => service.Service == name)).OfType<ServiceCode>()];
    }

    public YouthElement? ElementOf(int number) => YouthElements.FirstOrDefault(element => element.Number == number);

    public IReadOnlyList<CaseNoteSubject> Subjects(string packId) => Of(packId, Entries.CaseNoteSubjects, subject => subject.Packs);

    public IReadOnlyList<GoalCategory> GoalCategories(string packId) => Of(packId, Entries.GoalCategories, category => category.Packs);

    public IReadOnlyList<TestExceptionReason> TestExceptions(string packId) => Of(packId, Entries.TestExceptions, reason => reason.Packs);

    public IReadOnlyList<ScreeningQuestion> ScreeningQuestions(string packId) => Of(packId, Entries.ScreeningQuestions, question => question.Packs);

    /// <summary>The subtests of a battery with their levels, in the order of the list; nothing for a tool that is none.</summary>
    public IReadOnlyList<BatterySubtest> Subtests(string? tool) =>
        [.. Entries.BatteryLevels.Where(level => level.Tool == tool).GroupBy(level => level.Subtest).Select(levels => new BatterySubtest(levels.Key, [.. levels.OrderBy(level => level.Level)]))];

    public IReadOnlyList<AssessmentTool> AssessmentTools(string packId) => Of(packId, Entries.AssessmentTools, tool => tool.Packs);

    public IReadOnlyList<Barrier> BarriersFor(string program) => [.. Entries.Barriers.Where(barrier => barrier.Programs.Contains(program))];

    public IReadOnlyList<SupportType> SupportTypesFor(string packId, string program) =>
        [.. Of(packId, Entries.SupportTypes, support => support.Packs).Where(support => support.Programs.Contains(program))];

    public IReadOnlyList<FundingSource> FundingSourcesFor(string packId, string program) =>
        [.. Of(packId, Entries.FundingSources, source => source.Packs).Where(source => source.Programs.Contains(program))];

    /// <summary>The service of this code or name, as the pack and program know it.</summary>
    public ServiceCode? FindService(string packId, string program, string? code, string name) =>
        ServicesFor(packId, program).FirstOrDefault(service => service.Code == code && service.Name == name);

    public IReadOnlyList<PerformanceIndicator> IndicatorsFor(string program) => [.. Entries.Indicators.Where(indicator => indicator.Programs.Contains(program))];

    private List<T> Of<T>(string packId, IEnumerable<T> entries, Func<T, IReadOnlyList<string>> packsOf)
    {
        var lineage = _packs[packId].Lineage;
        return [.. entries.Where(entry => DistanceIn(lineage, packsOf(entry)) < lineage.Count)];
    }

    /// <summary>0 for the pack itself, 1 for the one it extends and so on; the lineage's length when no pack of it is named.</summary>
    private static int DistanceIn(IReadOnlyList<string> lineage, IReadOnlyList<string> packs)
    {
        for (var distance = 0; distance < lineage.Count; distance++)
            if (packs.Contains(lineage[distance])) return distance;
        return lineage.Count;
    }

    private static string DigitsOf(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}

internal sealed record ReferenceEntryLists(
    IReadOnlyList<PredefinedObjective> Objectives,
    IReadOnlyList<YouthElement> YouthElements,
    IReadOnlyList<ServiceCode> Services,
    IReadOnlyList<Barrier> Barriers,
    IReadOnlyList<AssessmentTool> AssessmentTools,
    IReadOnlyList<BatteryLevel> BatteryLevels,
    IReadOnlyList<TestExceptionReason> TestExceptions,
    IReadOnlyList<ScreeningQuestion> ScreeningQuestions,
    IReadOnlyList<SupportType> SupportTypes,
    IReadOnlyList<FundingSource> FundingSources,
    IReadOnlyList<PerformanceIndicator> Indicators,
    IReadOnlyList<Occupation> Occupations,
    IReadOnlyList<CaseNoteSubject> CaseNoteSubjects,
    IReadOnlyList<GoalCategory> GoalCategories,
    IReadOnlyList<CredentialType> CredentialTypes,
    IReadOnlyList<SkillGainType> SkillGainTypes,
    IReadOnlyList<PartnerProgram> PartnerPrograms,
    IReadOnlyList<MinimumWage> MinimumWages)
{
    public IReadOnlyList<WagePlace> WagePlaces { get; init; } = [];
    public IReadOnlyList<IncomeTable> IncomeTables { get; init; } = [];
    public IReadOnlyList<ExitReason> ExitReasons { get; init; } = [];
    public IReadOnlyList<EvidenceKind> EvidenceKinds { get; init; } = [];
}
