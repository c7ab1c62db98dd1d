using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Participants;

namespace Milepost.App.Tests.Features.Assessments;

/// <summary>The assessments whose forms ask for more than every assessment has.</summary>
public sealed class AssessmentKindsTests : IAsyncLifetime
{
    private TestApp app = null!;
    private Guid ada;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        ada = await app.AddParticipant(id: "P-ADA");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory] // the last score of a level and the first of the next
    [InlineData("Reading", "535", "ABE level 3, Low Intermediate")]
    [InlineData("Reading", "536", "ABE level 4, High Intermediate")]
    [InlineData("Mathematics", "656", "ABE level 5, High Intermediate")]
    [InlineData("Language", "631", "ABE level 6, High Adult Secondary")]
    [InlineData("Reading", "299", "None")]
    public async Task The_published_ranges_work_out_the_level_of_a_scale_score(string subtest, string score, string level)
    {
        await Test("TABE 11 & 12", "2/20/2026", (subtest, score));

        Assert.Contains($"{subtest} {score} {level}", (await Tab()).Row($"{subtest} {score}"));
        Assert.Equal(level == "None" ? null : level, (string?)(await Assessments())[0]!["scores"]![0]!["level"]);
    }

    [Fact]
    public async Task A_test_without_published_ranges_takes_the_level_of_the_score_report()
    {
        var page = await New("Test&tool=CASAS%20GOALS");
        page.Fill("Completed on", "2/20/2026").Fill("Score", "219", "Score 1").Choose("Level", "ABE level 3, Low Intermediate", "Score 1");
        await page.Press("Save the assessment");

        page.ShouldNotSay("219 None");
        Assert.Equal("""[{"name":"Reading","score":"219","level":"ABE level 3, Low Intermediate"}]""", (await Assessments())[0]!["scores"]!.ToJsonString());
    }

    [Fact]
    public async Task A_level_gained_between_two_tests_leads_to_a_skill_gain()
    {
        await Test("TABE 11 & 12", "1/20/2026", ("Reading", "530"), ("Mathematics", "500"));
        var page = await New("Test&tool=TABE%2011%20%26%2012");
        page.Fill("Completed on", "2/20/2026").Choose("Pre-test or post-test", "Post-test").Choose("Compared with the pre-test", "TABE 11 & 12, Jan 20, 2026")
            .Fill("Score", "540", "Score 1").Fill("Score", "505", "Score 2");
        await page.Press("Save the assessment");

        page.ShouldSay("Level gained").ShouldSay("Reading: ABE level 3, Low Intermediate on Jan 20, 2026, now ABE level 4, High Intermediate.").ShouldSay("No level gained");
        var gain = await app.As(Person.CareerPlanner).Visit(page.LinkTo("It may count as a measurable skill gain: record it for Reading"));
        gain.ShouldSay("Educational functioning level").Fill("Test or record", "TABE 11 & 12").Fill("Level before", "ABE level 3").Fill("Level after", "ABE level 4");
        Assert.Equal("2/20/2026", gain.Field("Reached on").Value);
        await gain.Press("Save the skill gain");

        (await Tab()).ShouldSay("Recorded as a measurable skill gain.");
    }

    [Fact]
    public async Task A_pre_test_of_another_battery_or_a_later_day_is_refused()
    {
        await Test("TABE 11 & 12", "2/25/2026", ("Reading", "530"));
        var address = $"/participants/{ada}/assessment/new?kind=Test&tool=BEST%20Plus%202.0";

        var forged = await app.As(Person.CareerPlanner).Post(address, ("Form.Kind", "Test"), ("Form.Type", "BasicSkills"), ("Form.Tool", "BEST Plus 2.0"), ("Form.CompletedOn", "2/26/2026"), ("Form.Part", "PostTest"), ("Form.PreTest", "A-2"));
        var early = await app.As(Person.CareerPlanner).Post(address, ("Form.Kind", "Test"), ("Form.Type", "BasicSkills"), ("Form.Tool", "TABE 11 & 12"), ("Form.CompletedOn", "2/20/2026"), ("Form.Part", "PostTest"), ("Form.PreTest", "A-2"));

        Assert.Equal(["Choose a pre-test of the same battery, given on or before this day."], forged.Problems);
        Assert.Equal(["Choose a pre-test of the same battery, given on or before this day."], early.Problems);
        Assert.Single(await Assessments());
    }

    [Fact]
    public async Task An_unapproved_test_is_explained_before_it_is_saved_and_a_misfit_is_told()
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/assessment/new?kind=Test");
        page.ShouldSay("English speakers: TABE 11 & 12, CASAS GOALS. Whoever gives them needs: Training by the Professional Development Network");
        await page.Choose("Which test?", "Another test").Press("Continue");
        page.Fill("Name of the other tool", "Wonderlic").Fill("Completed on", "2/20/2026");
        await page.Press("Save the assessment");
        page.ShouldSay("The basic skills test before training is an approved one");
        Assert.Empty(await Assessments());

        page = await New("Test&tool=TABE%2011%20%26%2012");
        await page.Fill("Completed on", "2/20/2026").Choose("The person is learning English", "Yes").Choose("That person is trained to give it", "No").Press("Save the assessment");
        page.ShouldSay("TABE 11 & 12 is approved for English speakers. For English language learners the list has BEST Literacy, BEST Plus 2.0, CASAS Life and Work Reading.")
            .ShouldSay("Whoever gives TABE 11 & 12 needs this first");
    }

    [Fact]
    public async Task An_objective_assessment_summary_covers_the_areas_it_speaks_of()
    {
        var page = await New("Summary");
        page.Fill("Completed on", "2/20/2026").Fill("What was found", "Counts well", "Basic skills").Fill("Strength", "Patient", "Aptitudes").Fill("Need", BadInput.RightToLeft, "Aptitudes");
        await page.Press("Save the assessment");

        page.ShouldSay("2 of the eight areas are covered by results that may be used today. Still uncovered: occupational skills, prior work experience, employability, interests, supportive service needs, developmental needs.")
            .ShouldSay($"Need: {BadInput.RightToLeft}");
        var saved = (await Assessments())[0]!;
        Assert.Equal(("""["basicSkills","aptitudes"]""", "objectiveAssessmentSummary"), (saved["areas"]!.ToJsonString(), (string?)saved["type"]));
    }

    [Fact]
    public async Task Career_exploration_takes_occupations_by_code_or_title_and_says_which_it_could_mean()
    {
        var page = await New("Exploration");
        page.Fill("Completed on", "2/20/2026").Fill("What interests the person", "Medicine").Fill("Occupation 1", "29-2052.00").Fill("Occupation 2", "nurs");
        await page.Press("Save the assessment");
        Assert.StartsWith("Several occupations match. Enter one of these, or its code:", page.Field("Occupation 2").Error, StringComparison.Ordinal);

        await page.Fill("Occupation 2", "").Press("Save the assessment");

        Assert.Equal("""{"interests":"Medicine","occupations":["29-2052.00 Pharmacy Technicians"]}""", (await Assessments())[0]!["exploration"]!.ToJsonString());
    }

    [Fact]
    public async Task Employment_goals_set_the_desired_career_path()
    {
        var page = await New("Goals");
        page.Fill("Completed on", "2/20/2026").Fill("Desired career path", "Health: pharmacy").Fill("Least hourly wage", "18.50").Fill("Hours and shifts that are possible", "Days");
        await page.Press("Save the assessment");

        var file = await app.Export("P-ADA");
        Assert.Equal("Health: pharmacy", (string?)file["participant"]!["desiredCareerPath"]);
        Assert.Equal("""{"careerPath":"Health: pharmacy","hourlyWage":"18.50","hours":"Days"}""", file["assessments"]![0]!["employmentGoals"]!.ToJsonString());
    }

    [Fact]
    public async Task The_skills_inventory_worksheet_keeps_its_skills_and_who_signed_it_off()
    {
        var page = await New("Worksheet");
        page.Fill("Completed on", "2/20/2026").Fill("Target occupation", "29-2052.00").Fill("Skill", "Counts pills", "Skill 1").Choose("Learned in", "Earlier work", "Skill 1").Tick("Of use in the target occupation", "Skill 1")
            .Fill("What shows it", "A year at a shop", "Skill 3").Fill("Signed off by", "Casey");
        await page.Press("Save the assessment");
        Assert.Equal(("Enter the skill, or empty the row.", "Enter the day the worksheet was signed off."), (page.Field("Skill", "Skill 3").Error, page.Field("Signed off on").Error));

        await page.Fill("What shows it", "", "Skill 3").Fill("Signed off on", "2/19/2026").Press("Save the assessment");
        Assert.Equal("The worksheet was completed on Feb 20, 2026. Enter that day or a later one.", page.Field("Signed off on").Error);

        await page.Fill("Signed off on", "2/21/2026").Press("Save the assessment");
        page.ShouldSay("Signed off Feb 21, 2026 by Casey");
        Assert.Equal("""{"targetOccupation":"29-2052.00 Pharmacy Technicians","skills":[{"skill":"Counts pills","from":"previousWork","transfers":true}],"signedOffBy":"Casey","signedOffOn":"2026-02-21"}""",
            (await Assessments())[0]!["worksheet"]!.ToJsonString());
    }

    [Fact]
    public async Task A_result_from_elsewhere_names_the_partner_and_its_document_and_says_until_when()
    {
        var page = await New("Borrowed");
        page.Choose("Type", "Interests").Fill("Completed on", "2/20/2026").Tick("Interests", "Areas covered").Choose("Brought by", "The partner agency").Fill("Agency that assessed", "Make-Believe College").Fill("Document that shows it", "Score report");
        await page.Press("Save the assessment");

        page.ShouldSay("May be used through Aug 20, 2026").ShouldSay("Brought by the partner, assessed by Make-Believe College. Document: Score report.").ShouldSay("1 of the eight areas are covered");
    }

    [Fact]
    public async Task An_informal_result_from_elsewhere_covers_nothing()
    {
        var page = await New("Borrowed");
        await page.Choose("Type", "Interests").Fill("Completed on", "2/20/2026").Choose("Formal", "No").Tick("Interests", "Areas covered").Press("Save the assessment");

        page.ShouldSay("Only formal results from elsewhere may be used: this one covers no area.").ShouldSay("0 of the eight areas are covered");
    }

    [Fact]
    public async Task The_screening_alone_is_told_not_to_be_an_assessment()
    {
        await (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/screening")).Fill("Given on", "2/12/2026").Choose("Basic skills deficient", "No").Press("Save the screening");
        (await Tab()).ShouldSay("So far only the basic skills screening is on file.");

        await Test("TABE 11 & 12", "2/20/2026", ("Reading", "530"));

        (await Tab()).ShouldNotSay("So far only the basic skills screening is on file.");
    }

    [Fact]
    public async Task An_exception_from_the_test_needs_reason_and_proof_covers_nothing_and_can_be_withdrawn()
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/assessment/exception");
        await page.Press("Save the exception");
        Assert.Equal(("Choose the reason from the list, or write another one.", "Name the document that shows it, such as a diploma."), (page.Field("Reason").Error, page.Field("Document that shows it").Error));

        await page.Choose("Reason", "Another reason").Fill("The other reason", "Taught the test").Fill("Document that shows it", "Letter").Fill("Decided on", "2/20/2026").Press("Save the exception");
        page.ShouldSay("Taught the test").ShouldSay("Since Feb 20, 2026, shown by: Letter.").ShouldSay("No assessment is recorded.").ShouldSay("0 of the eight areas are covered");
        Assert.Equal("""{"reason":"Taught the test","proof":"Letter"}""", (await Assessments())[0]!["exception"]!.ToJsonString());

        var withdrawing = await app.As(Person.CareerPlanner).Visit(page.LinkTo("Withdraw it: Taught the test"));
        await withdrawing.Press("Withdraw it");
        Assert.Equal("Say why the exception no longer holds.", withdrawing.Field("Why it no longer holds").Error);
        await withdrawing.Fill("Why it no longer holds", "Another person's letter").Press("Withdraw it");
        withdrawing.ShouldSay("Withdrawn Mar 2, 2026: Another person's letter");
    }

    private async Task<JsonArray> Assessments() => (await app.Export("P-ADA"))["assessments"]!.AsArray();

    private Task<TestPage> Tab() => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/assessment");

    private Task<TestPage> New(string kind) => app.As(Person.CareerPlanner).Visit($"/participants/{ada}/assessment/new?kind={kind}");

    private async Task Test(string tool, string on, params (string Subtest, string Score)[] scores)
    {
        var page = await New($"Test&tool={Uri.EscapeDataString(tool)}");
        page.Fill("Completed on", on).Choose("Pre-test or post-test", "Pre-test");
        foreach (var (subtest, score) in scores) page.Fill("Score", score, subtest switch { "Reading" => "Score 1", "Mathematics" => "Score 2", _ => "Score 3" });
        await page.Press("Save the assessment");
    }
}
