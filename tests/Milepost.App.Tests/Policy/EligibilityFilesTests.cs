using Milepost.App.DataFiles;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Policy;

/// <summary>A broken file stops the program with its line; a pack of its own may ask and accept more.</summary>
public sealed class EligibilityFilesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"milepost-eligibility-{Guid.NewGuid():N}");
    private readonly Packs _packs = PackFiles.Load(PackFiles.DefaultFolder);

    public EligibilityFilesTests()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(PackFiles.DefaultFolder, "us-wioa", EligibilityBook.Folder)))
        {
            Directory.CreateDirectory(Path.Combine(_folder, "us-wioa", EligibilityBook.Folder));
            File.Copy(path, Path.Combine(_folder, "us-wioa", EligibilityBook.Folder, Path.GetFileName(path)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("adult.yaml", "{ age: { at_least: 18 } }", "{ yes: householdSizes }", "There is no question \"householdSizes\".")]
    [InlineData("adult.yaml", "- rule: general", "- ruel: general", "This is not a condition.")]
    [InlineData("adult.yaml", "eligibility: us.adult", "eligibility: us.grown-up", "\"eligibility\" should be the pack's short prefix, a dot and the file's name")]
    [InlineData("dislocated-worker.yaml", "is: [eligible, exhausted, notCovered]", "is: [eligible, maybe]", "\"maybe\" is not an answer to \"unemploymentInsurance\".")]
    [InlineData("adult.yaml", "section: \"(2)\", ", "", "Say where in the source the words stand and quote them")]
    [InlineData("questions.yaml", "section: household\n    asks: People in the family", "section: cellar\n    asks: People in the family", "There is no section \"cellar\".")]
    [InlineData("adult.yaml", "expect: not eligible", "expect: perhaps", "\"perhaps\" is not an outcome.")]
    public void A_mistake_is_told_with_its_file(string file, string right, string wrong, string message)
    {
        Change("us-wioa", file, right, wrong);

        var broken = Assert.Throws<BrokenFilesException>(() => EligibilityBook.Load(_folder, _packs));

        Assert.Contains(broken.Problems, problem => problem.File == $"policy/us-wioa/eligibility/{file}" && problem.Line > 0 && problem.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_child_pack_adds_documents_and_questions()
    {
        Write("illinois-dceo", EligibilityBook.QuestionsFile, """
            documents:
              laidOff: [Illinois layoff form]
              birthDate: [Illinois birth record]
            questions:
              - { id: unionMember, section: work, asks: Union member, kind: yesNo, programs: [dislocatedWorker], documents: [Union card] }
            """);

        var book = EligibilityBook.Load(_folder, _packs);

        Assert.Contains("Illinois layoff form", book["chicago-cook"].Questions["laidOff"].Documents);
        Assert.Contains("Layoff letter from the employer", book["chicago-cook"].Questions["laidOff"].Documents);
        Assert.Contains("Illinois birth record", book["chicago-cook"].BirthDateDocuments);
        Assert.Equal("Union member", book["illinois-dceo"].Questions["unionMember"].Words);
        Assert.False(book["new-jersey"].Questions.ContainsKey("unionMember"));
        Assert.DoesNotContain("Illinois layoff form", book["new-jersey"].Questions["laidOff"].Documents);
    }

    [Fact]
    public void Two_rules_of_one_name_may_follow_but_not_overlap_each_other()
    {
        Write("illinois-dceo", "adult.yaml", """
            eligibility: il.adult
            title: Adult
            opens: adult
            in_force: { from: 2026-01-01 }
            citation: { source: milepost }
            needs: { age: { at_least: 21 } }
            cases:
              - { name: 21, born: 2005-01-01, on: 2026-01-01, expect: eligible }
            """);

        var overlap = Assert.Throws<BrokenFilesException>(() => EligibilityBook.Load(_folder, _packs));
        Assert.Contains("in force in policy/illinois-dceo/eligibility/adult.yaml on the same days", Assert.Single(overlap.Problems).Message, StringComparison.Ordinal);

        Change("us-wioa", "adult.yaml", "in_force: { from: 2015-07-01 }", "in_force: { from: 2015-07-01, until: 2025-12-31 }");
        Assert.Equal(2, EligibilityBook.Load(_folder, _packs)["chicago-cook"].Rules.Count(rule => rule.Name == "adult"));
    }

    private void Change(string pack, string file, string right, string wrong)
    {
        var path = Path.Combine(_folder, pack, EligibilityBook.Folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private void Write(string pack, string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, pack, EligibilityBook.Folder));
        File.WriteAllText(Path.Combine(_folder, pack, EligibilityBook.Folder, file), text);
    }
}
