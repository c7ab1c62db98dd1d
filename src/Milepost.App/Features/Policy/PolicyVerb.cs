using System.CommandLine;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Policy;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Policy;

/// <summary>
/// <c>milepost policy test [PACK]</c> and <c>milepost policy explain REQUIREMENT</c>, which need no database, and
/// <c>milepost policy rejudge</c>, which brings the records of one up to date.
/// </summary>
public static class PolicyVerb
{
    private const int Failed = 1;
    private const int Unknown = 2;

    public static Command Create() => new("policy", "Policy packs: run the cases of their requirements, read a requirement, judge the records by them.") { Test(), Explain(), Rejudge() };

    private static Command Test()
    {
        var pack = new Argument<string?>("PACK") { Description = "Only this pack. Every pack if not given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("test", "Runs every case of every requirement and names each that does not come out as its file says.") { pack };
        command.SetAction(parsed => Run(book => RunTests(book.Packs, book.Policy, EligibilityBook.Load(PackFiles.DefaultFolder, book.Packs), parsed.GetValue(pack))));
        return command;
    }

    private static Command Explain()
    {
        var requirement = new Argument<string>("REQUIREMENT") { Description = "Its id, like us.exit-after-90-days." };
        var command = new Command("explain", "Prints a requirement for a person to read: words, source, terms and cases.") { requirement };
        command.SetAction(parsed => Run(book => RunExplain(book.Packs, book.Policy, parsed.GetValue(requirement)!)));
        return command;
    }

    private static Command Rejudge()
    {
        var command = new Command("rejudge", "Judges every record that an older policy judged. The running program does so by itself; this waits for the end and tells how far it is. Stop it at any time: it goes on where it was.");
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), services => RejudgeAsync(services.GetRequiredService<RejudgeRecordsHandler>(), ct)));
        return command;
    }

    private static async Task<int> RejudgeAsync(RejudgeRecordsHandler rejudge, CancellationToken ct)
    {
        var before = await rejudge.ProgressAsync(ct);
        // A line for each hundredth of the way: enough to see that it moves.
        var step = before.Waiting / 100;
        var told = 0;
        var judged = await rejudge.HandleAsync(async count =>
        {
            if (count - told < step) return;
            told = count;
            await Console.Error.WriteLineAsync($"{count:N0} of {before.Waiting:N0} records judged");
        }, ct);
        Console.WriteLine(judged == 0 ? $"All {before.All:N0} records were judged by the policy of now already." : $"{judged:N0} records judged by the policy of now.");
        return 0;
    }

    private static int Run(Func<(Packs Packs, PolicyBook Policy), int> work)
    {
        try
        {
            var packs = PackFiles.Load(PackFiles.DefaultFolder);
            return work((packs, PolicyBook.Load(PackFiles.DefaultFolder, packs)));
        }
        catch (BrokenFilesException broken)
        {
            Console.Error.WriteLine(broken.Message);
            return Unknown;
        }
    }

    private static int RunTests(Packs packs, PolicyBook policy, EligibilityBook eligibility, string? only)
    {
        if (only is not null && !packs.Find(only, out _))
        {
            Console.Error.WriteLine($"There is no pack \"{Printable.Cut(only, 40)}\". Expected one of: {string.Join(", ", packs.All.Select(pack => pack.Id))}.");
            return Unknown;
        }

        var failures = 0;
        foreach (var pack in packs.All.Where(pack => only is null || pack.Id == only))
        {
            var files = policy.Files.Where(file => file.Requirement.Pack == pack.Id).ToList();
            var failed = files.SelectMany(TestPolicy.Run).ToList();
            foreach (var each in failed) Console.Error.WriteLine(each);
            Console.WriteLine($"{pack.Id}: {files.Count} requirements, {files.Sum(file => file.Cases.Count)} cases, {(failed.Count == 0 ? "all as they should be" : $"{failed.Count} not as they should be")}");
            failures += failed.Count;

            var rules = eligibility.Files.Where(file => file.Rule.Pack == pack.Id).ToList();
            if (rules.Count == 0) continue;
            var wrong = rules.SelectMany(file => TestEligibility.Run(file, eligibility)).ToList();
            foreach (var each in wrong) Console.Error.WriteLine(each);
            Console.WriteLine($"{pack.Id}: {rules.Count} rules of eligibility, {rules.Sum(file => file.Cases.Count)} cases, {(wrong.Count == 0 ? "all as they should be" : $"{wrong.Count} not as they should be")}");
            failures += wrong.Count;
        }
        return failures == 0 ? 0 : Failed;
    }

    private static int RunExplain(Packs packs, PolicyBook policy, string id)
    {
        if (policy.Find(id, out var file))
        {
            Console.Write(ExplainRequirement.Of(file, packs, policy.Files));
            return 0;
        }

        var alike = policy.Files.Select(each => each.Requirement.Id).Where(known => known.Contains(id, StringComparison.OrdinalIgnoreCase)).ToList();
        Console.Error.WriteLine($"There is no requirement \"{Printable.Cut(id, 60)}\". {(alike.Count > 0 ? $"Perhaps: {string.Join(", ", alike)}." : $"Expected one of: {string.Join(", ", policy.Files.Select(each => each.Requirement.Id))}.")}");
        return Unknown;
    }
}
