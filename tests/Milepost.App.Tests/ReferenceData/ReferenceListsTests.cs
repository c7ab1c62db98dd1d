using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;

namespace Milepost.App.Tests.ReferenceData;

public sealed class ReferenceListsTests : IDisposable
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly ReferenceLists Lists = ReferenceFiles.Load(ReferenceFiles.DefaultFolder, Packs);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milepost-lists-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_lists_are_whole()
    {
        Assert.Equal(Enumerable.Range(1, 41), Lists.Objectives.Select(objective => objective.Number));
        Assert.Equal(Enumerable.Range(1, 14), Lists.YouthElements.Select(element => element.Number));
        Assert.Equal(1016, Lists.Occupations.Select(occupation => occupation.Code).Distinct().Count());
        Assert.Equal([9], Lists.YouthElements.Where(element => !element.StartsParticipation).Select(element => element.Number));
    }

    [Theory]
    [InlineData("15-1232", "15-1232.00")]
    [InlineData("15-1232.00", "15-1232.00")]
    [InlineData("151232", "15-1232.00")]
    [InlineData("computer user", "15-1232.00")]
    [InlineData("SUPPORT user comp", "15-1232.00")]
    [InlineData("Compùter ÜSER", "15-1232.00")]
    [InlineData("Compu\u0300ter user", "15-1232.00")]
    [InlineData("nursing assist", "31-1131.00")]
    public void An_occupation_is_found_by_code_and_by_words_of_its_title(string typed, string code) =>
        Assert.Equal(code, Lists.SearchOccupations(typed, 5)[0].Code);

    [Fact]
    public void An_occupation_search_lists_codes_in_order_and_stops_at_the_number_asked_for()
    {
        var found = Lists.SearchOccupations("15-12", 4);

        Assert.Equal(4, found.Count);
        Assert.All(found, occupation => Assert.StartsWith("15-12", occupation.Code, StringComparison.Ordinal));
        Assert.Equal(found.OrderBy(occupation => occupation.Code, StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<>!")]
    [InlineData("computer zebra")]
    [InlineData("99-9999")]
    public void A_search_for_nothing_that_exists_finds_nothing(string typed) => Assert.Empty(Lists.SearchOccupations(typed, 5));

    [Fact]
    public void A_plan_s_target_occupation_is_recognized() =>
        Assert.Equal("Computer User Support Specialists", Lists.FindOccupation("15-1232.00 Computer User Support Specialists")?.Title);

    [Theory]
    [InlineData("resume", new[] { 6 })]
    [InlineData("lmi research", new[] { 5 })]
    [InlineData("paid", new[] { 20 })]
    [InlineData("support service", new[] { 38, 39, 40, 41 })]
    public void An_objective_is_found_by_the_words_of_its_name(string typed, int[] numbers) =>
        Assert.Equal(numbers, Lists.SearchObjectives(typed).Select(objective => objective.Number));

    [Fact]
    public void An_empty_search_shows_every_objective() => Assert.Equal(41, Lists.SearchObjectives("").Count);

    [Theory]
    [InlineData("Research LMI & Occupations", "youth", "chicago-cook", "431", 13)]
    [InlineData("Research LMI & Occupations", "adult", "chicago-cook", "224", null)]
    [InlineData("Research LMI & Occupations", "adult", "illinois-dceo", null, null)]
    [InlineData("Take Work Keys", "dislocatedWorker", "chicago-cook", "207", null)]
    public void An_objective_brings_its_likely_services_with_the_codes_of_the_pack(string name, string program, string pack, string? code, int? element)
    {
        var likely = Lists.LikelyServices(Lists.FindObjective(name)!, program, pack)[0];

        Assert.Equal(code, likely.Code);
        Assert.Equal(element, likely.YouthElement);
    }

    [Fact]
    public void Every_objective_brings_a_service_to_youth_and_all_but_summer_jobs_bring_one_to_adults()
    {
        Assert.All(Lists.Objectives, objective => Assert.NotEmpty(Lists.LikelyServices(objective, "youth", "chicago-cook")));
        Assert.Equal(["Attain Summer Employment"], Lists.Objectives.Where(objective => Lists.LikelyServices(objective, "adult", "chicago-cook").Count == 0).Select(objective => objective.Name));
    }

    [Fact]
    public void A_youth_service_that_an_objective_brings_carries_the_objective_s_element() =>
        Assert.All(
            Lists.Objectives.Where(objective => objective.YouthElement is not null),
            objective => Assert.All(Lists.LikelyServices(objective, "youth", "chicago-cook"), service => Assert.Equal(objective.YouthElement, service.YouthElement)));

    [Fact]
    public void Each_of_the_14_elements_has_a_service() =>
        Assert.Equal(Enumerable.Range(1, 14), Lists.ServicesFor("chicago-cook", "youth").Select(service => service.YouthElement).OfType<int>().Distinct().Order());

    [Fact]
    public void A_service_is_listed_once_and_in_the_words_of_the_nearest_pack()
    {
        var chicago = Lists.ServicesFor("chicago-cook", "adult");

        Assert.Equal(chicago.Count, chicago.Select(service => service.Service).Distinct().Count());
        Assert.Equal(["205", "207", "202", "224"], chicago.Select(service => service.Code).OfType<string>());
        Assert.Equal("Development of an IEP", Assert.Single(Lists.ServicesFor("illinois-dceo", "adult"), service => service.Kind == "planDevelopment").Name);
        Assert.DoesNotContain(Lists.ServicesFor("illinois-worknet-jted", "jted"), service => !service.Packs.Contains("illinois-worknet-jted"));
    }

    [Fact]
    public void Every_kind_a_pack_offers_has_services_and_every_service_a_kind_on_offer()
    {
        foreach (var pack in Packs.All)
            foreach (var program in pack.Settings.Programs)
            {
                var kinds = Lists.ServicesFor(pack.Id, program).Select(service => service.Kind).ToHashSet();
                var offered = pack.Settings.ServiceKinds.Where(kind => kind.Programs.Contains(program)).Select(kind => kind.Kind).ToHashSet();
                Assert.True(kinds.IsSubsetOf(offered), $"{pack.Id} {program} does not offer {string.Join(", ", kinds.Except(offered))}");
            }
    }

    [Fact]
    public void The_service_that_records_the_plan_is_in_the_list_under_that_name_and_code()
    {
        foreach (var pack in Packs.All.Where(pack => pack.Settings.PlanEpisode.OnOpening))
            foreach (var (program, planKind) in pack.Settings.PlanKinds)
            {
                var episode = pack.Settings.PlanEpisode.For(planKind);
                Assert.Contains(Lists.ServicesFor(pack.Id, program), service => service.Kind == "planDevelopment" && service.Name == episode.Name && service.Code == episode.Code);
            }
    }

    [Fact]
    public void The_subjects_the_program_writes_have_templates_with_lines_to_fill_in()
    {
        foreach (var pack in Packs.All)
        {
            var subjects = Lists.Subjects(pack.Id);
            var used = pack.Settings.NoteSubjects;
            foreach (var subject in new[] { used.ReviewUnchanged, used.ReviewChanged, used.PlanDevelopment, used.GoalChanged, used.Contact })
                Assert.Contains(":", Assert.Single(subjects, each => each.Subject == subject).Template, StringComparison.Ordinal);
        }
        Assert.Contains("Juniper", Lists.Subjects("chicago-cook").Single(subject => subject.Subject == "IEP/ISS Review").TemplateFor("Juniper"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Training Begin Date", "Approximate cost", "Planned end date")]
    [InlineData("Service Closure/Exit", "Hire date", "Exclusion")]
    public void A_template_asks_for_the_facts_the_policy_names(string subject, string first, string second)
    {
        var template = Lists.Subjects("chicago-cook").Single(each => each.Subject == subject).Template;

        Assert.Contains(first, template, StringComparison.Ordinal);
        Assert.Contains(second, template, StringComparison.Ordinal);
    }

    [Fact]
    public void The_goal_categories_of_a_pack_are_those_of_the_list() =>
        Assert.All(Packs.All, pack => Assert.Equal(pack.Settings.GoalCategories, Lists.GoalCategories(pack.Id).Select(category => category.Name)));

    [Fact]
    public void Five_basic_skills_tests_are_approved_in_Illinois() =>
        Assert.Equal(5, Lists.AssessmentTools("chicago-cook").Count(tool => tool is { Type: "basicSkills", ApprovedBy: "Illinois Community College Board" }));

    [Fact]
    public void Choices_fit_the_program()
    {
        Assert.Contains(Lists.BarriersFor("youth"), barrier => barrier.Name == "School dropout");
        Assert.DoesNotContain(Lists.BarriersFor("adult"), barrier => barrier.Name == "School dropout");
        Assert.Contains(Lists.IndicatorsFor("youth"), indicator => indicator.Id == "EER2");
        Assert.DoesNotContain(Lists.IndicatorsFor("adult"), indicator => indicator.Id == "EER2");
        Assert.Contains(Lists.SupportTypesFor("illinois-worknet-jted", "jted"), support => support.Name == "Bus pass");
        Assert.Equal("Financial literacy education", Lists.ElementOf(11)!.Name);
        Assert.Null(Lists.ElementOf(15));
    }

    [Theory]
    [InlineData("service-codes.csv", "224,Career Exploration,individualized", "224,Career Exploration,individualised", "individualised")]
    [InlineData("predefined-objectives.csv", "youth-mentoring,8", "youth-mentorship,8", "youth-mentorship")]
    [InlineData("predefined-objectives.csv", "Attend College Tours,career-planning", "Attend, College Tours,career-planning", "7 fields")]
    [InlineData("minimum-wage.csv", "2025-01-01,15.00,,adult\n", "2025-13-01,15.00,,adult\n", "day like")]
    [InlineData("youth-elements.csv", "number,name", "no,name", "columns")]
    [InlineData("barriers.csv", "Housing,Practical need", ",Practical need", "empty")]
    [InlineData("barriers.csv", "Legal aid,Practical need,adult;dislocatedWorker;youth;jted;tradeAdjustment,Asistencia legal", "Legal aid,Practical need,adult;dislocatedWorker;youth;jted;tradeAdjustment,", "\"spanish\" is empty")]
    [InlineData("service-codes.csv", "no,3,,Capacitación en el trabajo", "no,3,,Formación en el trabajo", "Say the same in both rows")]
    public void A_broken_list_is_refused_with_file_and_line(string file, string was, string becomes, string said)
    {
        foreach (var path in Directory.GetFiles(ReferenceFiles.DefaultFolder)) File.Copy(path, Path.Combine(_folder.FullName, Path.GetFileName(path)));
        var broken = Path.Combine(_folder.FullName, file);
        var text = File.ReadAllText(broken);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(broken, text.Replace(was, becomes, StringComparison.Ordinal));
        var line = 1 + text[..text.IndexOf(was, StringComparison.Ordinal)].Count(letter => letter == '\n');

        var problems = Assert.Throws<BrokenFilesException>(() => ReferenceFiles.Load(_folder.FullName, Packs)).Problems;

        Assert.Contains(problems, problem => problem.File == $"data/{file}" && problem.Line == line && problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void An_agencys_own_list_without_Spanish_is_read_and_shown_in_English()
    {
        foreach (var path in Directory.GetFiles(ReferenceFiles.DefaultFolder)) File.Copy(path, Path.Combine(_folder.FullName, Path.GetFileName(path)));
        File.WriteAllText(Path.Combine(_folder.FullName, "goal-categories.csv"), "category,packs,meaning\nEmployment,illinois-worknet-jted,Getting or keeping a job\n");

        var lists = ReferenceFiles.Load(_folder.FullName, Packs);

        Assert.Equal("Employment", new Milepost.App.Features.Plans.SpokenNames(lists).GoalCategory("Employment", "es"));
    }
}
