using Milepost.App.DataFiles;
using Milepost.App.Policy;
using Milepost.Domain.Policy;

namespace Milepost.App.Tests.Policy;

public sealed class PackFilesTests : IDisposable
{
    private static readonly Packs Shipped = PackFiles.Load(PackFiles.DefaultFolder);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milepost-packs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_packs_of_the_four_documents_and_of_federal_law_load() =>
        Assert.Superset(new HashSet<string>(["chicago-cook", "illinois-dceo", "illinois-worknet-jted", "new-jersey", "us-wioa"]), Shipped.All.Select(pack => pack.Id).ToHashSet());

    [Fact]
    public void A_pack_knows_what_it_extends_all_the_way_up()
    {
        Assert.Equal(["chicago-cook", "illinois-dceo", "us-wioa"], Shipped["chicago-cook"].Lineage);
        Assert.Equal(["new-jersey", "us-wioa"], Shipped["new-jersey"].Lineage);
        Assert.Equal(["illinois-worknet-jted"], Shipped["illinois-worknet-jted"].Lineage);
    }

    [Fact]
    public void A_pack_nobody_knows_is_told_with_those_that_are_known()
    {
        var problem = Assert.Throws<KeyNotFoundException>(() => Shipped["atlantis"]);

        Assert.Contains("new-jersey", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chicago-cook", "Career Coach")]
    [InlineData("illinois-dceo", "Career planner")]
    [InlineData("illinois-worknet-jted", "Career planner")]
    [InlineData("new-jersey", "Career Counselor")]
    public void The_planner_is_called_what_the_jurisdiction_says(string pack, string title) => Assert.Equal(title, Shipped[pack].Settings.Words.Planner);

    [Fact]
    public void A_child_takes_over_each_key_it_does_not_set()
    {
        var chicago = Shipped["chicago-cook"];

        Assert.Equal("Individual Service Strategy", chicago.Settings.Words.Iss);
        Assert.True(chicago.Settings.PlanEpisode.OnChange);
        Assert.Equal("205", chicago.Settings.PlanEpisode.For("iep").Code);
        Assert.Equal("us-wioa", chicago.Lineage[^1]);
        Assert.Contains("il-career-planning", chicago.Sources.Keys);
        Assert.Equal(Shipped["us-wioa"].Settings.InstructionsFor(InstructionPages.UpdateLog)!.Sentences, chicago.Settings.InstructionsFor(InstructionPages.UpdateLog)!.Sentences);
    }

    [Fact]
    public void In_Chicago_education_is_for_youth_and_hangs_from_employment()
    {
        var settings = Shipped["chicago-cook"].Settings;

        Assert.Equal(["employment"], settings.GoalTypesFor("adult").Select(type => type.Type));
        Assert.Equal(["employment", "education"], settings.GoalTypesFor("youth").Select(type => type.Type));
        Assert.Equal("employment", settings.GoalTypes.Single(type => type.Type == "education").LinkedTo);
        Assert.Empty(settings.TermsFor("education", "adult"));
    }

    [Fact]
    public void In_New_Jersey_a_long_term_goal_is_an_employment_goal()
    {
        var settings = Shipped["new-jersey"].Settings;

        Assert.Equal(["short", "long"], settings.TermsFor("employment", "adult").Select(term => term.Term));
        Assert.Equal(["short"], settings.TermsFor("training", "adult").Select(term => term.Term));
    }

    [Theory]
    [InlineData("chicago-cook", "goalAdded", true)]
    [InlineData("chicago-cook", "goalChanged", true)]
    [InlineData("chicago-cook", "datesChanged", false)]
    [InlineData("chicago-cook", "supportChanged", false)]
    [InlineData("illinois-dceo", "supportChanged", true)]
    [InlineData("illinois-dceo", "trainingChanged", true)]
    [InlineData("illinois-dceo", "objectiveAdded", false)]
    [InlineData("illinois-worknet-jted", "offTrack", true)]
    [InlineData("illinois-worknet-jted", "goalChanged", false)]
    [InlineData("new-jersey", "goalChanged", true)]
    public void A_change_needs_a_new_signature_where_the_source_says_so(string pack, string change, bool needed) =>
        Assert.Equal(needed, Shipped[pack].Settings.NeedsNewSignature(change, "iep"));

    [Fact]
    public void The_workNet_plan_has_short_statements_two_terms_and_dates_from_services()
    {
        var settings = Shipped["illinois-worknet-jted"].Settings;

        Assert.Equal(144, settings.StatementMaxLength);
        Assert.Equal(["short", "long"], settings.GoalTerms.Select(term => term.Term));
        Assert.Equal(GoalDates.FromServices, settings.GoalDates);
        Assert.Equal(ProviderDefault.Grantee, settings.ProviderDefault);
        Assert.True(settings.ServiceKind("workExperience")!.TakesPlacement);
        Assert.Equal(["goal", "statement", "startsOn"], settings.RequiredFields.Objective);
    }

    [Theory]
    [InlineData("illinois-worknet-jted", "support", "name kind goal startsOn supportType cost")]
    [InlineData("illinois-worknet-jted", "individualized", "name kind goal startsOn")]
    [InlineData("chicago-cook", "youthElement", "name kind startsOn youthElement")]
    public void A_service_needs_the_fields_of_every_service_and_of_its_kind(string pack, string kind, string fields) =>
        Assert.Equal(fields.Split(' '), Shipped[pack].Settings.RequiredOnService(kind));

    [Theory] // a suggestion: up to 6 months, 6 to 12, over 12
    [InlineData("short", "2027-07-02", true)]
    [InlineData("short", "2027-07-03", false)]
    [InlineData("intermediate", "2027-07-02", false)]
    [InlineData("intermediate", "2027-07-03", true)]
    [InlineData("intermediate", "2028-01-02", true)]
    [InlineData("long", "2028-01-02", false)]
    [InlineData("long", "2028-01-03", true)]
    public void A_term_suits_goals_of_its_length(string term, string end, bool suits)
    {
        var setting = Shipped["chicago-cook"].Settings.GoalTerms.Single(each => each.Term == term);

        Assert.Equal(suits, setting.Suits(new(2027, 1, 2), DateOnly.Parse(end)));
    }

    [Fact]
    public void Every_page_of_every_pack_has_short_guidance_that_cites_a_declared_source()
    {
        foreach (var pack in Shipped.All)
        {
            Assert.Equal(InstructionPages.All.Order(), pack.Settings.Instructions.Keys.Order());
            foreach (var (page, guidance) in pack.Settings.Instructions)
            {
                Assert.True(guidance.Sentences.Count is >= 2 and <= 5, $"{pack.Id} {page} has {guidance.Sentences.Count} sentences");
                Assert.NotEmpty(guidance.Citations);
                Assert.All(guidance.Citations, citation => Assert.Contains(citation.Source, pack.Sources.Keys));
            }
        }
    }

    [Fact]
    public void Every_reason_for_a_new_signature_quotes_its_source() =>
        Assert.All(Shipped.All.SelectMany(pack => pack.Settings.NewSignatureOn), rule =>
        {
            Assert.NotNull(rule.Citation.Section);
            Assert.NotNull(rule.Citation.Quote);
        });

    [Fact]
    public void An_unknown_key_is_refused_with_file_and_line()
    {
        CopyShipped();
        var line = AddLine("new-jersey", after: "    planner: Career Counselor", "    plannner: Career Counselor");

        var problem = Assert.Single(Problems());

        Assert.Equal("policy/new-jersey/pack.yaml", problem.File);
        Assert.Equal(line, problem.Line);
        Assert.Contains("settings.words.plannner", problem.Message, StringComparison.Ordinal);
        Assert.Contains("planner", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_parent_is_told_once_and_at_the_parent()
    {
        CopyShipped();
        AddLine("illinois-dceo", after: "settings:", "  favorite_color: blue");

        Assert.Equal("policy/illinois-dceo/pack.yaml", Assert.Single(Problems()).File);
    }

    [Fact]
    public void A_citation_of_an_undeclared_source_is_refused()
    {
        CopyShipped();
        Replace("chicago-cook", "- { source: chi-iep-iss-procedure, section: 6.2 Goal", "- { source: hearsay, section: 6.2 Goal");

        Assert.Contains("hearsay", Assert.Single(Problems()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from: 2020-01-17", "from: 2020-02-30", "day like")]
    [InlineData("extends: us-wioa", "extends: us-wiao", "not a pack here")]
    [InlineData("id: new-jersey", "id: old-jersey", "pack's folder")]
    [InlineData("terms: [short]", "terms: [brief]", "one of: short")]
    [InlineData("on_change: true", "on_change: maybe", "one of: true, false")]
    [InlineData("title: New Jersey Individual", "titel: New Jersey Individual", "missing")]
    [InlineData("planner: Career Counselor", "planner: [Career Counselor]", "should be text")]
    [InlineData("planner: Career Counselor", "planner: \"Career Counselor", "A quotation mark opens here")]
    public void A_broken_pack_says_what_to_mend(string was, string becomes, string said)
    {
        CopyShipped();
        Replace("new-jersey", was, becomes);

        Assert.Contains(Problems(), problem => problem.File == "policy/new-jersey/pack.yaml" && problem.Line > 0 && problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_setting_names_the_pack_that_lacks_it()
    {
        CopyShipped();
        Replace("illinois-worknet-jted", "  statement_max_length: 144\n", "");

        var problem = Assert.Single(Problems());

        Assert.Equal("policy/illinois-worknet-jted/pack.yaml", problem.File);
        Assert.Contains("settings.statement_max_length", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    short: { label: Short-Term, up_to_months: 6, note: \"Suggested length: up to 6 months. The guide fixes none.\" }\n", "", "\"settings.goal_types.employment.terms\" has \"short\", which \"goal_terms\" does not describe.")]
    [InlineData("    education: { label: Education, programs: [jted], terms: [short, long] }\n    training: { label: Training,", "    training: { linked_to: education, label: Training,", "\"settings.goal_types.training.linked_to\" is \"education\", which is not a goal type of this pack.")]
    public void Settings_that_do_not_fit_together_are_told(string was, string becomes, string said)
    {
        CopyShipped();
        Replace("illinois-worknet-jted", was, becomes);

        Assert.Contains(Problems(), problem => problem.File == "policy/illinois-worknet-jted/pack.yaml" && problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("us-wioa", "    goal_types: { employment: Empleo, education: Educación, training: Capacitación }", "    goal_types: { employment: Empleo, training: Capacitación }", "\"settings.spanish.goal_types\" has no word for education")]
    [InlineData("us-wioa", "      objectives: Objetivos\n", "", "\"settings.spanish.words.objectives\" is missing")]
    [InlineData("new-jersey", "      planner: Consejero(a) de carreras\n", "      planer: Consejero(a) de carreras\n", "\"settings.spanish.words.planer\" is not a key we know")]
    [InlineData("new-jersey", "settings:\n", "settings:\n  agreement_statement: I agree.\n", "Add \"settings.spanish.agreement_statement\"")]
    [InlineData("new-jersey", "settings:\n", "settings:\n  goal_status: { off_track_message: Call us. }\n", "Add \"settings.spanish.off_track_message\"")]
    public void Spanish_that_lags_behind_the_English_is_told(string pack, string was, string becomes, string said)
    {
        CopyShipped();
        Replace(pack, was, becomes);

        Assert.Contains(Problems(), problem => problem.File == $"policy/{pack}/pack.yaml" && problem.Line > 1 && problem.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Packs_that_extend_each_other_are_refused()
    {
        CopyShipped();
        Replace("us-wioa", "id: us-wioa\n", "id: us-wioa\nextends: chicago-cook\n");

        Assert.Contains(Problems(), problem => problem.Message.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_pack_is_refused()
    {
        CopyShipped();
        _folder.CreateSubdirectory("empty");

        Assert.Contains(Problems(), problem => problem.File == "policy/empty/pack.yaml");
    }

    private IReadOnlyList<FileProblem> Problems() => Assert.Throws<BrokenFilesException>(() => PackFiles.Load(_folder.FullName)).Problems;

    private void CopyShipped()
    {
        foreach (var folder in Directory.GetDirectories(PackFiles.DefaultFolder))
        {
            var copy = _folder.CreateSubdirectory(Path.GetFileName(folder));
            File.Copy(Path.Combine(folder, PackFiles.FileName), Path.Combine(copy.FullName, PackFiles.FileName));
        }
    }

    private string FileOf(string pack) => Path.Combine(_folder.FullName, pack, PackFiles.FileName);

    private void Replace(string pack, string was, string becomes)
    {
        var text = File.ReadAllText(FileOf(pack));
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(FileOf(pack), text.Replace(was, becomes, StringComparison.Ordinal));
    }

    private int AddLine(string pack, string after, string added)
    {
        var lines = File.ReadAllLines(FileOf(pack)).ToList();
        var place = lines.IndexOf(after) + 1;
        Assert.NotEqual(0, place);
        lines.Insert(place, added);
        File.WriteAllLines(FileOf(pack), lines);
        return place + 1;
    }
}
