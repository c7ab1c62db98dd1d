using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;

namespace Milepost.App.Policy;

/// <summary>Builds a small record from what happened, told in plain words: "2024-01-02: [plan signed, copy given]".</summary>
/// <remarks>Pieces of a case file are laid over it for what the words do not say; what is required but was left out is filled in.</remarks>
internal sealed partial class CaseHistory(FileProblems problems)
{
    private static readonly (Regex Pattern, Action<CaseHistory, Match, string> Happen)[] Events =
    [
        (Words("applied( for (?<programs>.+))?"), (history, match, day) => history.Apply(match, day)),
        (Words("eligibility determined( in priority group (?<group>[0-9]))?"), (history, match, day) => history.Determine(match, day)),
        (Words("certified"), (history, _, day) => history.Application(day)["certifiedOn"] = day),
        (Words("training approved"), (history, _, day) => history.Participant["trainingApprovedOn"] = day),
        (Words("screening (given|(?<deficient>finds skills deficient)( (?<answered>and is answered))?)"), (history, match, day) => history.Screen(match, day)),
        (Words("enrolled in (?<programs>.+)"), (history, match, day) => history.Enroll(match, day)),
        (Words("exited from (?<programs>.+)"), (history, match, day) => history.Exit(match, day)),
        (Words("exit from (?<programs>.+) recorded"), (history, match, day) => history.RecordExit(match, day)),
        (Words("(?<borrowed>borrowed )?(?<type>objective assessment summary|career exploration|basic skills test|skills inventory worksheet|interests test|other assessment)( with (?<tool>((?! covering ).)+))?( covering (?<areas>.+))?"),
            (history, match, day) => history.Assess(match, day)),
        (Words("(?<kind>IEP|ISS) opened"), (history, match, day) => history.OpenPlan(match, day)),
        (Words("plan closed"), (history, _, day) => history.Last("plan")["closedOn"] = day),
        (Words("plan reviewed(?<changed> with changes)?"), (history, match, day) => AddTo(history.Last("plan"), "reviews", new() { ["on"] = day, ["changed"] = match.Groups["changed"].Success })),
        (Words("(?<term>short|intermediate|long) (?<type>employment|education|training) goal"), (history, match, day) => history.AddGoal(match, day)),
        (Words("goal closed"), (history, _, day) => history.Last("goal")["closedOn"] = day),
        (Words("objective"), (history, _, day) => history.AddNamed("objective", "O", history.Last("goal"), "objectives", new() { ["statement"] = "Take the next step", ["startsOn"] = day })),
        (Words("objective closed(?<outcome> successfully| unsuccessfully)?"), (history, match, day) => history.CloseObjective(match, day)),
        (Words("change (?<kind>[a-zA-Z]+)( of (?<goal>[A-Za-z0-9-]+))?( because (?<reason>.+))?"), (history, match, day) => history.Change(match, day)),
        (Words("(plan )?signed(?<paper> on paper)?( by (?<by>participant|staff))?"), (history, match, day) => history.Sign(match, day)),
        (Words("copy given"), (history, _, day) => history.Last("agreement")["copyGivenOn"] = day),
        (Words("agreement not collected( because (?<reason>.+))?"), (history, match, day) => history.NotCollected(match, day)),
        (Words("service( (?<id>[A-Za-z]+[0-9]+))? (?<what>ended|end learned|closed)"), (history, match, day) => history.EndService(match, day)),
        (Words("(?<kind>self-service|basic service|individualized service|training service|support service|work experience|apprenticeship|youth element( (?<element>[0-9]+))?|follow-up service|plan development service|service (?<code>[0-9A-Za-z]*[0-9][0-9A-Za-z]*))(?<more>( .+)?)"),
            (history, match, day) => history.AddService(match, day)),
        (Words("(?<twoWay>two-way contact)( on (?<service>[A-Za-z]+[0-9]+))?(?<more>( recorded .+)?)"), (history, match, day) => history.AddNote(match, day)),
        (Words("case note(?<subject>( (?!recorded |on [A-Z])((?! recorded 2| on [A-Z]+[0-9]+( |$)).)+)?)( on (?<service>[A-Za-z]+[0-9]+))?(?<more>( recorded .+)?)"), (history, match, day) => history.AddNote(match, day)),
        (Words("(?<kind>credential|skill gain) attained(?<more>( .+)?)"), (history, match, day) => history.Attain(match, day)),
        (Words("referral(?<contact> with contact)?"), (history, match, day) => history.Refer(match, day)),
        (Words("planned gap to (?<to>[0-9-]+)"), (history, match, day) => AddTo(history._root, "plannedGaps", new() { ["from"] = day, ["to"] = match.Groups["to"].Value, ["recordedOn"] = day })),
    ];

    private static readonly Dictionary<string, string> Programs = new()
    {
        ["adult"] = "adult", ["dislocated worker"] = "dislocatedWorker", ["dislocatedWorker"] = "dislocatedWorker", ["youth"] = "youth",
        ["jted"] = "jted", ["JTED"] = "jted", ["trade adjustment"] = "tradeAdjustment", ["tradeAdjustment"] = "tradeAdjustment",
    };

    private readonly JsonObject _root = new() { ["format"] = CaseFile.CurrentFormat, ["pack"] = "any", ["participant"] = new JsonObject() };
    private readonly Dictionary<string, JsonObject> _last = [];
    private readonly Dictionary<string, int> _count = [];
    private YamlTree? _at;

    private JsonObject Participant => (JsonObject)_root["participant"]!;

    /// <summary>The record of one case; null after adding problems.</summary>
    public static CaseFile? Build(RequirementCase each, FileProblems problems)
    {
        var own = new FileProblems();
        var history = new CaseHistory(own);
        history.Tell(each.Histories);
        foreach (var record in each.Records) history.Lay(record);
        if (!own.Any)
        {
            CaseDefaults.FillIn(history._root);
            var reading = CaseFileReader.Read(System.Text.Encoding.UTF8.GetBytes(history._root.ToJsonString()));
            if (reading.Succeeded) return reading.File;
            foreach (var problem in reading.Problems) own.Add(each.File, each.Line, $"The record of the case \"{each.Name}\" is not sound: {problem}");
        }
        foreach (var problem in own.InOrder()) problems.Add(problem.File, problem.Line, problem.Message);
        return null;
    }

    private void Tell(IReadOnlyList<YamlMap> histories)
    {
        List<(string Day, YamlText Event)> all = [];
        foreach (var day in histories.SelectMany(history => history.Fields))
        {
            if (!DateOnly.TryParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                problems.Add(day.Value.File, day.Line, $"\"{day.Key}\" should be a day like 2024-01-31, with what happened after it.");
            if (day.Value is not YamlText && !(day.Value is YamlList list && list.Items.All(item => item is YamlText)))
                problems.Add(day.Value, "What happened should be text, or a list of texts in square brackets.");
            all.AddRange(RequirementCase.EventsOf(day.Value).Select(text => (day.Key, text)));
        }

        foreach (var (day, text) in all.OrderBy(each => each.Day, StringComparer.Ordinal))
        {
            _at = text;
            var (pattern, happen) = Events.FirstOrDefault(each => each.Pattern.IsMatch(text.Text));
            if (pattern is null) problems.Add(text, $"\"{text.Text}\" is not something a history can say. The words are listed in docs/policy/requirements.md; what they do not say goes into \"record\".");
            else happen(this, pattern.Match(text.Text), day);
        }
    }

    private void Lay(YamlMap record) => CaseFragment.Lay(_root, record, CaseFileSchema.Shape, problems);

    private void Apply(Match match, string day)
    {
        var application = Application(day);
        application["appliedOn"] = day;
        if (match.Groups["programs"].Success) application["programs"] = new JsonArray([.. ProgramsIn(match).Select(program => (JsonNode)program)]);
    }

    private void Determine(Match match, string day)
    {
        var application = Application(day);
        application["determinedOn"] = day;
        if (match.Groups["group"].Success) application["priorityGroup"] = int.Parse(match.Groups["group"].Value);
    }

    /// <summary>Whoever is determined or certified has applied; without a word on when, it was that day.</summary>
    private JsonObject Application(string day)
    {
        if (_root["application"] is not JsonObject application) _root["application"] = application = new JsonObject { ["appliedOn"] = day };
        return application;
    }

    private void Screen(Match match, string day) => _root["screening"] = new JsonObject
    {
        ["givenOn"] = day,
        ["basicSkillsDeficient"] = match.Groups["deficient"].Success,
        ["actions"] = new JsonArray(match.Groups["answered"].Success ? ["Refer to adult education"] : []),
    };

    private void Enroll(Match match, string day)
    {
        foreach (var program in ProgramsIn(match)) AddTo(_root, "enrollments", new() { ["program"] = program, ["enteredOn"] = day });
    }

    private void Exit(Match match, string day)
    {
        foreach (var program in ProgramsIn(match))
        {
            if (Enrollments(program).LastOrDefault(each => each["exitedOn"] is null) is { } enrollment) enrollment["exitedOn"] = day;
            else problems.Add(_at!, $"There is no open enrollment in {program} to exit from on {day}. Enroll first.");
        }
    }

    private void RecordExit(Match match, string day)
    {
        foreach (var program in ProgramsIn(match))
        {
            if (Enrollments(program).LastOrDefault(each => each["exitedOn"] is not null) is { } enrollment) enrollment["exitRecordedOn"] = day;
            else problems.Add(_at!, $"There is no exit from {program} before {day} to record. Say \"exited from ...\" on its day first.");
        }
    }

    private IEnumerable<JsonObject> Enrollments(string program) =>
        (_root["enrollments"] as JsonArray ?? []).OfType<JsonObject>().Where(each => each["program"]!.GetValue<string>() == program);

    private void Assess(Match match, string day)
    {
        var assessment = AddNamed("assessment", "A", _root, "assessments", new()
        {
            ["type"] = match.Groups["type"].Value switch
            {
                "objective assessment summary" => "objectiveAssessmentSummary",
                "career exploration" => "careerExploration",
                "basic skills test" => "basicSkills",
                "skills inventory worksheet" => "skillsInventoryWorksheet",
                "interests test" => "interests",
                _ => "other",
            },
            ["completedOn"] = day,
            ["source"] = match.Groups["borrowed"].Success ? "partner" : "own",
        });
        if (match.Groups["tool"].Success) assessment["tool"] = match.Groups["tool"].Value;
        if (match.Groups["areas"].Success)
        {
            var areas = match.Groups["areas"].Value;
            assessment["areas"] = new JsonArray([.. (areas == "all areas" ? TermReader.All<Domain.AssessmentArea>() : areas.Split(" and ")).Select(area => (JsonNode)area.Trim())]);
        }
    }

    private void OpenPlan(Match match, string day)
    {
        AddNamed("plan", "PL", _root, "plans", new() { ["kind"] = match.Groups["kind"].Value == "IEP" ? "iep" : "iss", ["openedOn"] = day });
        _last.Remove("agreement");
        _last.Remove("goal");
        _last.Remove("objective");
    }

    private void AddGoal(Match match, string day)
    {
        AddNamed("goal", "G", Last("plan"), "goals", new() { ["type"] = match.Groups["type"].Value, ["term"] = match.Groups["term"].Value, ["establishedOn"] = day });
        _last.Remove("objective");
    }

    private void CloseObjective(Match match, string day)
    {
        var objective = Last("objective");
        objective["closedOn"] = day;
        if (match.Groups["outcome"].Success) objective["outcome"] = match.Groups["outcome"].Value.Trim() == "successfully" ? "successful" : "unsuccessful";
    }

    private void Change(Match match, string day)
    {
        var change = new JsonObject { ["on"] = day, ["kind"] = match.Groups["kind"].Value };
        if (match.Groups["goal"].Success) change["goal"] = match.Groups["goal"].Value;
        if (match.Groups["reason"].Success) change["reason"] = match.Groups["reason"].Value;
        AddTo(Last("plan"), "changes", change);
    }

    private void Sign(Match match, string day)
    {
        var method = match.Groups["paper"].Success ? "paper" : "electronic";
        string[] signers = match.Groups["by"].Success ? [$"{match.Groups["by"].Value}SignedOn"] : ["participantSignedOn", "staffSignedOn"];
        // A single signature completes the form that lacks it; otherwise it begins a new one.
        var agreement = _last.GetValueOrDefault("agreement");
        if (agreement is null || agreement["method"]!.GetValue<string>() != method || signers.Any(signer => agreement[signer] is not null))
            agreement = AddNamed("agreement", "AG", Last("plan"), "agreements", new() { ["method"] = method });
        foreach (var signer in signers) agreement[signer] = day;
    }

    private void NotCollected(Match match, string day)
    {
        var agreement = AddNamed("agreement", "AG", Last("plan"), "agreements", new() { ["method"] = "unableToCollect", ["recordedOn"] = day });
        if (match.Groups["reason"].Success) agreement["reason"] = match.Groups["reason"].Value;
    }

    private void EndService(Match match, string day)
    {
        var service = match.Groups["id"].Success ? Named("services", match.Groups["id"].Value) : Last("service");
        switch (match.Groups["what"].Value)
        {
            case "ended":
                service["endsOn"] = day;
                break;
            case "end learned":
                service["learnedEndedOn"] = day;
                break;
            default:
                service["completion"] = "successful";
                service["closureRecordedOn"] = day;
                break;
        }
    }

    private void AddService(Match match, string day)
    {
        var words = match.Groups["kind"].Value;
        var service = new JsonObject { ["name"] = words, ["startsOn"] = day, ["recordedOn"] = day };
        service["kind"] = match.Groups["code"].Success || words == "individualized service" ? "individualized"
            : words.StartsWith("youth element", StringComparison.Ordinal) ? "youthElement"
            : words switch
            {
                "self-service" => "selfService",
                "basic service" => "basic",
                "training service" => "training",
                "support service" => "support",
                "work experience" => "workExperience",
                "follow-up service" => "followUp",
                "plan development service" => "planDevelopment",
                _ => words,
            };
        if (match.Groups["code"].Success) service["code"] = match.Groups["code"].Value;
        if (words.StartsWith("youth element", StringComparison.Ordinal)) service["youthElement"] = match.Groups["element"].Success ? int.Parse(match.Groups["element"].Value) : 1;

        var more = match.Groups["more"].Value;
        while (more.Length > 0)
        {
            if (ServiceClause().Match(more) is not { Success: true } clause)
            {
                problems.Add(_at!, $"\"{more.Trim()}\" cannot be said of a service. After it may stand: of PROGRAM, recorded DAY, ended DAY, learned DAY, closed DAY, planned to DAY, WIOA funded, not WIOA funded.");
                return;
            }
            var on = clause.Groups["day"].Value;
            switch (clause.Groups["what"].Value)
            {
                case "recorded": service["recordedOn"] = on; break;
                case "ended": service["endsOn"] = on; break;
                case "learned": service["learnedEndedOn"] = on; break;
                case "planned to": service["plannedEndOn"] = on; break;
                case "closed":
                    service["completion"] = "successful";
                    service["closureRecordedOn"] = on;
                    break;
                case "of": service["program"] = Program(clause.Groups["program"].Value); break;
                case var funded: service["wioaFunded"] = funded == "WIOA funded"; break;
            }
            more = more[clause.Length..];
        }
        AddNamed("service", "S", _root, "services", service);
    }

    private void AddNote(Match match, string day)
    {
        var subject = match.Groups["subject"].Value.Trim();
        var note = new JsonObject
        {
            ["subject"] = subject.Length > 0 ? subject : match.Groups["twoWay"].Success ? "Regular contact" : "Case note",
            ["occurredOn"] = day,
            ["recordedOn"] = RecordedDay(match, day),
            ["twoWay"] = match.Groups["twoWay"].Success,
        };
        if (match.Groups["service"].Success) note["service"] = match.Groups["service"].Value;
        AddNamed("caseNote", "N", _root, "caseNotes", note);
    }

    private void Attain(Match match, string day)
    {
        var outcome = new JsonObject { ["attainedOn"] = day, ["recordedOn"] = RecordedDay(match, day) };
        if (DayAfter("learned", match) is { } learned) outcome["learnedOn"] = learned;
        if (match.Groups["kind"].Value == "credential") AddNamed("credential", "C", _root, "credentials", outcome);
        else AddNamed("skillGain", "K", _root, "skillGains", outcome);
    }

    private void Refer(Match match, string day)
    {
        var referral = AddNamed("referral", "R", _root, "referrals", new() { ["on"] = day });
        if (match.Groups["contact"].Success) referral["contact"] = "555-0100, Taylor Placeholder";
    }

    private static string RecordedDay(Match match, string day) => DayAfter("recorded", match) ?? day;

    private static string? DayAfter(string word, Match match) =>
        Regex.Match(match.Groups["more"].Value, $" {word} (?<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})") is { Success: true } found ? found.Groups["day"].Value : null;

    private IEnumerable<string> ProgramsIn(Match match) => match.Groups["programs"].Value.Split(" and ").Select(Program);

    private string Program(string words)
    {
        if (Programs.TryGetValue(words.Trim(), out var program)) return program;
        problems.Add(_at!, $"\"{words}\" is not a program. It should be one of: {string.Join(", ", Programs.Keys)}.");
        return "adult";
    }

    private JsonObject Last(string what)
    {
        if (_last.TryGetValue(what, out var last)) return last;
        problems.Add(_at!, $"There is no {what} before this in the history. Add one first.");
        return [];
    }

    private JsonObject Named(string list, string id)
    {
        if ((_root[list] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(each => each["id"]!.GetValue<string>() == id) is { } found) return found;
        problems.Add(_at!, $"Nothing before this in the history has the id {id}. Ids count up by day: S1 is the first service.");
        return [];
    }

    private JsonObject AddNamed(string what, string prefix, JsonObject place, string list, JsonObject thing)
    {
        var number = _count[what] = _count.GetValueOrDefault(what) + 1;
        thing["id"] = $"{prefix}{number}";
        _last[what] = thing;
        return AddTo(place, list, thing);
    }

    private static JsonObject AddTo(JsonObject place, string list, JsonObject thing)
    {
        if (place[list] is not JsonArray all) place[list] = all = [];
        all.Add(thing);
        return thing;
    }

    private static Regex Words(string pattern) => new($"^({pattern})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^ (?<what>(recorded|ended|learned|closed|planned to)(?= [0-9])|of(?= )|not WIOA funded|WIOA funded)( (?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})|(?<= of) (?<program>adult|dislocated worker|dislocatedWorker|youth|jted|JTED|trade adjustment|tradeAdjustment))?(?= |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex ServiceClause();
}
