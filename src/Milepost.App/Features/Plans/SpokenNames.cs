using Milepost.App.Features.Plans.Overview;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans;

/// <summary>
/// Says what the record keeps in English in the reader's language: names from our lists, a pack's labels and the codes of the record.
/// What somebody typed stays as typed, and so does a name that is in no list.
/// </summary>
/// <remarks>The language is "en" or "es" (<see cref="ReaderLanguages"/>); any other reads English.</remarks>
public sealed class SpokenNames
{
    private static readonly Dictionary<string, string> GoalOutcomes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Reached"] = "Lograda", ["Partly reached"] = "Lograda en parte", ["Not reached"] = "No lograda", ["No longer wanted"] = "Ya no se desea",
        // Case files close goals with these two.
        ["Successful"] = "Lograda", ["Unsuccessful"] = "No lograda",
    };

    /// <summary>For a pack of somebody's that says nothing in Spanish. The labels are not here: <see cref="SpanishWords"/> has them.</summary>
    private static readonly PackSpanish OwnSpanish = new(
        new("Asesor(a) de carreras", "participante", "Plan Individual de Empleo", "Estrategia Individual de Servicios", "IEP", "ISS",
            "Objetivo", "Objetivos", "Servicio", "Servicios", "Proveedor del servicio"),
        new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>(),
        "A su plan le vendría bien una nueva mirada. Algunos pasos están tomando más tiempo de lo que pensamos, y eso pasa. "
            + "Por favor, comuníquese con nosotros para ver juntos qué le ayudaría.",
        "Hicimos este plan juntos. Entiendo las metas, los pasos y quién hace cada cosa. Sé que puedo pedir cambios en cualquier momento, "
            + "que un cambio necesita mi acuerdo y que recibo una copia.");

    private readonly ReferenceLists _lists;
    private readonly Dictionary<string, string> _objectives;
    private readonly Dictionary<string, string> _services;
    private readonly Dictionary<string, string> _barriers;
    private readonly Dictionary<string, string> _categories;
    private readonly Dictionary<string, string> _supports;
    private readonly Dictionary<string, string> _indicators;
    private readonly Dictionary<string, string> _credentials;
    private readonly Dictionary<string, string> _skillGains;

    public SpokenNames(ReferenceLists lists)
    {
        _lists = lists;
        _objectives = Spanish(lists.Objectives.Select(each => (each.Name, each.Spanish)));
        _barriers = Spanish(lists.Barriers.Select(each => (each.Name, each.Spanish)));
        _categories = Spanish(lists.EveryGoalCategory.Select(each => (each.Name, each.Spanish)));
        _supports = Spanish(lists.SupportTypes.Select(each => (each.Name, each.Spanish)));
        _indicators = Spanish(lists.Indicators.Select(each => (each.Name, each.Spanish)));
        _credentials = Spanish(lists.CredentialTypes.Select(each => (each.Name, each.Spanish)));
        _skillGains = Spanish(lists.SkillGainTypes.Select(each => (each.Name, each.Spanish)));
        // A service may also be entered under the name of a support or a predefined objective; its own list goes first.
        _services = Spanish(lists.Services.Select(each => (each.Name, each.Spanish))
            .Concat(lists.SupportTypes.Select(each => (each.Name, each.Spanish)))
            .Concat(lists.Objectives.Select(each => (each.Name, each.Spanish))));
    }

    /// <summary>A predefined objective; an objective in someone's own words stays as it is.</summary>
    public string Objective(string name, string language) => In(_objectives, name, language);

    /// <summary>A service by its name, without its code.</summary>
    public string Service(string name, string language) => In(_services, name, language);

    public string Barrier(string name, string language) => In(_barriers, name, language);

    public string GoalCategory(string name, string language) => In(_categories, name, language);

    public string SupportType(string name, string language) => In(_supports, name, language);

    public string CredentialType(string name, string language) => In(_credentials, name, language);

    public string SkillGainType(string name, string language) => In(_skillGains, name, language);

    /// <summary>How a goal ended, from the list on its closing page.</summary>
    public string GoalOutcome(string outcome, string language) => In(GoalOutcomes, outcome, language);

    /// <summary>A performance indicator by its id ("ER2") or by its name: plans keep either.</summary>
    public string Indicator(string idOrName, string language) =>
        In(_indicators, _lists.Indicators.FirstOrDefault(each => each.Id == idOrName)?.Name ?? idOrName, language);

    /// <summary>"Tutoring, study skills ..." of element 1, without its number; null where there is no such element.</summary>
    public string? YouthElement(int number, string language) =>
        _lists.ElementOf(number) is not { } element ? null : IsSpanish(language) ? element.Spanish ?? element.Name : element.Name;

    public string Program(Program program, string language) => IsSpanish(language) ? SpanishWords.Of(program) : Words.Of(program);

    public string PlanKind(PlanKind kind, string language) => IsSpanish(language) ? SpanishWords.LongName(kind) : Words.LongName(kind);

    public string ServiceKind(ServiceKind kind, string language) => IsSpanish(language) ? SpanishWords.Of(kind) : Words.Of(kind);

    public string AssessmentType(AssessmentType type, string language) => IsSpanish(language) ? SpanishWords.Of(type) : Words.Of(type);

    public string Basis(JustificationBasis basis, string language) => IsSpanish(language) ? SpanishWords.Of(basis) : Words.Of(basis);

    public string Completion(Completion outcome, string language) => IsSpanish(language) ? SpanishWords.Of(outcome) : Words.Of(outcome);

    public string GoalType(PackSettings pack, GoalType type, string language) =>
        IsSpanish(language) ? pack.Spanish?.GoalTypes.GetValueOrDefault(CodeWords.Of(type)) ?? SpanishWords.Of(type) : pack.LabelOf(type);

    public string GoalTerm(PackSettings pack, GoalTerm term, string language) =>
        IsSpanish(language) ? pack.Spanish?.GoalTerms.GetValueOrDefault(CodeWords.Of(term)) ?? SpanishWords.Of(term) : pack.LabelOf(term);

    public string GoalStatus(PackSettings pack, GoalStatus status, string language) =>
        IsSpanish(language) ? pack.Spanish?.GoalStatuses.GetValueOrDefault(CodeWords.Of(status)) ?? SpanishWords.Of(status) : pack.LabelOf(status);

    public string AgreementMethod(PackSettings pack, AgreementMethod method, string language) =>
        IsSpanish(language) ? pack.Spanish?.AgreementMethods.GetValueOrDefault(CodeWords.Of(method)) ?? SpanishWords.Of(method) : pack.LabelOf(method);

    /// <summary>The words above the signature lines.</summary>
    public string AgreementStatement(PackSettings pack, string language) => IsSpanish(language) ? SpanishOf(pack).AgreementStatement : pack.AgreementStatement;

    /// <summary>What the participant is written when a goal is set off track.</summary>
    public string OffTrackMessage(PackSettings pack, string language) => IsSpanish(language) ? SpanishOf(pack).OffTrackMessage : pack.GoalStatus.OffTrackMessage;

    /// <summary>What the pack calls people and things.</summary>
    public SpokenPackWords PackWords(PackSettings pack, string language)
    {
        if (IsSpanish(language))
        {
            var spanish = SpanishOf(pack).Words;
            return new(spanish.Planner, spanish.Participant, spanish.Iep, spanish.Iss, spanish.IepShort, spanish.IssShort,
                spanish.Objective, spanish.Objectives, spanish.Service, spanish.Services, spanish.Provider);
        }
        var words = pack.Words;
        return new(words.Planner, words.Participant, words.Iep, words.Iss, words.IepShort, words.IssShort,
            words.Objective, PlanCounts.Many(words.Objective), words.Service, PlanCounts.Many(words.Service), words.Provider);
    }

    /// <summary>The pack's Spanish; a pack that says none is spoken for by Milepost's own words.</summary>
    private static PackSpanish SpanishOf(PackSettings pack) => pack.Spanish ?? OwnSpanish;

    private static bool IsSpanish(string language) => language == ReaderLanguages.Spanish;

    private static string In(Dictionary<string, string> spanish, string name, string language) =>
        IsSpanish(language) && spanish.TryGetValue(name.Trim(), out var said) ? said : name;

    private static Dictionary<string, string> Spanish(IEnumerable<(string Name, string? Spanish)> names)
    {
        var spanish = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, said) in names)
        {
            if (said is not null) spanish.TryAdd(name, said);
        }
        return spanish;
    }
}

/// <summary>What a pack calls people and things, in one language and with the plurals that a page needs.</summary>
public sealed record SpokenPackWords(
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
    string Provider)
{
    public string PlanName(PlanKind kind) => kind == PlanKind.Iss ? Iss : Iep;

    public string PlanShortName(PlanKind kind) => kind == PlanKind.Iss ? IssShort : IepShort;
}
