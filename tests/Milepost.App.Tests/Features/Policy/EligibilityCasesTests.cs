using Milepost.App.Features.Policy;
using Milepost.App.Policy;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>The cases that stand in the files of the eligibility rules.</summary>
public sealed class EligibilityCasesTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly EligibilityBook Book = EligibilityBook.Load(PackFiles.DefaultFolder, Packs);

    public static TheoryData<string> Rules() => [.. Book.Files.Select(file => file.Rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_case_comes_out_as_its_file_says(string rule)
    {
        var file = Book.Files.Single(each => each.Rule.Id == rule);

        Assert.NotEmpty(file.Cases);
        Assert.Empty(TestEligibility.Run(file, Book));
    }

    [Fact]
    public void A_case_that_does_not_come_out_is_named_in_words()
    {
        var file = Book.Files.Single(each => each.Rule.Id == "us.adult");
        var wrong = file with { Cases = [file.Cases[0] with { Expected = file.Cases[0].Expected with { Truth = Truth.No } }] };

        var failed = Assert.Single(TestEligibility.Run(wrong, Book));

        Assert.StartsWith($"policy/us-wioa/eligibility/adult.yaml:{file.Cases[0].Line}: us.adult, case \"18 on the day\": it should find no, but finds yes", failed.ToString(), StringComparison.Ordinal);
    }

    [Theory] // each of the conditions the Act lists has a case in which it alone opens the title
    [InlineData("us.out-of-school-youth", 8)]
    [InlineData("us.in-school-youth", 7)]
    [InlineData("us.dislocated-worker", 7)]
    public void Every_way_into_a_title_has_a_case_of_its_own(string rule, int ways)
    {
        var file = Book.Files.Single(each => each.Rule.Id == rule);
        var named = ((AllOf)file.Rule.Needs!).Each.OfType<AnyOf>().Last().Each.Select(each => each.Name!).ToList();

        Assert.Equal(ways, named.Count);
        Assert.Equal(named.Order(), file.Cases.Where(each => each.Expected is { Truth: Truth.Yes, Ways.Count: 1 }).Select(each => each.Expected.Ways![0]).Distinct().Order());
    }

    [Fact]
    public void Only_the_program_asked_for_matters_for_priority()
    {
        var facts = new EligibilityFacts(new(1990, 1, 1), new(2026, 3, 2), new(2026, 3, 2), new Dictionary<string, KnownAnswer> { ["veteran"] = new("yes") }, Book["chicago-cook"].Questions, []);

        Assert.Null(EligibilityRules.Judge(Book["chicago-cook"].Rules, facts, [Domain.Program.DislocatedWorker]).Priority);
        Assert.NotNull(EligibilityRules.Judge(Book["chicago-cook"].Rules, facts, [Domain.Program.Adult]).Priority);
    }

    [Fact]
    public void A_rule_is_not_asked_before_it_is_in_force()
    {
        var facts = new EligibilityFacts(new(1980, 1, 1), new(2015, 6, 30), new(2015, 6, 30), new Dictionary<string, KnownAnswer>(), Book["us-wioa"].Questions, []);

        Assert.Empty(EligibilityRules.Judge(Book["us-wioa"].Rules, facts, [Domain.Program.Adult]).Titles);
        Assert.Single(EligibilityRules.Judge(Book["us-wioa"].Rules, facts with { On = new(2015, 7, 1) }, [Domain.Program.Adult]).Titles);
    }
}
