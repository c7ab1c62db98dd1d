using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Worksites;

namespace Milepost.App.ReferenceData;

/// <summary>Reads the lists under <c>data/</c> and checks that they fit together and with the packs.</summary>
public static class ReferenceFiles
{
    private const string SpanishColumn = "spanish";

    private static readonly string[] EvidencePurposes = ["credential", "skillGain", "employment", "exclusion"];
    private const string PrefillColumn = "prefill";
    /// <summary>To whom a minimum wage applies; a list without it offers its rates to read and proposes none.</summary>
    private const string WageGroupColumn = "groups";

    private static readonly string[] WageGroups = [.. Enum.GetValues<WageGroup>().Select(CodeWords.Of)];

    private static readonly string[] AssessmentTypes = ["objectiveAssessmentSummary", "careerExploration", "basicSkills", "skillsInventoryWorksheet", "interests", "other"];

    private static readonly string[] FamilySizes = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

    private static IncomeTable ReadIncomeTable(CsvFields row)
    {
        var kind = row.OneOf("table", [CodeWords.Of(IncomeTableKind.Poverty), CodeWords.Of(IncomeTableKind.LowerLivingStandard)]) == CodeWords.Of(IncomeTableKind.LowerLivingStandard)
            ? IncomeTableKind.LowerLivingStandard : IncomeTableKind.Poverty;
        var (place, from) = (row.OneOf("place", IncomePlaces.All), row.Day("from"));
        var until = row.OptionalText("until") is null ? (DateOnly?)null : row.Day("until");
        return new($"data:{CodeWords.Of(kind)}-{place}-{from:yyyy-MM-dd}", kind, place, from, until, [.. FamilySizes.Select(row.Money)], row.Money("each_more"), $"{row.Text("source")}. {row.Text("confidence")}.");
    }

    /// <summary>MILEPOST_LISTS, where an agency keeps its own; else the folder that comes with the program.</summary>
    public static string DefaultFolder => Environment.GetEnvironmentVariable("MILEPOST_LISTS") is { Length: > 0 } own ? Path.GetFullPath(own) : Path.Combine(AppContext.BaseDirectory, "data");

    /// <exception cref="BrokenFilesException">Something is wrong in a list; the program must not start.</exception>
    public static ReferenceLists Load(string folder, Packs packs)
    {
        var problems = new FileProblems();
        var packIds = packs.All.Select(pack => pack.Id).ToList();

        IReadOnlyList<T> Read<T>(string file, string columns, Func<CsvFields, T> read, string? mayAdd = null) =>
            CsvTable.Read(Path.Combine(folder, file), $"data/{file}", problems, columns.Split(','), read, mayAdd);

        // A list that customers see has a Spanish name beside each English one, and the same one wherever the English name comes again.
        IReadOnlyList<T> ReadNames<T>(string file, string columns, string nameColumn, Func<CsvFields, string?, T> read)
        {
            var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            return CsvTable.Read(Path.Combine(folder, file), $"data/{file}", problems, columns.Split(','), row =>
            {
                if (!row.Has(SpanishColumn)) return read(row, null);
                var (name, spanish) = (row.OptionalText(nameColumn) ?? "", row.Text(SpanishColumn));
                if (!known.TryAdd(name, spanish) && known[name] != spanish)
                    row.Wrong($"\"{SpanishColumn}\" calls \"{name}\" \"{spanish}\" here and \"{known[name]}\" above. Say the same in both rows.");
                return read(row, spanish);
            }, mayAdd: SpanishColumn);
        }

        var elements = ReadNames("youth-elements.csv", "number,name,definition,starts_participation", "name", (row, spanish) =>
            new YouthElement(row.Whole("number", 1, 14), row.Text("name"), row.Text("definition"), row.YesNo("starts_participation")) { Spanish = spanish });

        var services = ReadNames("service-codes.csv", "service,code,name,kind,programs,packs,same_day,youth_element,passed_on_as", "name", (row, spanish) => new ServiceCode(
            row.Text("service"), row.OptionalText("code"), row.Text("name"), row.OneOf("kind", PackWordLists.ServiceKinds),
            row.ListFrom("programs", PackWordLists.Programs), row.ListFrom("packs", packIds), row.YesNo("same_day"),
            row.OptionalWhole("youth_element", 1, 14), row.OptionalText("passed_on_as")) { Spanish = spanish });
        var serviceNames = services.Select(service => service.Service).ToHashSet();

        var lists = new ReferenceEntryLists(
            Objectives: ReadNames("predefined-objectives.csv", "number,name,adult_services,youth_services,youth_element", "name", (row, spanish) => new PredefinedObjective(
                row.Whole("number", 1, 999), row.Text("name"), row.ListFrom("adult_services", serviceNames), row.ListFrom("youth_services", serviceNames),
                row.OptionalWhole("youth_element", 1, 14)) { Spanish = spanish }),
            YouthElements: elements,
            Services: services,
            Barriers: ReadNames("barriers.csv", "barrier,group,programs", "barrier", (row, spanish) =>
                new Barrier(row.Text("barrier"), row.Text("group"), row.ListFrom("programs", PackWordLists.Programs)) { Spanish = spanish }),
            AssessmentTools: Read("assessments.csv", "tool,type,formal,approved_by,packs,used_for", row => new AssessmentTool(
                row.Text("tool"), row.OneOf("type", AssessmentTypes), row.YesNo("formal"), row.OptionalText("approved_by"), row.ListFrom("packs", packIds), row.Text("used_for"))),
            BatteryLevels: Read("assessment-batteries.csv", "tool,subtest,scale,level,name,from,to,source", row => new BatteryLevel(
                row.Text("tool"), row.Text("subtest"), row.OneOf("scale", ["ABE", "ESL"]), row.Whole("level", 1, 9), row.Text("name"),
                row.OptionalWhole("from", 0, 9999), row.OptionalWhole("to", 0, 9999), row.Text("source"))),
            TestExceptions: Read("assessment-exceptions.csv", "reason,source,packs", row => new TestExceptionReason(row.Text("reason"), row.Text("source"), row.ListFrom("packs", packIds))),
            ScreeningQuestions: Read("screening-questions.csv", "question,skill,text,hint,deficient_when,packs", row => new ScreeningQuestion(
                row.Text("question"), row.OneOf("skill", ["compute", "read", "write", "speak", "any"]), row.Text("text"), row.OptionalText("hint"),
                row.OneOf("deficient_when", ["yes", "no"]), row.ListFrom("packs", packIds))),
            SupportTypes: ReadNames("support-services.csv", "support,programs,packs", "support", (row, spanish) =>
                new SupportType(row.Text("support"), row.ListFrom("programs", PackWordLists.Programs), row.ListFrom("packs", packIds)) { Spanish = spanish }),
            FundingSources: Read("funding-sources.csv", "source,title_i,programs,packs", row =>
                new FundingSource(row.Text("source"), row.YesNo("title_i"), row.ListFrom("programs", PackWordLists.Programs), row.ListFrom("packs", packIds))),
            Indicators: ReadNames("performance-indicators.csv", "id,name,programs", "name", (row, spanish) =>
                new PerformanceIndicator(row.Text("id"), row.Text("name"), row.ListFrom("programs", PackWordLists.Programs)) { Spanish = spanish }),
            Occupations: Read("occupations.csv", "code,title", row => new Occupation(row.Text("code"), row.Text("title"))),
            CaseNoteSubjects: CsvTable.Read(Path.Combine(folder, "case-note-subjects.csv"), "data/case-note-subjects.csv", problems, ["subject", "packs", "when", "must_say"], row =>
            {
                var subject = new CaseNoteSubject(row.Text("subject"), row.ListFrom("packs", packIds), row.Text("when"), row.Text("must_say"));
                return row.Has(PrefillColumn) ? subject with { Prefill = ReadPrefill(row, subject) } : subject;
            }, mayAdd: PrefillColumn),
            GoalCategories: ReadNames("goal-categories.csv", "category,packs,meaning", "category", (row, spanish) =>
                new GoalCategory(row.Text("category"), row.ListFrom("packs", packIds), row.Text("meaning")) { Spanish = spanish }),
            CredentialTypes: ReadNames("credential-types.csv", "credential_type,meaning", "credential_type", (row, spanish) => new CredentialType(row.Text("credential_type"), row.Text("meaning")) { Spanish = spanish }),
            SkillGainTypes: ReadNames("skill-gain-types.csv", "skill_gain_type,meaning,facts", "skill_gain_type", (row, spanish) => new SkillGainType(row.Text("skill_gain_type"), row.Text("meaning"), row.List("facts")) { Spanish = spanish }),
            PartnerPrograms: ReadNames("partner-programs.csv", "program,group,required,source", "program", (row, spanish) =>
                new PartnerProgram(row.Text("program"), row.Text("group"), row.YesNo("required"), row.Text("source")) { Spanish = spanish }),
            MinimumWages: Read("minimum-wage.csv", "place,who,effective,dollars_per_hour,note", row =>
                new MinimumWage(row.Text("place"), row.Text("who"), row.Day("effective"), row.Money("dollars_per_hour"), row.OptionalText("note"),
                    row.Has(WageGroupColumn) ? [.. row.ListFrom(WageGroupColumn, WageGroups).Where(WageGroups.Contains).Select(CodeWords.Read<WageGroup>)] : []), mayAdd: WageGroupColumn))
        {
            WagePlaces = Read("wage-places.csv", "place,within", row => new WagePlace(row.Text("place"), row.OptionalText("within"))),
            IncomeTables = Read("low-income.csv", "table,place,from,until,one,two,three,four,five,six,seven,eight,each_more,source,confidence", ReadIncomeTable),
            ExitReasons = Read("exit-reasons.csv", "code,reason,exclusion,programs,proof", row => new ExitReason(
                row.Text("code"), row.Text("reason"), row.OptionalText("exclusion"), row.ListFrom("programs", PackWordLists.Programs), row.OptionalText("proof"))),
            EvidenceKinds = Read("outcome-evidence.csv", "kind,for,supplemental", row => new EvidenceKind(
                row.Text("kind"), row.ListFrom("for", EvidencePurposes), row.YesNo("supplemental"))),
        };

        static Dictionary<string, string> ReadPrefill(CsvFields row, CaseNoteSubject subject)
        {
            var filled = new Dictionary<string, string>();
            foreach (var entry in row.List(PrefillColumn))
            {
                var at = entry.LastIndexOf('=');
                var (label, from) = at < 0 ? (entry, "") : (entry[..at].Trim(), entry[(at + 1)..].Trim());
                if (!subject.Facts.Contains(label)) row.Wrong($"\"{PrefillColumn}\" fills in \"{label}\", which is no line of \"must_say\". Write the line as it stands there, without its colon.");
                else if (!NoteFactSources.All.Contains(from)) row.Wrong($"\"{PrefillColumn}\" takes \"{label}\" from \"{from}\". It should be one of: {string.Join(", ", NoteFactSources.All)}.");
                else filled[label] = from;
            }
            return filled;
        }

        return problems.Any
            ? throw new BrokenFilesException("The lists cannot be used. Mend these and start again:", problems.InOrder())
            : new ReferenceLists(lists, packs);
    }
}
