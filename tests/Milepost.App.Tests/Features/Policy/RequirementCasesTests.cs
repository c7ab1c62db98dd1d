using Milepost.App.Features.Policy;
using Milepost.App.Policy;

namespace Milepost.App.Tests.Features.Policy;

/// <summary>The cases that stand in the requirement files.</summary>
public sealed class RequirementCasesTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, Packs);

    public static TheoryData<string> Requirements() => [.. Policy.Files.Select(file => file.Requirement.Id)];

    [Theory]
    [MemberData(nameof(Requirements))]
    public void Every_case_comes_out_as_its_file_says(string requirement)
    {
        Assert.True(Policy.Find(requirement, out var file));

        Assert.NotEmpty(file.Cases);
        Assert.Empty(TestPolicy.Run(file));
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
}
