using System.Text.Json;
using Milepost.App.DataFiles;
using Milepost.App.Demo;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;

namespace Milepost.App.Tests.Demo;

public sealed class DemoDataTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly ReferenceLists Lists = ReferenceFiles.Load(ReferenceFiles.DefaultFolder, Packs);
    private static readonly DemoOrganization Organization = DemoOrganization.Load(DemoOrganization.DefaultFile, Packs);

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "demo", "cases"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_office_stands_under_a_provider_and_follows_a_pack()
    {
        Assert.True(Organization.Offices.Count(office => office.Pack == "chicago-cook") >= 2);
        Assert.Equal(["chicago-cook", "illinois-dceo", "illinois-worknet-jted", "new-jersey"], Organization.Offices.Select(office => office.Pack!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Organization.Offices, office => Assert.Equal("provider", Organization.Nodes.Single(node => node.Code == office.Under).Kind));
    }

    [Fact]
    public void Every_role_is_held_by_someone_and_everyone_is_plainly_fictional()
    {
        Assert.Equal(7, Organization.Accounts.SelectMany(account => account.Roles).Select(role => role.Role).Distinct().Count());
        Assert.All(Organization.Accounts, account =>
        {
            Assert.EndsWith("@example.org", account.Email, StringComparison.Ordinal);
            Assert.EndsWith("-Demo", account.Name, StringComparison.Ordinal);
        });
        Assert.Equal(Organization.Accounts.Count, Organization.Accounts.Select(account => account.Email).Distinct().Count());
    }

    [Fact]
    public void An_office_under_a_node_that_is_not_there_is_refused()
    {
        var path = Path.Combine(Path.GetTempPath(), $"milepost-organization-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(path, """
            nodes:
              - { code: IL, name: Illinois, kind: state }
              - { code: ONE, name: Office One, kind: office, under: NOWHERE, pack: chicago-cook }
            accounts: []
            """);
        try
        {
            var problem = Assert.Single(Assert.Throws<BrokenFilesException>(() => DemoOrganization.Load(path, Packs)).Problems);
            Assert.Equal(3, problem.Line);
            Assert.Contains("NOWHERE", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void There_are_people_in_every_program_and_office()
    {
        var people = Files.Select(row => Read(row.Data)).ToList();

        Assert.True(people.Count >= 14);
        Assert.Equal(people.Count, people.Select(person => Text(person.GetProperty("participant"), "id")).Distinct().Count());
        Assert.Equal(Organization.Offices.Select(office => office.Code).Order(StringComparer.Ordinal), people.Select(person => Text(person, "office")).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["adult", "dislocatedWorker", "jted", "tradeAdjustment", "youth"],
            people.SelectMany(person => List(person.GetProperty("application"), "programs")).Select(program => program.GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_demo_person_belongs_to_a_planner_of_an_office_and_to_its_pack(string file)
    {
        var person = Read(file);
        var office = Organization.Offices.Single(each => each.Code == Text(person, "office"));
        var planner = Organization.Accounts.Single(each => each.Email == Text(person, "planner"));

        Assert.Equal("milepost-case/1", Text(person, "format"));
        Assert.Equal(office.Pack, Text(person, "pack"));
        Assert.Contains(new DemoRole("careerPlanner", office.Code), planner.Roles);
        Assert.EndsWith("@example.org", Text(person.GetProperty("participant"), "email"), StringComparison.Ordinal);
        Assert.StartsWith("555-01", Text(person.GetProperty("participant"), "phone"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_demo_file_refers_only_to_what_it_holds(string file)
    {
        var person = Read(file);
        var services = Ids(person, "services");
        var notes = Ids(person, "caseNotes");

        Assert.All(List(person, "caseNotes"), note => AssertRefers(note, "service", services));
        foreach (var plan in List(person, "plans"))
        {
            var goals = Ids(plan, "goals");
            Assert.All(List(plan, "goals"), goal => AssertRefers(goal, "linkedGoal", goals));
            Assert.All(List(plan, "changes"), change => AssertRefers(change, "goal", goals));
            Assert.All(List(plan, "reviews"), review => AssertRefers(review, "caseNote", notes));
            Assert.All(
                List(plan, "goals").SelectMany(goal => List(goal, "objectives")).SelectMany(objective => List(objective, "services")),
                service => Assert.Contains(service.GetString()!, services));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_demo_file_takes_its_choices_from_the_lists(string file)
    {
        var person = Read(file);
        var pack = Packs[Text(person, "pack")];
        var program = List(person.GetProperty("application"), "programs")[0].GetString()!;
        var barriers = pack.Settings.Programs.SelectMany(Lists.BarriersFor).Select(barrier => barrier.Name).ToHashSet();
        var offered = pack.Settings.Programs.SelectMany(each => Lists.ServicesFor(pack.Id, each)).ToList();

        foreach (var plan in List(person, "plans"))
        {
            var occupation = Text(plan, "targetOccupation");
            Assert.Equal(occupation, Lists.FindOccupation(occupation)?.Label);
            Assert.All(List(plan, "barriers"), barrier => Assert.Contains(Text(barrier, "name"), barriers));
            Assert.All(List(plan, "indicators"), indicator => Assert.Contains(Lists.IndicatorsFor(program), known => known.Name == indicator.GetString()));

            foreach (var goal in List(plan, "goals"))
            {
                Assert.Contains(pack.Settings.TermsFor(Text(goal, "type"), program), term => term.Term == Text(goal, "term"));
                Assert.True(Text(goal, "statement").Length <= pack.Settings.StatementMaxLength);
                Assert.All(
                    List(goal, "objectives").Where(objective => objective.TryGetProperty("predefined", out _)),
                    objective => Assert.NotNull(Lists.FindObjective(Text(objective, "predefined"))));
            }
        }

        Assert.All(List(person, "services"), service => Assert.Contains(offered, known =>
            known.Name == Text(service, "name") && known.Kind == Text(service, "kind")
            && known.Code == OptionalText(service, "code") && known.YouthElement == OptionalWhole(service, "youthElement")));
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", "cases", file))).RootElement;

    private static void AssertRefers(JsonElement from, string property, IReadOnlySet<string> to)
    {
        if (OptionalText(from, property) is { } id) Assert.Contains(id, to);
    }

    private static HashSet<string> Ids(JsonElement parent, string list)
    {
        var ids = List(parent, list).Select(entry => Text(entry, "id")).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return [.. ids];
    }

    private static List<JsonElement> List(JsonElement parent, string name) => parent.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    private static string? OptionalText(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? OptionalWhole(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetInt32() : null;
}
