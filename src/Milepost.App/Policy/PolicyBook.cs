using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Milepost.App.DataFiles;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Policy;

/// <summary>Everything a pack judges by: its own requirements and those of the packs it extends.</summary>
/// <param name="Version">Short hash of the files of the pack and of those it extends: the same version gives the same findings.</param>
public sealed record PackPolicy(Pack Pack, string Version, Evaluator Evaluator, IReadOnlyList<RequirementFile> Files);

/// <summary>The requirements of every pack, read from <c>policy/PACK/NAME.yaml</c>.</summary>
public sealed class PolicyBook
{
    private readonly Dictionary<string, PackPolicy> _byPack;
    private readonly Dictionary<string, RequirementFile> _byId;

    private PolicyBook(IReadOnlyList<RequirementFile> files, Dictionary<string, PackPolicy> byPack)
    {
        Files = files;
        _byPack = byPack;
        _byId = files.ToDictionary(file => file.Requirement.Id);
    }

    /// <summary>By pack and name.</summary>
    public IReadOnlyList<RequirementFile> Files { get; }

    /// <summary>What each pack judges by, by the pack's id.</summary>
    public IEnumerable<PackPolicy> Packs => _byPack.Values.OrderBy(policy => policy.Pack.Id, StringComparer.Ordinal);

    public PackPolicy this[string pack] => _byPack[pack];

    /// <summary>What a pack judges by; null for a pack the program does not have.</summary>
    public PackPolicy? OfPack(string pack) => _byPack.GetValueOrDefault(pack);

    public bool Find(string requirement, [NotNullWhen(true)] out RequirementFile? file) => _byId.TryGetValue(requirement, out file);

    /// <param name="only">Read no more than this pack and those it extends.</param>
    /// <param name="withCases">Without them, what the cases say is not looked at.</param>
    /// <exception cref="BrokenFilesException">Something is wrong in a requirement; the program must not start.</exception>
    public static PolicyBook Load(string folder, Packs packs, Pack? only = null, bool withCases = true)
    {
        var problems = new FileProblems();
        var read = only is null ? packs.All : [.. only.Lineage.Select(id => packs[id])];
        var files = read.ToDictionary(pack => pack.Id, pack => ReadPack(folder, pack, withCases, problems));
        CheckTogether(read, files, problems);

        if (problems.Any) throw new BrokenFilesException("The requirements cannot be used. Mend these and start again:", problems.InOrder());

        var judged = only is null ? read : [only];
        return new(
            [.. read.OrderBy(pack => pack.Id, StringComparer.Ordinal).SelectMany(pack => files[pack.Id])],
            judged.ToDictionary(pack => pack.Id, pack =>
            {
                var all = pack.Lineage.SelectMany(id => files[id]).ToList();
                return new PackPolicy(pack, VersionOf(folder, pack), new Evaluator([.. all.Select(file => With(pack.Settings, file.Requirement))]), all);
            }));
    }

    /// <summary>What a pack may choose about exits is a setting, and no requirement of its own: the duty stays the same.</summary>
    private static Requirement With(PackSettings settings, Requirement requirement) =>
        requirement.Rule is ExitAfterGap gap ? requirement with { Rule = gap with { Use = settings.Exit } } : requirement;

    private static List<RequirementFile> ReadPack(string folder, Pack pack, bool withCases, FileProblems problems)
    {
        var reader = new RequirementFileReader(problems);
        var directory = Path.Combine(folder, pack.Id);
        foreach (var stray in Directory.GetFiles(directory, "*.yml").Order(StringComparer.Ordinal))
            problems.Add($"policy/{pack.Id}/{Path.GetFileName(stray)}", 1, "This file is not read: its name should end in .yaml.");

        return [.. RequirementPaths(directory)
            .Select(path => reader.Read(path, $"policy/{pack.Id}/{Path.GetFileName(path)}", pack, withCases))
            .OfType<RequirementFile>()];
    }

    private static IEnumerable<string> RequirementPaths(string directory) =>
        Directory.GetFiles(directory, "*.yaml").Where(path => Path.GetFileName(path) != PackFiles.FileName).Order(StringComparer.Ordinal);

    private static void CheckTogether(IEnumerable<Pack> packs, Dictionary<string, List<RequirementFile>> files, FileProblems problems)
    {
        foreach (var same in files.Values.SelectMany(each => each).GroupBy(file => file.Requirement.Id).Where(group => group.Count() > 1))
            foreach (var file in same.Skip(1))
                problems.Add(file.Written["requirement"]!, $"\"{same.Key}\" stands already in {same.First().File}. Give one of them another name.");

        Dictionary<string, string> prefixes = [];
        foreach (var pack in packs)
        {
            // Otherwise nobody can tell by its name whose a requirement is.
            if (files[pack.Id] is [{ Requirement.Id: var one }, ..] all && PrefixOf(one) is var prefix)
            {
                if (!prefixes.TryAdd(prefix, pack.Id)) problems.Add(all[0].Written["requirement"]!, $"The requirements of {prefixes[prefix]} begin with \"{prefix}.\" already. Give those of {pack.Id} a prefix of their own.");
                foreach (var other in all.Where(file => PrefixOf(file.Requirement.Id) != prefix))
                    problems.Add(other.Written["requirement"]!, $"\"{other.Requirement.Id}\" and \"{one}\" begin differently. All requirements of a pack have one prefix.");
            }

            var parents = pack.Lineage.Skip(1).SelectMany(id => files[id]).Select(file => file.Requirement.Id).ToHashSet();
            foreach (var file in files[pack.Id])
                foreach (var waiver in file.Requirement.Waives.Where(waiver => !parents.Contains(waiver.Requirement)))
                    problems.Add(((YamlList)file.Written["waives"]!).Items.OfType<YamlMap>().First(each => (each["requirement"] as YamlText)?.Text == waiver.Requirement)["requirement"]!, $"\"waives\" names \"{waiver.Requirement}\", which is not a requirement of a pack that {pack.Id} extends. Correct the name or remove it.");
        }
    }

    private static string PrefixOf(string requirement) => requirement.Split('.')[0];

    private static string VersionOf(string folder, Pack pack)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in pack.Lineage)
        {
            var directory = Path.Combine(folder, id);
            foreach (var path in Directory.GetFiles(directory, "*.yaml").Order(StringComparer.Ordinal))
            {
                var content = File.ReadAllBytes(path);
                hash.AppendData(Encoding.UTF8.GetBytes($"{id}/{Path.GetFileName(path)}\n{content.Length}\n"));
                hash.AppendData(content);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
