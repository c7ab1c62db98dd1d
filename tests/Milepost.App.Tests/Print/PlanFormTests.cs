using System.Reflection;
using System.Text.RegularExpressions;
using Milepost.App.Print;
using Milepost.App.Print.Document;

namespace Milepost.App.Tests.Print;

public sealed class PlanFormTests
{
    [Theory]
    [InlineData("adult")]
    [InlineData("youth")]
    [InlineData("empty")]
    public void Every_fixed_word_comes_from_the_word_list(string sample)
    {
        // Another language is another word list: mark every word of the list, then look for words without the mark.
        var plan = sample switch { "adult" => SamplePlans.Adult(), "youth" => SamplePlans.Youth(), _ => SamplePlans.Empty() };
        var known = PlanFormPrinterTests.TextsOf(plan).ToHashSet();

        var document = PlanForm.Compose(plan, Marked(), SamplePlans.PrintedAt);

        var unmarked = TextsOf(document).Where(t => !t.Contains('~', StringComparison.Ordinal)
            && !known.Contains(t)
            && !known.Contains(t.Split(' ', 2)[^1]) // an objective after its number, a service after its code
            && t != string.Join(", ", plan.Programs)
            && t.Any(char.IsLetter));
        Assert.Empty(unmarked);
    }

    [Fact]
    public void Every_word_in_the_list_is_used()
    {
        var rich = SamplePlans.Youth();
        var goal = rich.Goals[0];
        rich = rich with
        {
            Programs = ["one", "two"],
            TrainingComponents = ["x"],
            Tracking = "x",
            Comments = "x",
            Justification = rich.Justification! with { SkillsGap = "x" },
            Barriers = [new("x", null)],
            Goals =
            [
                goal with { Category = "x", ClosedOn = new(2024, 5, 1), Outcome = "x", EstablishedOn = null },
                goal with { Objectives = [new("x")], ProjectedEndOn = null },
                goal with { Objectives = [] },
            ],
        };
        PlanFormContent[] plans = [rich, SamplePlans.Adult(), SamplePlans.Empty(), SamplePlans.Empty() with { NoBarriersFound = true, AgreementStatement = null }];

        var said = string.Join('\n', plans.SelectMany(p => TextsOf(PlanForm.Compose(p, Marked(), SamplePlans.PrintedAt))));

        Assert.All(WordProperties(), word =>
        {
            var pattern = (string)word.GetValue(Marked())!;
            var fixedPart = pattern.Split('{', '}').Select(p => p.Trim()).Where(p => p.StartsWith('~') || p.Length > 1).First();
            if (word.Name != nameof(PlanFormWords.Language)) Assert.Contains(fixedPart, said, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_word_is_said_in_Spanish_and_takes_the_same_numbers_and_names()
    {
        // The short names stay as people say them, and "no" is "no".
        Assert.All(WordProperties().Where(word => word.Name is not (nameof(PlanFormWords.IepShort) or nameof(PlanFormWords.IssShort) or nameof(PlanFormWords.NotTicked))),
            word => AssertTranslated(word, PlanFormWords.English, PlanFormWords.Spanish));
        Assert.All(typeof(PlanFormValueWords).GetProperties().Where(p => p.PropertyType == typeof(string)),
            word => AssertTranslated(word, PlanFormValueWords.InEnglish, PlanFormValueWords.InSpanish));
        Assert.Equal(12, PlanFormWords.Spanish.Months.Distinct().Count());
        Assert.Equal("3\u00a0sept\u00a02024", PlanFormWords.Spanish.Day(new(2024, 9, 3)));
        Assert.Equal("es-US", PlanFormWords.In("es").Language);
        Assert.Equal("en-US", PlanFormWords.In("en").Language);

        static void AssertTranslated(PropertyInfo word, object english, object spanish)
        {
            var (from, to) = ((string)word.GetValue(english)!, (string)word.GetValue(spanish)!);
            Assert.True(from != to, word.Name);
            Assert.Equal(Holes(from), Holes(to));
        }

        static IEnumerable<string> Holes(string pattern) => Regex.Matches(pattern, @"\{\d\}").Select(m => m.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_signature_fields_are_named_alike_in_every_language()
    {
        foreach (var words in new[] { PlanFormWords.English, PlanFormWords.Spanish })
        {
            var lines = PlanForm.Compose(SamplePlans.Youth(), words, SamplePlans.PrintedAt).Blocks.OfType<KeepTogether>().Single().Blocks.OfType<SignatureLine>();
            Assert.Equal(["participant-signature", "planner-signature"], lines.Select(line => line.FieldName));
        }
    }

    [Fact]
    public void The_office_decides_what_its_planner_is_called()
    {
        var document = PlanForm.Compose(SamplePlans.Youth(), PlanFormWords.English, SamplePlans.PrintedAt);

        Assert.Contains(document.Blocks.OfType<Facts>().First().Items, f => f is { Label: "Career Planner", Value: "Ash Placeholder" });
        var signer = document.Blocks.OfType<KeepTogether>().Single().Blocks.OfType<SignatureLine>().Last();
        Assert.Equal("Career Planner signature:", signer.SignatureLabel);
    }

    [Fact]
    public void An_education_goal_names_the_employment_goal_it_leads_to()
    {
        var document = PlanForm.Compose(SamplePlans.Youth(), PlanFormWords.English, SamplePlans.PrintedAt);

        Assert.Contains(document.Blocks.OfType<Facts>().SelectMany(f => f.Items), f => f is { Label: "Leads to", Value: "Goal 2" });
    }

    [Fact]
    public void The_print_date_is_the_day_in_the_office_and_not_in_Greenwich()
    {
        var lateEvening = new DateTimeOffset(2024, 5, 6, 23, 30, 0, TimeSpan.FromHours(-5));

        var document = PlanForm.Compose(SamplePlans.Empty(), PlanFormWords.English, lateEvening);

        Assert.Equal("Printed May\u00a06,\u00a02024", document.Running.FootCenter);
    }

    private static IEnumerable<PropertyInfo> WordProperties() =>
        typeof(PlanFormWords).GetProperties().Where(p => p.PropertyType == typeof(string));

    private static PlanFormWords Marked()
    {
        var words = PlanFormWords.English with { Months = PlanFormWords.English.Months.Select(m => $"~{m}").ToList() };
        foreach (var word in WordProperties()) word.SetValue(words, $"~{word.Name}~{word.GetValue(words)}");
        return words;
    }

    internal static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null => [],
        string text => [text],
        System.Collections.IEnumerable items => items.Cast<object?>().SelectMany(TextsOf),
        _ when value.GetType().Namespace == typeof(Block).Namespace && !value.GetType().IsEnum =>
            value.GetType().GetProperties().Where(p => p.Name is not (nameof(SignatureLine.FieldName) or nameof(PrintDocument.Language))).SelectMany(p => TextsOf(p.GetValue(value))),
        _ => [],
    };
}
