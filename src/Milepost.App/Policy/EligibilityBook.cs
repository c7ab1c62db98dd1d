using System.Security.Cryptography;
using Milepost.App.DataFiles;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Policy;

namespace Milepost.App.Policy;

/// <summary>One rule of eligibility as it stands in its file, with its cases.</summary>
public sealed record EligibilityFile(EligibilityRule Rule, IReadOnlyList<EligibilityCase> Cases, YamlMap Written);

/// <summary>An applicant and what the rule says of them.</summary>
/// <param name="Facts">Judged by the rule's own pack.</param>
public sealed record EligibilityCase(string Name, EligibilityFacts Facts, ExpectedEligibility Expected, string File, int Line);

/// <param name="Exception">True: an exception opens it; false: none does; null: not said. <paramref name="Flags"/> likewise.</param>
public sealed record ExpectedEligibility(Truth Truth, int? Rank, IReadOnlyList<string>? Ways, IReadOnlyList<string>? Missing, bool? Flags, bool? Exception);

/// <summary>The questions and rules of eligibility that one pack works with: its own and those of the packs it extends.</summary>
public sealed record PackEligibility(
    Pack Pack, IReadOnlyList<QuestionSection> Sections, IReadOnlyDictionary<string, Question> Questions, IReadOnlyList<string> BirthDateDocuments, IReadOnlyList<EligibilityRule> Rules);

/// <summary>What the packs say about who is eligible, read from <c>policy/PACK/eligibility/*.yaml</c>.</summary>
/// <remarks>Questions stand in <c>questions.yaml</c>, each rule in a file of its own. A pack without the folder adds nothing.</remarks>
public sealed class EligibilityBook
{
    public const string Folder = "eligibility";
    public const string QuestionsFile = "questions.yaml";

    private readonly Dictionary<string, PackEligibility> _byPack;

    private EligibilityBook(IReadOnlyList<EligibilityFile> files, Dictionary<string, PackEligibility> byPack) => (Files, _byPack) = (files, byPack);

    public IReadOnlyList<EligibilityFile> Files { get; }

    public PackEligibility this[string pack] => _byPack[pack];

    /// <exception cref="BrokenFilesException">Something is wrong in a file; the program must not start.</exception>
    public static EligibilityBook Load(string folder, Packs packs)
    {
        var problems = new FileProblems();
        var reader = new EligibilityFileReader(problems);
        var questions = packs.All.ToDictionary(pack => pack.Id, pack => PathOf(folder, pack, QuestionsFile) is { } path && File.Exists(path) ? reader.Questions(path, Shown(pack, QuestionsFile), pack) : ReadQuestions.None);
        var all = packs.All.ToDictionary(pack => pack.Id, pack => Together(pack, questions, problems));

        var files = packs.All.ToDictionary(pack => pack.Id, pack => RulePaths(folder, pack).Select(path => reader.Rule(path, Shown(pack, Path.GetFileName(path)), pack, all[pack.Id].Questions, HashOf(path))).OfType<EligibilityFile>().ToList());
        var byPack = packs.All.ToDictionary(pack => pack.Id, pack =>
        {
            var lineage = pack.Lineage.SelectMany(id => files[id]).ToList();
            // Which of two would count on a day must not depend on the order of folders.
            foreach (var (one, other) in lineage.SelectMany((one, at) => lineage.Skip(at + 1).Select(other => (one, other))).Where(pair => pair.one.Rule.Name == pair.other.Rule.Name && Overlap(pair.one.Rule.InForce, pair.other.Rule.InForce)))
                problems.Add(other.Written["eligibility"]!, $"\"{other.Rule.Name}\" is in force in {one.Written.File} on the same days. Let one end before the other begins, or give it another name.");
            return all[pack.Id] with { Rules = [.. lineage.Select(file => file.Rule)] };
        });

        if (problems.Any) throw new BrokenFilesException("The rules of eligibility cannot be used. Mend these and start again:", problems.InOrder());
        return new([.. packs.All.SelectMany(pack => files[pack.Id])], byPack);
    }

    private static bool Overlap(Domain.Policy.Evaluation.InForce one, Domain.Policy.Evaluation.InForce other) => !(one.Until < other.From) && !(other.Until < one.From);

    /// <summary>The nearest pack may ask more and name more documents; what a question means stays as the pack above says it.</summary>
    private static PackEligibility Together(Pack pack, Dictionary<string, ReadQuestions> questions, FileProblems problems)
    {
        List<QuestionSection> sections = [];
        Dictionary<string, Question> all = [];
        List<string> birthDate = [];
        foreach (var (id, read) in pack.Lineage.Reverse().Select(id => (id, questions[id])))
        {
            sections.AddRange(read.Sections.Where(section => sections.All(known => known.Id != section.Id)));
            foreach (var (question, at) in read.Questions)
            {
                if (!all.TryAdd(question.Id, question)) problems.Add(at, $"The question \"{question.Id}\" is asked already in a pack that {id} extends. Give it another name.");
                if (sections.All(section => section.Id != question.Section)) problems.Add(at, $"There is no section \"{question.Section}\". Add it to \"sections\".");
            }
            foreach (var (question, documents, at) in read.Documents)
            {
                if (question == EligibilityRules.BirthDate) birthDate.AddRange(documents.Except(birthDate).ToList());
                else if (all.TryGetValue(question, out var known)) all[question] = known with { Documents = [.. known.Documents.Union(documents)] };
                else problems.Add(at, $"\"documents\" names \"{question}\", which is not a question. Correct the name.");
            }
        }
        return new(pack, sections, all, birthDate, []);
    }

    private static IEnumerable<string> RulePaths(string folder, Pack pack) => PathOf(folder, pack, "") is { } directory && Directory.Exists(directory)
        ? Directory.GetFiles(directory, "*.yaml").Where(path => Path.GetFileName(path) != QuestionsFile).Order(StringComparer.Ordinal) : [];

    private static string PathOf(string folder, Pack pack, string file) => Path.Combine(folder, pack.Id, Folder, file);

    private static string Shown(Pack pack, string file) => $"policy/{pack.Id}/{Folder}/{file}";

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..12];
}

/// <summary>One pack's own questions, and the documents it adds to questions of packs above.</summary>
internal sealed record ReadQuestions(
    IReadOnlyList<QuestionSection> Sections, IReadOnlyList<(Question Question, YamlTree At)> Questions, IReadOnlyList<(string Question, IReadOnlyList<string> Documents, YamlTree At)> Documents)
{
    public static readonly ReadQuestions None = new([], [], []);
}
