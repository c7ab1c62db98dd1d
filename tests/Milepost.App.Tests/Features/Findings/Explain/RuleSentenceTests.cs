using System.Text.RegularExpressions;
using Milepost.App.Features.Findings.Explain;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Tests.Features.Findings.Explain;

public sealed partial class RuleSentenceTests
{
    private static readonly PolicyBook Policy = PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder), withCases: false);

    public static TheoryData<string> Every => [.. Policy.Files.Select(file => file.Requirement.Id)];

    [Theory, MemberData(nameof(Every))]
    public void Every_requirement_says_its_rule_in_plain_words(string id)
    {
        var requirement = Find(id);

        var sentence = RuleSentence.Of(requirement);

        Assert.Matches("^[A-Z0-9\"].*\\.$", sentence);
        Assert.DoesNotMatch(CodeWord(), sentence);
        Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(": .", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_without_a_sentence_would_be_told_by_the_title() =>
        Assert.DoesNotContain(Policy.Files, file => RuleSentence.Of(file.Requirement with { Title = "Untold" }) == "Untold.");

    [Fact]
    public void Every_rule_there_is_has_its_sentence()
    {
        var rules = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).ToHashSet();

        // A rule that no requirement uses is not looked at by the test above: use it, or say here why it need not be.
        Assert.Empty(rules.Except(Policy.Files.Select(file => file.Requirement.Rule.GetType())));
    }

    [Theory]
    [InlineData("il.contact-every-30-days", "At least every 30 days, counted from the last of these: a two-way contact, the enrollment.")]
    [InlineData("il.eligibility-within-30-days", "Within 30 days of the application comes the determination of eligibility; the last day is still in time.")]
    [InlineData("il.service-closed-within-10-days", "Within 10 days of the day its end is learned of comes its closing with the outcome; the last day is still in time.")]
    [InlineData("chi.plan-signed", "One form bears the signatures of the participant and the staff.")]
    [InlineData("chi.one-open-plan", "At most 1 plan is open at a time.")]
    [InlineData("jted.wage-at-least-minimum", "The hourly wage is at least the minimum wage.")]
    [InlineData("us.strategy-names-pathway-and-indicator", "Needed in the plan: career pathway, indicator.")]
    public void It_reads_like_a_sentence(string id, string sentence) => Assert.Equal(sentence, RuleSentence.Of(Find(id)));

    private static Requirement Find(string id) => Policy.Files.Single(file => file.Requirement.Id == id).Requirement;

    /// <summary>"careerPathway" is for files.</summary>
    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CodeWord();
}
