using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Tests.Features.Findings;

/// <summary>What is kept today for the days to come must be what a judgment on those days would say, for every history that a requirement shows.</summary>
public sealed partial class OutlookTests
{
    private static readonly PolicyBook Policies = PolicyBook.Load(PackFiles.DefaultFolder, PackFiles.Load(PackFiles.DefaultFolder));

    public static TheoryData<string> Requirements() => [.. Policies.Files.Select(file => file.Requirement.Id)];

    [Theory]
    [MemberData(nameof(Requirements))]
    public void An_outlook_says_for_every_coming_day_what_a_judgment_on_that_day_says(string requirement)
    {
        Assert.True(Policies.Find(requirement, out var file));
        var evaluator = Policies[file.Requirement.Pack].Evaluator;

        Assert.Empty(file.Cases.SelectMany(each => Differences(evaluator, CaseHistory.Build(each, new FileProblems())!, each.Name)).Take(3));
    }

    /// <summary>The test above must be able to fail: an outlook that forgets what a coming day brings is caught.</summary>
    [Fact]
    public void An_outlook_that_stops_at_today_is_noticed()
    {
        var record = Record("""
            "services": [{ "id": "S1", "name": "Welding", "kind": "training", "startsOn": "2026-03-10", "recordedOn": "2026-03-02" }]
            """);
        var evaluator = Policies["chicago-cook"].Evaluator;
        var (today, start) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 10));
        var outlook = Outlook.Of(evaluator, CaseFileFacts.Of(record), today);

        Assert.DoesNotContain("service:S1", On(outlook, today).Select(line => line.Split(' ')[1]));
        Assert.Contains("service:S1", On(outlook, start).Select(line => line.Split(' ')[1]));
        Assert.NotEqual(On(outlook, today), On(outlook, start));
    }

    [Fact]
    public void A_record_that_turns_every_day_is_followed_only_for_a_while()
    {
        var services = Enumerable.Range(1, 300).Select(day => $$"""
            { "id": "S{{day}}", "name": "Workshop", "kind": "basic", "startsOn": "{{new DateOnly(2026, 3, 2).AddDays(day):yyyy-MM-dd}}", "recordedOn": "2026-03-02" }
            """);
        var outlook = Outlook.Of(Policies["chicago-cook"].Evaluator, CaseFileFacts.Of(Record($"\"services\": [{string.Join(',', services)}]")), new(2026, 3, 2));

        Assert.Equal(new DateOnly(2026, 3, 2).AddDays(Outlook.MostTurns), outlook.Through);
        Assert.All(outlook.Findings, finding => Assert.True(finding.Through <= outlook.Through));
    }

    private static IEnumerable<string> Differences(Evaluator evaluator, CaseFile record, string name)
    {
        var facts = CaseFileFacts.Of(record);
        var days = DaysIn(record);
        foreach (var from in new[] { days[0], days[days.Count / 2], days[^1] }.Distinct())
        {
            var outlook = Outlook.Of(evaluator, facts, from);
            foreach (var day in days.Where(day => day >= from && day <= outlook.Through))
            {
                var (kept, judged) = (On(outlook, day), evaluator.Judge(facts, day).Select(finding => Line(finding, finding.Outcome)).Order(StringComparer.Ordinal).ToList());
                if (!kept.SequenceEqual(judged))
                    yield return $"{name}: kept on {from:O} for {day:O}: {string.Join("; ", kept.Except(judged))} instead of {string.Join("; ", judged.Except(kept))}";
            }
        }
    }

    private static List<string> On(Outlook outlook, DateOnly day) =>
        [.. outlook.Findings.Where(each => each.On(day)).Select(each => Line(each.Finding, each.OutcomeOn(day))).Order(StringComparer.Ordinal)];

    private static string Line(Finding finding, Outcome outcome) =>
        $"{finding.Requirement.Id} {finding.Subject} {outcome} {finding.DueOn:O} {finding.MetOn:O} {string.Join(',', finding.Verdict.Details)}";

    /// <summary>Every day the record speaks of with its neighbors, and some between and after: wherever an answer could turn.</summary>
    private static List<DateOnly> DaysIn(CaseFile record)
    {
        var told = Day().Matches(Encoding.UTF8.GetString(CaseFileWriter.Write(record))).Select(match => DateOnly.ParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Where(day => day.Year > 2015).Distinct().Order().ToList();
        if (told.Count == 0) told.Add(new(2024, 1, 2));
        var between = Enumerable.Range(0, (told[^1].DayNumber - told[0].DayNumber + 400) / 23).Select(step => told[0].AddDays(step * 23));
        return [.. told.SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }).Concat(between).Distinct().Order()];
    }

    private static CaseFile Record(string parts)
    {
        var lists = new[] { "enrollments", "assessments", "plans", "services", "caseNotes", "credentials", "skillGains", "referrals", "partnerPrograms", "plannedGaps" }
            .Where(list => !parts.Contains($"\"{list}\"", StringComparison.Ordinal)).Select(list => $"\"{list}\": []");
        var json = $$"""
            { "format": "milepost-case/1", "pack": "chicago-cook", "participant": { "id": "P-1", "firstName": "Ada", "lastName": "Sampleton", "birthDate": "1990-05-04" },
              {{string.Join(',', lists)}}, {{parts}} }
            """;
        return CaseFileReader.Read(Encoding.UTF8.GetBytes(json)).File!;
    }

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex Day();
}
