using System.Diagnostics;
using System.Runtime.InteropServices;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Bench;

/// <summary>
/// Time of judging one participant by every requirement of Chicago and Cook County and those it inherits, beside loops written by hand
/// for the same requirements. First it proves that both find the same.
/// </summary>
internal static class JudgeBenchmark
{
    private const string PackId = "chicago-cook";
    private const int PerturbedRecords = 50_000;
    private const int Rounds = 31;
    private const int JudgingsPerRound = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly DateOnly Today = new(2025, 6, 30);

    /// <summary>How many times the floor the engine may take.</summary>
    private const double Target = 5;

    /// <param name="recordPath">The record to time, a case file.</param>
    /// <param name="casesFolder">Further case files to prove on, in it or its folders.</param>
    public static int Run(string recordPath, string casesFolder)
    {
        var packs = PackFiles.Load(PackFiles.DefaultFolder);
        var policy = PolicyBook.Load(PackFiles.DefaultFolder, packs, only: packs[PackId])[PackId];
        var evaluator = policy.Evaluator;
        var record = Read(recordPath) ?? throw new InvalidOperationException($"{recordPath} cannot be read. `milepost check` says why.");
        List<CaseFacts> cases = [.. Directory.EnumerateFiles(casesFolder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read).OfType<CaseFacts>()];

        var proof = new JudgeProof(evaluator);
        if (!FindTheSame(proof, record, cases, policy.Files)) return 1;
        Console.WriteLine($"Both judges find the same: {proof.Findings:N0} findings in {proof.Judgings:N0} judgings of the record, of {cases.Count} case files, of the requirements' own cases and of {PerturbedRecords:N0} perturbed records.");

        var findings = evaluator.Judge(record, Today);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}; {CountFacts(record)} facts, {evaluator.Requirements.Count} requirements, {findings.Count} findings on {Today:yyyy-MM-dd}; {Rounds} rounds of {JudgingsPerRound} judgings each");
        Time(evaluator, record);
        return 0;
    }

    private static bool FindTheSame(JudgeProof proof, CaseFacts record, List<CaseFacts> cases, IReadOnlyList<RequirementFile> requirements)
    {
        foreach (var facts in cases.Prepend(record))
            foreach (var day in DaysOf(facts))
                if (!FindTheSame(proof, facts, day, "as it stands")) return false;

        List<CaseFacts> edges = [];
        foreach (var file in requirements)
        {
            foreach (var each in file.Cases)
            {
                edges.Add(CaseFileFacts.Of(CaseHistory.Build(each, new FileProblems())!));
                if (!FindTheSame(proof, edges[^1], each.Today, $"{file.Requirement.Id}, case \"{each.Name}\"")) return false;
            }
        }

        // By turns a whole record, which has something for every requirement, and a small one, in which nothing hides behind something else.
        List<CaseFacts> whole = [record, .. cases];
        for (var seed = 0; seed < PerturbedRecords; seed++)
        {
            var origin = seed % 4 == 0 ? whole[seed / 4 % whole.Count] : edges[seed % edges.Count];
            var (facts, day) = new PerturbedRecord(seed).Of(origin);
            if (!FindTheSame(proof, facts, day, $"perturbed with seed {seed}")) return false;
        }

        if (proof.Untried is [_, ..] untried)
        {
            Console.Error.WriteLine($"Nothing is proved of these, because they always came out alike: {string.Join(", ", untried)}.");
            return false;
        }
        return true;
    }

    private static bool FindTheSame(JudgeProof proof, CaseFacts facts, DateOnly day, string how)
    {
        if (proof.Compare(facts, day) is not [_, ..] differences) return true;
        Console.Error.WriteLine($"The judges differ on {facts.Id}, {how}, on {day:yyyy-MM-dd}. When policy has changed, the judge written by hand has to follow.");
        foreach (var line in differences) Console.Error.WriteLine($"  {line}");
        return false;
    }

    /// <summary>Every fourth day from the first thing in the record to a year and a month after the last.</summary>
    private static IEnumerable<DateOnly> DaysOf(CaseFacts facts)
    {
        List<DateOnly> days = [.. facts.Services.Select(service => service.StartsOn), .. facts.Plans.Select(plan => plan.OpenedOn), .. facts.CaseNotes.Select(note => note.OccurredOn), .. facts.Assessments.Select(each => each.CompletedOn)];
        if (facts.Application is { } application) days.Add(application.AppliedOn);
        if (days.Count == 0) yield break;
        for (var day = days.Min().AddDays(-1); day < days.Max().AddDays(396); day = day.AddDays(4)) yield return day;
    }

    private static CaseFacts? Read(string path) => CaseFileReader.Read(File.ReadAllBytes(path)) is { Succeeded: true, File: var file } ? CaseFileFacts.Of(file) : null;

    private static int CountFacts(CaseFacts facts) =>
        1 + (facts.Application is null ? 0 : 1) + (facts.Screening is null ? 0 : 1)
        + facts.Enrollments.Length + facts.Assessments.Length + facts.Services.Length + facts.CaseNotes.Length
        + facts.Credentials.Length + facts.SkillGains.Length + facts.Referrals.Length + facts.PlannedGaps.Length
        + facts.Plans.Sum(plan => 1 + plan.Agreements.Length + plan.Reviews.Length + plan.Changes.Length + plan.Goals.Sum(goal => 1 + goal.Objectives.Length));

    private static void Time(Evaluator evaluator, CaseFacts record)
    {
        int Engine() => evaluator.Judge(record, Today).Count;
        int ByHand() => HandWrittenJudge.Judge(record, Today).Count;

        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < WarmUp)
        {
            Round(Engine);
            Round(ByHand);
        }

        List<double> engine = [], byHand = [], ratios = [];
        for (var round = 0; round < Rounds; round++)
        {
            // One after the other in each round, so that what else the machine does falls on both.
            byHand.Add(Round(ByHand));
            engine.Add(Round(Engine));
            ratios.Add(engine[^1] / byHand[^1]);
        }

        Console.WriteLine($"{"judge",-28} {"median µs",10} {"p10 µs",8} {"p90 µs",8} {"kB",7} {"x floor",8}");
        Print("written by hand (floor)", byHand, AllocatedBy(ByHand), 1);
        Print("engine", engine, AllocatedBy(Engine), Quantile(ratios, 0.5));
        Console.WriteLine($"The engine takes {Quantile(ratios, 0.5):0.00} times the floor ({Quantile(ratios, 0.1):0.00} to {Quantile(ratios, 0.9):0.00} in four rounds of five): {(Quantile(ratios, 0.5) <= Target ? "within" : "over")} the target of {Target:0}.");
    }

    /// <summary>Microseconds for one judging.</summary>
    private static double Round(Func<int> judge)
    {
        var start = Stopwatch.GetTimestamp();
        for (var at = 0; at < JudgingsPerRound; at++) judge();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / JudgingsPerRound;
    }

    private static double AllocatedBy(Func<int> judge)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < JudgingsPerRound; at++) judge();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)JudgingsPerRound;
    }

    private static void Print(string judge, List<double> times, double allocated, double ratio) =>
        Console.WriteLine($"{judge,-28} {Quantile(times, 0.5),10:0.0} {Quantile(times, 0.1),8:0.0} {Quantile(times, 0.9),8:0.0} {allocated / 1024,7:0.0} {ratio,8:0.00}");

    private static double Quantile(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Round((sorted.Count - 1) * share)];
    }
}
