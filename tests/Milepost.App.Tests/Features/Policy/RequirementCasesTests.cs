using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.App.DataFiles;
using Milepost.App.Features.Policy;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>The cases that stand in the requirement files, and whether they would notice a changed number.</summary>
public sealed partial class RequirementCasesTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, Packs);

    /// <summary>Changes that change nothing: nobody can have entered after a day on that very day.</summary>
    private static readonly HashSet<(string, string)> SameEither =
    [
        ("chi.vocational-exploration-after-first-services", "2023-03-11 for 2023-03-10"),
        ("chi.youth-first-services-in-order", "2023-03-11 for 2023-03-10"),
    ];

    public static TheoryData<string> Requirements() => [.. Policy.Files.Select(file => file.Requirement.Id)];

    [Theory]
    [MemberData(nameof(Requirements))]
    public void Every_case_comes_out_as_its_file_says(string requirement)
    {
        Assert.True(Policy.Find(requirement, out var file));

        Assert.NotEmpty(file.Cases);
        Assert.Empty(TestPolicy.Run(file));
    }

    [Theory]
    [MemberData(nameof(Requirements))]
    public void A_number_that_is_one_off_turns_a_case_red(string requirement)
    {
        Assert.True(Policy.Find(requirement, out var file));
        var path = Path.Combine(PackFiles.DefaultFolder, "..", file.File);
        var text = File.ReadAllText(path);

        var unnoticed = OneOff(text).Where(changed => !SameEither.Contains((requirement, changed.What)) && !IsNoticed(file, changed.Text));

        Assert.Empty(unnoticed.Select(changed => $"{changed.What} goes unnoticed"));
    }

    /// <summary>Each number and day above the cases, one more and one less.</summary>
    private static IEnumerable<(string What, string Text)> OneOff(string text)
    {
        // A comment is no number of the rule.
        text = Comments().Replace(text, each => new string(' ', each.Length));
        var judged = ((string[])["applies_to:", "in_force:", "terms:"]).Select(part => PartOf(text, part)).ToList();
        foreach (var (start, end) in judged)
        {
            foreach (Match day in Days().Matches(text[start..end]))
            {
                foreach (var by in (int[])[-1, 1])
                    yield return Changed(text, start + day.Index, day.Value, DateOnly.ParseExact(day.Value, "yyyy-MM-dd").AddDays(by).ToString("yyyy-MM-dd"));
            }
            foreach (Match number in Numbers().Matches(Days().Replace(text[start..end], each => new string('x', each.Length))))
            {
                foreach (var by in (int[])[-1, 1])
                {
                    var changed = int.Parse(number.Value, CultureInfo.InvariantCulture) + by;
                    if (changed > 0) yield return Changed(text, start + number.Index, number.Value, changed.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private static (string, string) Changed(string text, int at, string from, string to) => ($"{from} for {to}", string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));

    /// <summary>A key of the outermost mapping and all that is indented below it; words, which may hold numbers, are left out.</summary>
    private static (int Start, int End) PartOf(string text, string key)
    {
        var start = text.IndexOf($"\n{key}", StringComparison.Ordinal) + 1;
        var next = NextKey().Match(text, start + key.Length);
        var end = next.Success ? next.Index : text.Length;
        var note = text.IndexOf("note:", start, end - start, StringComparison.Ordinal);
        return (start, note < 0 ? end : note);
    }

    private static bool IsNoticed(RequirementFile file, string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"milepost-one-off-{Guid.NewGuid():N}", Path.GetFileName(file.File));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            File.WriteAllText(path, text);
            var problems = new FileProblems();
            var changed = new RequirementFileReader(problems).Read(path, file.File, Packs[file.Requirement.Pack], withCases: true);
            return problems.Any || changed is null || TestPolicy.Run(changed).Count > 0;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void A_case_that_does_not_come_out_is_named_in_words()
    {
        Assert.True(Policy.Find("il.contact-every-30-days", out var file));
        var first = file.Cases[0];
        var wrong = file with { Cases = [first with { Expected = [new(null, Domain.Policy.Evaluation.Outcome.Advice, null, null, null)] }] };

        var failed = Assert.Single(TestPolicy.Run(wrong));

        Assert.StartsWith($"policy/illinois-dceo/contact-every-30-days.yaml:{first.Line}: il.contact-every-30-days, case \"{first.Name}\": on {first.Today:yyyy-MM-dd} it should find advice, but finds ", failed.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("^ *#.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Days();

    // Numbers that stand alone: not in "BEST Plus 2.0" or "TABE 11 & 12", which are names.
    [GeneratedRegex("(?<=[\\[ \"])[0-9]+(?=[\\], \"}\\n])(?! & )(?<! & [0-9]+)")]
    private static partial Regex Numbers();

    [GeneratedRegex("^[a-z_]+:", RegexOptions.Multiline)]
    private static partial Regex NextKey();
}
