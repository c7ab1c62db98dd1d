using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Milepost.App.Features.CaseFiles;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.CaseFiles;

public sealed class CaseFileReaderTests
{
    private const string Person = """{"id": "P-1", "firstName": "Ottoline", "lastName": "Placeholder", "birthDate": "2000-02-29"}""";

    [Theory]
    [MemberData(nameof(CaseFilesOnDisk.SoundFiles), MemberType = typeof(CaseFilesOnDisk))]
    public void A_sound_file_is_read_and_written_back_as_it_was(string path)
    {
        ReadOnlyMemory<byte> original = File.ReadAllBytes(path);

        var reading = CaseFileReader.Read(original);

        Assert.Empty(reading.Problems);
        Assert.True(reading.Succeeded);
        ReadOnlyMemory<byte> written = CaseFileWriter.Write(reading.File);
        written.ShouldSayTheSameAs(original);
        Assert.Equal(written.ToArray(), CaseFileWriter.Write(CaseFileReader.Read(written).File!));
    }

    [Fact]
    public void A_broken_acceptance_case_names_exactly_the_expected_paths()
    {
        Assert.SkipUnless(CaseFilesOnDisk.AcceptanceFolder is not null, "No acceptance cases here: set MILEPOST_CASES to their folder.");

        var cases = CaseFilesOnDisk.BrokenAcceptanceCases().ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, broken => Assert.Equal(
            broken.Paths.Order(StringComparer.Ordinal),
            CaseFileReader.Read(File.ReadAllBytes(broken.File)).Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_file_broken_in_many_places_names_them_all_in_the_order_of_the_document()
    {
        var reading = CaseFileReader.Read(CaseFilesOnDisk.Own("broken-in-many-places.json"));

        Assert.False(reading.Succeeded);
        Assert.Equal(CaseFilesOnDisk.OwnLines("broken-in-many-places.paths.txt"), reading.Problems.Select(problem => problem.Path));
        Assert.All(reading.Problems, problem => Assert.Contains("xpected ", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("visits", "on", "0201-03-02")]
    [InlineData("visits", "on", "9999-12-31")]
    [InlineData("visits", "at", "0201-03-02T14:05:00Z")]
    [InlineData("visits", "recordedOn", "1899-12-31")]
    [InlineData("referrals", "openUntil", "2100-01-01")]
    [InlineData("consents", "givenOn", "0001-01-01")]
    [InlineData("concurrentPrograms", "from", "9999-12-31")]
    public void A_day_that_nobody_lived_is_refused_with_its_place(string list, string field, string day)
    {
        var file = JsonNode.Parse(CaseFilesOnDisk.Own("everything.json").Span)!;
        var at = file[list]!.AsArray().Index().First(item => item.Item![field] is not null || field is "at" or "openUntil").Index;
        file[list]![at]![field] = day;

        var problems = CaseFileReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).Problems;

        Assert.Contains($"$.{list}[{at}].{field}", problems.Select(problem => problem.Path));
    }

    [Fact]
    public void A_referral_that_rests_on_a_consent_which_is_not_there_is_refused()
    {
        var file = JsonNode.Parse(CaseFilesOnDisk.Own("everything.json").Span)!;
        file["referrals"]![0]!["consents"] = new JsonArray("nowhere");

        var problem = Assert.Single(CaseFileReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).Problems);

        Assert.Equal(("$.referrals[0].consents[0]", "Expected the id of a consent in this file, found \"nowhere\", which nothing in this file has."), (problem.Path, problem.Message));
    }

    [Fact]
    public void What_is_read_has_its_types()
    {
        var file = CaseFileReader.Read(CaseFilesOnDisk.Own("everything.json")).File!;

        Assert.Equal("Íñigo", file.Participant.FirstName);
        Assert.Equal("Iggy \"the lathe\" 🙂", file.Participant.PreferredName);
        Assert.Equal(new DateOnly(1999, 12, 31), file.Participant.BirthDate);
        Assert.Equal(CaseLanguage.Es, file.Participant.Language);
        Assert.Equal([Program.Adult, Program.DislocatedWorker, Program.Youth, Program.Jted, Program.TradeAdjustment], file.Application!.Programs);
        Assert.Equal("8.750", file.Services[0].Placement!.SubsidizedWage.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(12.5m, file.Services[0].WeeklyHours);
        Assert.Null(file.Services[1].Cost);
        Assert.Empty(file.Services[1].InformedChoice);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("{", "JSON")]
    [InlineData("{} {}", "JSON")]
    [InlineData("{'format': 1}", "JSON")]
    [InlineData("{\"format\": \"milepost-case/1\",}", "JSON")]
    [InlineData("// a case\n{}", "JSON")]
    [InlineData("{\"a\": NaN}", "JSON")]
    [InlineData("{\"a\": \"\\ud8\"}", "JSON")]
    [InlineData("[]", "object")]
    [InlineData("null", "object")]
    [InlineData("\"milepost-case/1\"", "object")]
    [InlineData("7", "object")]
    public void What_is_no_JSON_object_has_one_problem(string text, string says)
    {
        var problem = Assert.Single(CaseFileReader.Read(Encoding.UTF8.GetBytes(text)).Problems);

        Assert.Equal("$", problem.Path);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_encodings_than_UTF_8_are_refused()
    {
        var text = CaseFilesOnDisk.OwnText("everything.json");

        Assert.Equal("$", Assert.Single(CaseFileReader.Read(Encoding.Unicode.GetBytes(text)).Problems).Path);
        Assert.Equal("$", Assert.Single(CaseFileReader.Read(Encoding.UTF32.GetBytes(text)).Problems).Path);
        Assert.Equal("$: The file is not UTF-8 text.", Assert.Single(CaseFileReader.Read(Encoding.Latin1.GetBytes(text)).Problems).ToString());
    }

    [Fact]
    public void A_byte_order_mark_is_no_problem() =>
        Assert.True(CaseFileReader.Read(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(CaseFilesOnDisk.Own("everything.json").ToArray()).ToArray()).Succeeded);

    [Theory]
    [InlineData(64, "$.deep")]
    [InlineData(65, "$")]
    [InlineData(10_000, "$")]
    public void Sixty_four_levels_are_read_and_not_one_more(int levels, string path)
    {
        // The outermost object is the first level.
        var lists = new string('[', levels - 1) + new string(']', levels - 1);

        var problem = Assert.Single(Read(FileWith(Person, $"\"deep\": {lists}")));

        Assert.Equal(path, problem.Path);
    }

    [Theory]
    [InlineData("\"milepost-case/2\"")]
    [InlineData("\"MILEPOST-CASE/1\"")]
    [InlineData("\"milepost-case/1 \"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Of_an_unknown_format_nothing_else_is_said(string format) =>
        Assert.Equal("$.format", Assert.Single(Read($$"""{"strange": true, "format": {{format}}}""")).Path);

    [Fact]
    public void An_empty_object_misses_what_every_file_has() =>
        Assert.Equal(["$.format", "$.pack", "$.participant", .. Lists.Select(list => $"$.{list}")], Read("{}").Select(problem => problem.Path));

    [Theory]
    [InlineData("x", "$.participant.x")]
    [InlineData("first-name", "$.participant.first-name")]
    [InlineData("größe", "$.participant.größe")]
    [InlineData("a.b", "$.participant['a.b']")]
    [InlineData("a b", "$.participant['a b']")]
    [InlineData("", "$.participant['']")]
    [InlineData("\\u001b[31m", "$.participant['\uFFFD[31m']")]
    [InlineData("\\ud800", "$.participant['\\ud800']")]
    [InlineData("FirstName", "$.participant.FirstName")]
    public void An_unknown_property_is_named_and_safe_to_print(string name, string path) =>
        Assert.Equal(path, Assert.Single(Read(FileWith(Person.Replace("{", $$"""{"{{name}}": 1, """, StringComparison.Ordinal)))).Path);

    [Fact]
    public void A_property_that_stands_twice_is_refused_even_when_it_is_spelled_with_an_escape() =>
        Assert.Equal("$.participant.lastName", Assert.Single(Read(FileWith(Person.Replace("}", """, "last\u004eame": "Sampleton"}""", StringComparison.Ordinal)))).Path);

    [Theory]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void A_text_holds_a_hundred_thousand_characters(int length, bool fits)
    {
        foreach (var character in new[] { "a", "ł", "李", "🙂" })
        {
            var text = string.Concat(Enumerable.Repeat(character, length));
            var problems = Read(FileWith(Person.Replace("Ottoline", text, StringComparison.Ordinal)));
            Assert.Equal(fits ? [] : ["$.participant.firstName"], problems.Select(problem => problem.Path));
        }
    }

    [Theory]
    [InlineData("\\ud83d\\ude42", true)]
    [InlineData("\\u005cud83d", true)]
    [InlineData("\\\\ud83d", true)]
    [InlineData("\\ud83d", false)]
    [InlineData("\\ude42", false)]
    [InlineData("\\ud83d\\ud83d\\ude42", false)]
    [InlineData("\\ud83d\\n\\ude42", false)]
    [InlineData("\\ude42\\ud83d", false)]
    [InlineData("a\\u0000b", false)]
    public void Text_that_no_database_can_hold_is_refused(string written, bool sound) =>
        Assert.Equal(sound ? [] : ["$.participant.firstName"], Read(FileWith(Person.Replace("Ottoline", written, StringComparison.Ordinal))).Select(problem => problem.Path));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\\t\\r\\n\\u00a0\\u2003\\u3000")]
    public void Optional_text_of_blanks_is_absent_and_required_text_of_blanks_is_refused(string blanks)
    {
        var optional = CaseFileReader.Read(Encoding.UTF8.GetBytes(FileWith(Person.Replace("}", $$""", "email": "{{blanks}}"}""", StringComparison.Ordinal),
            $$""" "partnerPrograms": ["{{blanks}}", "Housing"], "caseNotes": [{"id": "N-1", "subject": "s", "occurredOn": "2025-01-02", "recordedOn": "2025-01-02", "twoWay": true, "text": "t", "author": "a", "service": "{{blanks}}"}]""")));
        var required = Read(FileWith(Person.Replace("Ottoline", blanks, StringComparison.Ordinal)));

        Assert.Empty(optional.Problems);
        Assert.Null(optional.File!.Participant.Email);
        Assert.Null(optional.File.CaseNotes[0].Service);
        Assert.Equal(["Housing"], optional.File.PartnerPrograms);
        Assert.Equal("$.participant.firstName", Assert.Single(required).Path);
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("1900-02-29", false)]
    [InlineData("2024-04-31", false)]
    [InlineData("2024-13-01", false)]
    [InlineData("2024-00-10", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("2024-1-5", false)]
    [InlineData("20240105", false)]
    [InlineData("01/05/2024", false)]
    [InlineData("2024-01-05T00:00:00Z", false)]
    [InlineData(" 2024-01-05", false)]
    [InlineData("2024-01-05\\n", false)]
    [InlineData("٢٠٢٤-٠١-٠٥", false)]
    [InlineData("-024-01-05", false)]
    [InlineData("", false)]
    public void A_day_is_on_the_calendar(string day, bool good) =>
        Assert.Equal(good ? [] : ["$.participant.birthDate"], Read(FileWith(Person.Replace("2000-02-29", day, StringComparison.Ordinal))).Select(problem => problem.Path));

    [Theory]
    [InlineData("15", "15")]
    [InlineData("15.00", "15.00")]
    [InlineData("105.00", "105.00")]
    [InlineData("0", "0")]
    [InlineData("0.5", "0.5")]
    [InlineData("007.10", "7.10")]
    [InlineData("0000000000000000000000000000000000000015", "15")]
    [InlineData("9999999999999999999999999.999", "9999999999999999999999999.999")]
    [InlineData("99999999999999999999999999999", null)]
    [InlineData("0.00000000000000000000000000001", null)]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000015", null)]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(".", null)]
    [InlineData("15.", null)]
    [InlineData(".50", null)]
    [InlineData("1.2.3", null)]
    [InlineData("+15", null)]
    [InlineData("-15", null)]
    [InlineData("1e3", null)]
    [InlineData("$15", null)]
    [InlineData("15 USD", null)]
    [InlineData("1,500.00", null)]
    [InlineData("1 500", null)]
    [InlineData("15.00\\n", null)]
    [InlineData("١٥", null)]
    [InlineData("0x10", null)]
    public void Money_is_digits_and_keeps_them(string written, string? kept)
    {
        var reading = CaseFileReader.Read(Encoding.UTF8.GetBytes(FileWith(Person, Service($$""" "cost": "{{written}}" """))));

        Assert.Equal(kept is null ? ["$.services[0].cost"] : [], reading.Problems.Select(problem => problem.Path));
        if (kept is not null) Assert.Contains($"\"cost\": \"{kept}\"", Encoding.UTF8.GetString(CaseFileWriter.Write(reading.File!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("youthElement", "1", true)]
    [InlineData("youthElement", "14", true)]
    [InlineData("youthElement", "14.0", true)]
    [InlineData("youthElement", "0", false)]
    [InlineData("youthElement", "15", false)]
    [InlineData("youthElement", "1.5", false)]
    [InlineData("youthElement", "-1", false)]
    [InlineData("youthElement", "99999999999999999999999999999999999999", false)]
    [InlineData("youthElement", "\"1\"", false)]
    [InlineData("weeklyHours", "0", true)]
    [InlineData("weeklyHours", "37.5", true)]
    [InlineData("weeklyHours", "168", true)]
    [InlineData("weeklyHours", "1e2", true)]
    [InlineData("weeklyHours", "168.5", false)]
    [InlineData("weeklyHours", "-1", false)]
    [InlineData("weeklyHours", "1e400", false)]
    [InlineData("weeklyHours", "-1e-400", true)]
    public void A_number_stays_in_its_range(string property, string number, bool good)
    {
        var reading = CaseFileReader.Read(Encoding.UTF8.GetBytes(FileWith(Person, Service($"\"{property}\": {number}"))));

        Assert.Equal(good ? [] : [$"$.services[0].{property}"], reading.Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("electronic", "2025-01-02", true)]
    [InlineData("electronic", null, true)]
    [InlineData("unableToCollect", "2025-01-02", true)]
    [InlineData("unableToCollect", null, false)]
    public void An_agreement_that_could_not_be_collected_says_when_that_was_recorded(string method, string? recordedOn, bool good)
    {
        var recorded = recordedOn is null ? "" : $", \"recordedOn\": \"{recordedOn}\"";
        var plans = $$""" "plans": [{"id": "PL-1", "kind": "iep", "openedOn": "2025-01-02", "barriers": [], "indicators": [], "trainingComponents": [], "goals": [], "reviews": [], "changes": [], "agreements": [{"id": "AG-1", "method": "{{method}}"{{recorded}}}]}]""";

        Assert.Equal(good ? [] : ["$.plans[0].agreements[0].recordedOn"], Read(FileWith(Person, plans)).Select(problem => problem.Path));
    }

    [Fact]
    public void A_second_id_is_found_by_its_place_in_the_document_and_across_kinds()
    {
        var problems = Read(FileWith("{}", $$""" "services": [{"id": "P-1", "name": "n", "kind": "basic", "startsOn": "2025-01-02", "recordedOn": "2025-01-02"}]""")
            .Replace("\"participant\": {}, ", "", StringComparison.Ordinal)[..^1] + $", \"participant\": {Person}}}");

        Assert.Equal("$.participant.id", Assert.Single(problems).Path);
    }

    [Fact]
    public void An_end_on_the_day_of_its_start_is_in_order() =>
        Assert.Empty(Read(FileWith(Person, Service(""" "endsOn": "2025-01-02" """))));

    [Theory]
    [InlineData(""" "none" """, "$.services")]
    [InlineData(""" [{"id": "S-1", "name": "n", "kind": "basic", "startsOn": "2025-01-02", "recordedOn": "2025-01-02"}, 7] """, "$.services[1]")]
    public void A_service_that_could_not_be_read_hides_no_reference_that_leads_nowhere(string services, string broken) =>
        Assert.Equal([broken, "$.caseNotes[0].service"], Read(FileWith(Person,
            $$""" "services": {{services}}, "caseNotes": [{"id": "N-1", "subject": "s", "occurredOn": "2025-01-02", "recordedOn": "2025-01-02", "twoWay": true, "text": "t", "author": "a", "service": "S-77"}]""")).Select(problem => problem.Path));

    [Fact]
    public void Five_megabytes_are_read_in_a_moment()
    {
        var notes = string.Join(",", Enumerable.Range(0, 25_000).Select(i =>
            $$"""{"id": "N-{{i}}", "subject": "Regular contact", "occurredOn": "2025-01-02", "recordedOn": "2025-01-02", "twoWay": true, "service": "S-1", "text": "Talked about the next step and set a day for it, again.", "author": "C. Planner-Demo"}"""));
        var sound = Encoding.UTF8.GetBytes(FileWith(Person, $$"""{{Service(""" "episode": 1 """)}}, "caseNotes": [{{notes}}]"""));
        var broken = Encoding.UTF8.GetBytes(FileWith(Person, $$""" "x": 1, "caseNotes": [{{notes.Replace("2025", "2O25", StringComparison.Ordinal)}}]"""));
        Assert.True(sound.Length > 5_000_000);

        // Reading every one against every other would take minutes; the limits leave room for a slow machine.
        var clock = Stopwatch.StartNew();
        var read = CaseFileReader.Read(sound);
        var refused = CaseFileReader.Read(broken);
        clock.Stop();

        Assert.Equal(25_000, read.File!.CaseNotes.Count);
        Assert.Equal(75_001, refused.Problems.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
        TestContext.Current.TestOutputHelper?.WriteLine($"5 MB twice: {clock.Elapsed}");
    }

    private static readonly string[] Lists =
        ["enrollments", "assessments", "plans", "services", "caseNotes", "credentials", "skillGains", "referrals", "partnerPrograms", "plannedGaps"];

    /// <summary>A file with nothing but what every file has, and something more.</summary>
    private static string FileWith(string participant, string more = "")
    {
        var empty = Lists.Where(list => !more.Contains($"\"{list}\": ", StringComparison.Ordinal)).Select(list => $"\"{list}\": []");
        return $$"""{"format": "milepost-case/1", "pack": "federal", "participant": {{participant}}, {{string.Join(", ", empty.Append(more).Where(part => part.Length > 0))}}}""";
    }

    private static string Service(string more) =>
        $$""" "services": [{"id": "S-1", "name": "n", "kind": "basic", "startsOn": "2025-01-02", "recordedOn": "2025-01-02", {{more}}}]""";

    private static IReadOnlyList<CaseFileProblem> Read(string text) => CaseFileReader.Read(Encoding.UTF8.GetBytes(text)).Problems;
}
