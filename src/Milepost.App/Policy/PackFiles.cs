using Milepost.App.DataFiles;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;
using Milepost.Domain.Training;
using static Milepost.App.Policy.PackWordLists;

namespace Milepost.App.Policy;

/// <summary>Reads the packs: <c>policy/PACK/pack.yaml</c>, one folder a jurisdiction.</summary>
/// <remarks>A pack that extends another is laid over it key by key; a list is replaced whole. Every problem in every file is told at once.</remarks>
public static class PackFiles
{
    public const string FileName = "pack.yaml";

    /// <summary>MILEPOST_POLICY, where an agency keeps its own; else the folder that comes with the program.</summary>
    public static string DefaultFolder => Environment.GetEnvironmentVariable("MILEPOST_POLICY") is { Length: > 0 } own ? Path.GetFullPath(own) : Path.Combine(AppContext.BaseDirectory, "policy");

    /// <exception cref="BrokenFilesException">Something is wrong in a pack; the program must not start.</exception>
    public static Packs Load(string folder)
    {
        var problems = new FileProblems();
        var files = ReadAll(folder, problems);

        var packs = files.Values
            .Select(file => ReadPack(file, files, problems))
            .OfType<Pack>()
            .ToList();

        return problems.Any
            ? throw new BrokenFilesException("The policy packs cannot be used. Mend these and start again:", problems.InOrder())
            : new Packs(packs);
    }

    private static Dictionary<string, PackFile> ReadAll(string folder, FileProblems problems)
    {
        var files = new Dictionary<string, PackFile>();
        if (!Directory.Exists(folder))
        {
            problems.Add(folder, 1, "There is no such folder. It should hold one folder a pack, each with a pack.yaml.");
            return files;
        }

        foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var shownAs = $"policy/{name}/{FileName}";
            var file = Path.Combine(path, FileName);
            if (!File.Exists(file)) problems.Add(shownAs, 1, "This pack has no pack.yaml. Add one, or remove the folder.");
            else if (YamlTree.ReadMap(file, shownAs, problems) is { } map) files[name] = new(name, map, (map["extends"] as YamlText)?.Text);
        }

        if (files.Count == 0 && !problems.Any) problems.Add(folder, 1, "There is no pack in this folder. Add at least one.");
        return files;
    }

    private static Pack? ReadPack(PackFile file, Dictionary<string, PackFile> files, FileProblems problems)
    {
        if (LineageOf(file, files, problems) is not { } lineage) return null;

        // Only sources and settings are handed down; a pack says its own title, jurisdiction and dates.
        var map = file.Map;
        foreach (var parent in lineage.Skip(1))
        {
            var handedDown = parent.Map with { Fields = [.. parent.Map.Fields.Where(field => field.Key is "sources" or "settings")] };
            map = map.Over(handedDown);
        }

        var fields = new YamlFields(map, "", problems);
        var id = fields.Text("id");
        if (id != file.Name) fields.Wrong("id", $"\"id\" should be the name of the pack's folder, \"{file.Name}\".");
        fields.OptionalText("extends");

        var title = fields.Text("title");
        var jurisdiction = fields.Text("jurisdiction");
        var inForce = fields.Part("in_force", part => Tuple.Create(part.Day("from"), part.OptionalText("note")));
        var sources = fields.Named("sources", names: null, (name, source) => new PolicySource(
            name, source.Text("title"), source.Text("issuer"), source.OptionalDay("date"), source.OptionalLink("link"), source.OptionalText("note")));
        var sourceIds = sources.Select(source => source.Name).ToList();
        var settings = fields.Part("settings", part => ReadSettings(part, sourceIds));
        if (settings?.Spanish is not null) CheckSpanishKeepsUp(file, problems);
        fields.Finish();

        return settings is null || inForce is null
            ? null
            : new Pack(id, title, jurisdiction, [.. lineage.Select(each => each.Name)], inForce.Item1, inForce.Item2, sources.ToDictionary(source => source.Name, source => source.Value), settings);
    }

    private static List<PackFile>? LineageOf(PackFile file, Dictionary<string, PackFile> files, FileProblems problems)
    {
        var lineage = new List<PackFile> { file };
        while (lineage[^1] is { Extends: { } parent, Map: var map })
        {
            if (!files.TryGetValue(parent, out var next))
            {
                problems.Add(map["extends"]!, $"\"extends\" names \"{parent}\", which is not a pack here. Known packs: {string.Join(", ", files.Keys.Order(StringComparer.Ordinal))}.");
                return null;
            }
            if (lineage.Contains(next))
            {
                problems.Add(map["extends"]!, $"\"extends\" goes round in a circle: {string.Join(" > ", lineage.Select(each => each.Name))} > {parent}. Let one of them stand alone.");
                return null;
            }
            lineage.Add(next);
        }
        return lineage;
    }

    private static PackSettings ReadSettings(YamlFields settings, IReadOnlyList<string> sources)
    {
        var read = ReadEach(settings, sources);
        foreach (var type in read.GoalTypes)
        {
            foreach (var term in type.Terms.Where(term => GoalTerms.Contains(term) && read.GoalTerms.All(known => known.Term != term)))
                settings.Wrong("goal_types", $"\"settings.goal_types.{type.Type}.terms\" has \"{term}\", which \"goal_terms\" does not describe. Describe it there, or remove it here.");
            if (type.LinkedTo is { } to && GoalTypes.Contains(to) && read.GoalTypes.All(known => known.Type != to))
                settings.Wrong("goal_types", $"\"settings.goal_types.{type.Type}.linked_to\" is \"{to}\", which is not a goal type of this pack. Add the type, or remove the link.");
        }
        if (read.Spanish is { } spanish)
        {
            CheckHas("goal_types", spanish.GoalTypes, read.GoalTypes.Select(type => type.Type));
            CheckHas("goal_terms", spanish.GoalTerms, read.GoalTerms.Select(term => term.Term));
            CheckHas("goal_statuses", spanish.GoalStatuses, read.GoalStatus.Statuses.Select(status => status.Status));
            CheckHas("agreement_methods", spanish.AgreementMethods, read.AgreementMethods.Select(method => method.Method));
        }
        return read;

        void CheckHas(string key, IReadOnlyDictionary<string, string> said, IEnumerable<string> names)
        {
            var missing = names.Where(name => !said.ContainsKey(name)).ToList();
            if (missing.Count > 0) settings.Wrong("spanish", $"\"settings.spanish.{key}\" has no word for {string.Join(", ", missing)}. Add it.");
        }
    }

    /// <summary>Whoever signs in Spanish signs the same as in English: a pack that words one anew words the other anew.</summary>
    private static void CheckSpanishKeepsUp(PackFile file, FileProblems problems)
    {
        if (file.Map["settings"] is not YamlMap own) return;

        var spanish = own["spanish"] as YamlMap;
        Check(own["agreement_statement"], "agreement_statement", "agreement_statement");
        Check((own["goal_status"] as YamlMap)?["off_track_message"], "goal_status.off_track_message", "off_track_message");

        void Check(YamlTree? english, string where, string key)
        {
            if (english is not null && spanish?[key] is null)
                problems.Add(english, $"\"settings.{where}\" is worded anew here, but its Spanish is that of the pack this one extends. Add \"settings.spanish.{key}\".");
        }
    }

    private static PackSettings ReadEach(YamlFields settings, IReadOnlyList<string> sources) => new()
    {
        Words = settings.Part("words", words => new PackWords(
            words.Text("planner"), words.Text("participant"), words.Text("iep"), words.Text("iss"), words.Text("iep_short"), words.Text("iss_short"),
            words.Text("objective"), words.Text("service"), words.Text("provider")))!,
        PlanKinds = settings.NamedWords("plan_kinds", Programs, PlanKinds),
        GoalTypes = [.. settings.Named("goal_types", GoalTypes, (type, goal) => new GoalTypeSetting(
            type, goal.Text("label"), goal.TextsFrom("programs", Programs), goal.TextsFrom("terms", GoalTerms), goal.OptionalOneOf("linked_to", GoalTypes)))
            .Select(type => type.Value)],
        GoalTerms = [.. settings.Named("goal_terms", GoalTerms, (term, length) => new GoalTermSetting(
            term, length.Text("label"), length.OptionalWhole("over_months", 0, 120), length.OptionalWhole("up_to_months", 1, 120), length.OptionalText("note")))
            .Select(term => term.Value)],
        StatementMaxLength = settings.Whole("statement_max_length", 20, 5000),
        ObjectiveMaxLength = settings.Whole("objective_max_length", 20, 5000),
        GoalStatus = settings.Part("goal_status", status => new GoalStatusUse(
            status.YesNo("required"),
            status.YesNo("starts_with_service"),
            status.Text("off_track_message"),
            [.. status.Named("statuses", GoalStatuses, (name, each) => new GoalStatusSetting(name, each.Text("label"), each.Text("meaning"), each.YesNo("set_by_staff")))
                .Select(each => each.Value)]))!,
        GoalDates = settings.OneOf("goal_dates", PackWordLists.GoalDates) == "from-services" ? Domain.Policy.GoalDates.FromServices : Domain.Policy.GoalDates.Typed,
        GoalCategories = settings.Texts("goal_categories"),
        RequiredFields = settings.Part("required_fields", required => new RequiredFields(
            required.TextsFrom("plan", PlanFields),
            required.TextsFrom("iep", PlanFields),
            required.TextsFrom("iss", PlanFields),
            required.TextsFrom("goal", GoalFields),
            required.TextsFrom("objective", ObjectiveFields),
            required.TextsFrom("service", ServiceFields),
            required.TextsFrom("review", ReviewFields)))!,
        Steps = settings.List("steps", step => new WalkStep(step.OneOf("step", PackWordLists.Steps), step.Text("label"))),
        Views = settings.List("views", view => new PlanView(view.OneOf("view", PackWordLists.Views), view.Text("label"))),
        ServiceKinds = [.. settings.Named("service_kinds", ServiceKinds, (kind, each) => new ServiceKindSetting(
            kind, each.Text("label"), each.Text("group"), each.TextsFrom("programs", Programs), each.TextsFrom("required", ServiceFields), each.YesNo("takes_placement")))
            .Select(kind => kind.Value)],
        Placement = settings.Part("placement", placement => new PlacementLists(placement.Texts("position_types"), placement.Texts("statuses"), placement.OptionalText("listed_first")))!,
        NoteSubjects = settings.Part("note_subjects", subjects => new NoteSubjects(
            subjects.Text("review_unchanged"), subjects.Text("review_changed"), subjects.Text("plan_development"), subjects.Text("goal_changed"),
            subjects.OptionalText("service"), subjects.Text("contact"), subjects.OptionalText("copy_given"))
        {
            Introduction = subjects.OptionalText("introduction"), TrainingNeed = subjects.OptionalText("training_need"), TrainingBegin = subjects.OptionalText("training_begin"),
            TrainingEnd = subjects.OptionalText("training_end"), Exit = subjects.OptionalText("exit"), FollowUp = subjects.OptionalText("follow_up"),
        })!,
        ApprovedAssessments = settings.OptionalList("approved_assessments", tests => new ApprovedTests(
            tests.OneOf("for", ApprovedFor), tests.Text("label"), tests.Texts("tools"), tests.OptionalText("training"), Cite(tests, sources))),
        Training = settings.OptionalPart("training", training => new TrainingRules(
            training.OptionalWhole("ita_limit", 1, 1_000_000), training.OptionalOneOf("over_limit", ["warn", "refuse"]) == "refuse",
            training.OptionalText("limit_source") ?? TrainingRules.None.CapSource, training.OptionalOneOf("listed_only", ["true", "false"]) == "true")) ?? TrainingRules.None,
        PlanEpisode = settings.Part("plan_episode", episode => new PlanEpisode(
            episode.YesNo("on_opening"), episode.YesNo("on_change"),
            episode.Part("iep", Episode)!, episode.Part("iss", Episode)!))!,
        NewSignatureOn = [.. settings.Named("new_signature_on", Changes, (change, rule) => new SignatureRule(
            change, rule.YesNo("needed"), rule.Text("because"), Cite(rule, sources)) { Plans = rule.OptionalTextsFrom("plans", PlanKinds) })
            .Select(rule => rule.Value)],
        AgreementMethods = [.. settings.Named("agreement_methods", AgreementMethods, (method, each) => new AgreementMethodSetting(method, each.Text("label"), each.Text("explanation")))
            .Select(method => method.Value)],
        Upload = settings.Part("upload", upload => new UploadLimits(upload.Whole("max_megabytes", 1, 100), upload.TextsFrom("types", UploadTypes)))!,
        ProviderDefault = settings.OneOf("provider_default", ProviderDefaults) == "grantee" ? ProviderDefault.Grantee : ProviderDefault.None,
        CostRequiredFor = settings.TextsFrom("cost_required_for", ServiceKinds),
        Exit = settings.OptionalPart("exit", ReadExit) ?? ExitUse.Default,
        Approvals = settings.OptionalTree("approvals") is null ? [] : [.. settings.Named("approvals", ApprovedThings, (what, approval) => new ApprovalSetting(
            what, approval.OptionalOneOf("of", ApprovedOf) == "newCareerCoach", approval.OptionalWhole("over", 0, 1_000_000), approval.OptionalOneOf("gate", ApprovalGates) == "refuse",
            approval.Text("because"), Cite(approval, sources))).Select(approval => approval.Value)],
        AgreementStatement = settings.Text("agreement_statement"),
        Spanish = settings.OptionalPart("spanish", ReadSpanish),
        Instructions = ReadInstructions(settings, sources),
    };

    private static ExitUse ReadExit(YamlFields exit) => new(
        exit.YesNo("common"), [.. exit.TextsFrom("covers", Programs).Select(CodeWords.Read<Program>)], [.. exit.Texts("partner_programs")],
        exit.OneOf("support_services", SupportAtExit) == "countBesideService");

    private static EpisodeService Episode(YamlFields episode) => new(episode.OptionalText("code"), episode.Text("name"));

    private static PackSpanish ReadSpanish(YamlFields spanish) => new(
        spanish.Part("words", words => new SpanishPackWords(
            words.Text("planner"), words.Text("participant"), words.Text("iep"), words.Text("iss"), words.Text("iep_short"), words.Text("iss_short"),
            words.Text("objective"), words.Text("objectives"), words.Text("service"), words.Text("services"), words.Text("provider")))!,
        spanish.NamedTexts("goal_types", GoalTypes),
        spanish.NamedTexts("goal_terms", GoalTerms),
        spanish.NamedTexts("goal_statuses", GoalStatuses),
        spanish.NamedTexts("agreement_methods", AgreementMethods),
        spanish.Text("off_track_message"),
        spanish.Text("agreement_statement"));

    private static Dictionary<string, PageInstructions> ReadInstructions(YamlFields settings, IReadOnlyList<string> sources)
    {
        var pages = settings.Named("instructions", InstructionPages.All, (_, page) => new PageInstructions(page.Texts("say"), page.List("cites", cite => Cite(cite, sources))));

        var missing = InstructionPages.All.Except(pages.Select(page => page.Name)).ToList();
        if (missing.Count > 0) settings.Wrong("instructions", $"These pages have no instructions: {string.Join(", ", missing)}. Add them here or in the pack this one extends.");
        return pages.ToDictionary(page => page.Name, page => page.Value);
    }

    private static Citation Cite(YamlFields place, IReadOnlyList<string> sources) => new(place.OneOf("source", sources), place.OptionalText("section"), place.OptionalText("quote"));

    private sealed record PackFile(string Name, YamlMap Map, string? Extends);
}
