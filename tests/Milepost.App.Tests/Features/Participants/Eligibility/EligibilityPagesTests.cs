using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Documents;

namespace Milepost.App.Tests.Features.Participants.Eligibility;

public sealed class EligibilityPagesTests
{
    private const string Work = "Allowed to work in the United States";
    private const string Draft = "Selective Service registration";

    [Theory, EachDatabase]
    public async Task A_dislocated_worker_goes_from_the_first_answer_to_certified(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await Applicant.AddAsync(app, "dislocatedWorker");

        var page = await ada.Visit("answers");
        page.ShouldSay("Only what matters for Dislocated Worker is asked.").ShouldNotSay("Household and income").ShouldSay("The person 0 of 2");
        page = await page.Click("The person");
        await page.Choose(Work, "Citizen or national of the United States").Choose(Draft, "Does not have to register").Press("Save and go on");
        Assert.Equal("Work and layoff", page.Heading);
        page.Choose("Terminated or laid off, or has notice of it", "Yes").Fill("Last day of that work", "1/30/2026").Choose("Unemployment compensation", "Eligible for it or receiving it")
            .Choose("Unlikely to return to the former industry or occupation", "Yes").Choose("The layoff comes from a permanent closure of the place or a substantial layoff there", "No");
        await page.Press("Save and go on");
        Assert.Equal("Military service", page.Heading);
        page = await ada.Visit("eligibility");
        page.ShouldSay("Dislocated worker eligible").ShouldSay("Laid off and unlikely to return").ShouldSay("29 USC 3102, Definitions (WIOA section 3), (15)(A)")
            .ShouldSay("has been terminated or laid off, or who has received a notice of termination or layoff, from employment")
            .ShouldSay("Unemployment compensation: still needed, for example Unemployment insurance record or Determination letter").ShouldNotSay("Priority of service");

        page = await ada.Visit("determination");
        Assert.Equal("Eligible", page.Field("Decision for Dislocated Worker").Value);
        await page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Press("Save the decision");
        Assert.StartsWith("These answers still need a document: Allowed to work in the United States; Selective Service registration;", Assert.Single(page.Problems), StringComparison.Ordinal);
        Assert.Null((await app.Export("P-ADA"))["application"]!["determinedOn"]);

        await ada.Prove();
        page = await ada.Visit("eligibility");
        page.ShouldSay("Unemployment compensation: Seen paper, seen on Mar 2, 2026 by Casey Planner-Test");
        page = await ada.Visit("determination");
        await page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Press("Save the decision");
        page.ShouldSay("Eligibility and certification recorded.").ShouldSay("As decided on Feb 10, 2026");

        var file = (await app.Export("P-ADA"))["application"]!;
        Assert.Equal(("2026-02-10", "2026-02-10"), ((string?)file["determinedOn"], (string?)file["certifiedOn"]));
        Assert.Equal("2026-01-30", file["eligibility"]!["answers"]!.AsArray().Single(answer => (string?)answer!["question"] == "laidOffOn")!["answer"]!.ToString());
    }

    [Fact]
    public async Task An_out_of_school_youth_is_judged_by_age_school_and_one_of_the_conditions()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "youth");

        await ada.Answer("person", page => page.Choose(Work, "Citizen or national of the United States").Choose(Draft, "Registered"));
        await ada.Answer("school", page => page.Choose("Attends school", "No").Choose("Has a high school diploma or its equivalent", "Yes").Choose("Of an age at which the state requires school", "No"));
        (await ada.Visit("eligibility")).ShouldSay("In-school youth not eligible").ShouldSay("Attends school: No").ShouldSay("Out-of-school youth cannot tell");
        Assert.True((await ada.Visit("eligibility")).HasLink("Pregnant or parenting"));

        await ada.Answer("circumstances", page => page.Choose("Pregnant or parenting", "Yes"));
        (await ada.Visit("eligibility")).ShouldSay("Out-of-school youth eligible").ShouldSay("Pregnant or parenting: Yes").ShouldSay("18 years old on Mar 2, 2026; asked for: 16 to 24");
        await ada.Prove();
        await ada.Decide();

        (await ada.Visit("")).ShouldSay("Certified on Feb 10, 2026");
    }

    [Theory, EachDatabase]
    public async Task A_decision_stays_as_it_was_made_whatever_changes_later(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await Applicant.AddAsync(app, "adult");
        await ada.AnswerAdult(familyWages: "16500");
        await ada.Prove();
        await ada.Decide(priority: "Group 2");
        var frozen = (await app.Export("P-ADA"))["application"]!["eligibility"]!["decisions"]!.AsArray().Single()!;
        var (text, hash, id) = (frozen["frozen"]!.ToString(), frozen["sha256"]!.ToString(), frozen["id"]!.ToString());
        var address = (await ada.Visit("")).LinkTo("As decided on Feb 10, 2026");
        var page = await app.As(Person.CareerPlanner).Visit(address);
        page.ShouldSay("Nothing it rests on has changed since.").ShouldSay("$33,000.00").ShouldSay("People in the family 4 Seen paper, seen on Mar 2, 2026 by Casey Planner-Test").ShouldSay(hash);

        // Answers, profile, papers and the income table change; so does the application itself.
        await ada.Answer("household", page => page.Fill("People in the family", "3"));
        await ada.Prove("Another paper");
        await (await app.As(Person.CareerPlanner).Visit($"/participants/{ada.Id}/profile")).Fill("Birth date", "5/4/1991").Press("Save the profile");
        await NewTable(app, "50000");
        await (await ada.Visit("edit")).Fill("Applied on", "2/3/2026").Press("Save the application");

        page = await app.As(Person.CareerPlanner).Visit(address);
        page.ShouldSay("Since then").ShouldSay("People in the family: 4 → 3").ShouldSay("Birth date: May 4, 1990 → May 4, 1991").ShouldSay("Birth date: proof Seen paper → Another paper")
            .ShouldSay("Applied on: Feb 2, 2026 → Feb 3, 2026").ShouldSay("People in the family 4 Seen paper, seen on Mar 2, 2026 by Casey Planner-Test").ShouldSay("$33,000.00").ShouldNotSay("$50,000.00");
        var later = (await app.Export("P-ADA"))["application"]!["eligibility"]!["decisions"]!.AsArray().Single(each => each!["id"]!.ToString() == id)!;
        Assert.Equal((text, hash), (later["frozen"]!.ToString(), later["sha256"]!.ToString()));

        // Deciding anew freezes once more and leaves the first as it is.
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await ada.Decide(priority: "Group 2", on: "2/12/2026");
        var decisions = (await app.Export("P-ADA"))["application"]!["eligibility"]!["decisions"]!.AsArray();
        Assert.Equal([text], decisions.Where(each => each!["id"]!.ToString() == id).Select(each => each!["frozen"]!.ToString()));
        Assert.Equal(2, decisions.Count);
        (await ada.Visit("")).ShouldSay("As decided on Feb 12, 2026").ShouldSay("As decided on Feb 10, 2026");
    }

    [Fact]
    public async Task Answers_proofs_and_decisions_travel_in_the_case_file_letter_by_letter()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "adult");
        await ada.AnswerAdult(familyWages: "16500");
        await ada.Prove();
        await ada.Decide(priority: "Group 2");
        var file = await app.Export("P-ADA");
        await using var elsewhere = await TestApp.StartAsync();

        await elsewhere.ImportJson(file.ToJsonString());

        Assert.Equal(file["application"]!.ToJsonString(), (await elsewhere.Export("P-ADA"))["application"]!.ToJsonString());
    }

    [Fact]
    public async Task Whoever_decides_otherwise_than_the_rules_says_why()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "adult");
        await ada.AnswerAdult(familyWages: "16500");
        await ada.Prove();

        var page = await ada.Visit("determination");
        Assert.Equal(("Eligible", "Group 2"), (page.Field("Decision for Adult").Value, page.Field("Priority of service").Value));
        await page.Fill("Eligibility determined on", "2/10/2026").Choose("Decision for Adult", "Not eligible").Press("Save the decision");
        Assert.Equal("The decision is not what the rules say of the answers. Write why, or change the decision.", page.Field("Reason").Error);
        Assert.Equal("Not eligible", page.Field("Decision for Adult").Value);
        await page.Fill("Reason", "Moved out of the area").Press("Save the decision");

        page = await (await ada.Visit("")).Click("As decided on Feb 10, 2026");
        page.ShouldSay("Adult Not eligible").ShouldSay("Reason Moved out of the area").ShouldSay("Adult: eligible");
        page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada.Id}/enrollments/new");
        await page.Choose("Program", "Adult").Fill("Entered on", "2/12/2026").Press("Enroll");
        Assert.Equal("It was decided that this person is not eligible for Adult. Choose another program, or decide anew on the Application tab.", page.Field("Program").Error);
    }

    [Fact]
    public async Task Another_priority_group_than_suggested_needs_a_reason_and_an_unclear_case_does_too()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "adult");
        await ada.AnswerAdult(familyWages: "16500");

        var page = await ada.Visit("determination");
        await page.Fill("Eligibility determined on", "2/10/2026").Choose("Priority of service", "Group 5").Press("Save the decision");
        Assert.Equal("The decision is not what the rules say of the answers. Write why, or change the decision.", page.Field("Reason").Error);

        await ada.Answer("person", each => each.Choose(Work, "Not answered yet"));
        page = await ada.Visit("determination");
        Assert.Equal("", page.Field("Decision for Adult").Value);
        await page.Fill("Eligibility determined on", "2/10/2026").Press("Save the decision");
        Assert.Equal(["Decide for Adult."], page.Problems);
        await page.Choose("Decision for Adult", "Eligible").Press("Save the decision");
        Assert.Equal("The rules cannot tell from the answers. Write what the decision rests on, or answer what is missing first.", page.Field("Reason").Error);
    }

    [Fact]
    public async Task A_youth_without_low_income_may_be_served_by_the_exception()
    {
        await using var app = await TestApp.StartAsync();
        await NewTable(app, "20000");
        var ada = await Applicant.AddAsync(app, "youth");
        await ada.Answer("person", page => page.Choose(Work, "Citizen or national of the United States").Choose(Draft, "Registered"));
        await ada.Answer("school", page => page.Choose("Attends school", "Yes"));
        await ada.Answer("household", page => page.Fill("People in the family", "1").Fill("Family's wages and salaries in those six months", "30000").Fill("Family's net income from business or farm in those six months", "0")
            .Fill("Family's other income in those six months", "0").Choose("Lives in a high-poverty area", "No"));
        await ada.Answer("assistance", page => page.Choose("SNAP, for the applicant or the family", "No").Choose("TANF, for the applicant or the family", "No").Choose("Supplemental Security Income (SSI), for the applicant or the family", "No")
            .Choose("State or local assistance by income, for the applicant or the family", "No").Choose("Receives or may receive a free or reduced-price school lunch", "No"));
        await ada.Answer("circumstances", page => page.Choose("Homeless", "No").Choose("Foster child for whom the state or a local government pays", "No").Choose("Has a disability", "No").Choose("Pregnant or parenting", "Yes"));

        var page = await ada.Visit("determination");
        page.ShouldSay("Possible by exception: The 5% exception for youth who are not low-income.");
        await page.Fill("Eligibility determined on", "2/10/2026").Choose("Decision for Youth", "Eligible by exception").Press("Save the decision");

        (await (await ada.Visit("")).Click("As decided on Feb 10, 2026")).ShouldSay("Youth Eligible by exception").ShouldSay("In-school youth: not eligible");
    }

    [Fact]
    public async Task What_the_record_knows_is_used_and_said_from_where()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "youth", file =>
        {
            file["participant"]!["attendingSchool"] = true;
            file["screening"] = new JsonObject { ["givenOn"] = "2026-02-03", ["basicSkillsDeficient"] = true, ["actions"] = new JsonArray("Tested") };
        });

        (await ada.Visit("answers/skills")).ShouldSay("On record: Yes (basic skills screening of Feb 3, 2026). It counts unless you answer otherwise here.");
        (await ada.Visit("answers/school")).ShouldSay("On record: Yes (profile).");
        await ada.Answer("skills", page => page.Choose("Unable to compute, solve problems, read, write or speak English well enough for work, family and society", "No"));
        (await ada.Visit("answers/skills")).ShouldNotSay("On record: Yes (basic skills screening");
    }

    [Fact]
    public async Task A_wrong_answer_is_told_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "adult");
        var page = await ada.Visit("answers/household");

        await page.Fill("People in the family", "some").Fill("Family's wages and salaries in those six months", "12,000.505").Fill("Family's other income in those six months", BadInput.Markup).Press("Save and go on");

        Assert.Equal(("some", "People in the family: Enter a whole number from 1 to 40."), (page.Field("People in the family").Value, page.Field("People in the family").Error));
        Assert.Equal(("12,000.505", BadInput.Markup), (page.Field("Family's wages and salaries in those six months").Value, page.Field("Family's other income in those six months").Value));
        Assert.Null((await app.Export("P-ADA"))["application"]!["eligibility"]);
    }

    [Fact]
    public async Task Two_people_who_answer_the_same_part_see_both_answers()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "adult");
        var mine = await ada.Visit("answers/household");
        var theirs = await app.As(Person.Colleague).Visit($"/participants/{ada.Id}/application/answers/household");
        await theirs.Fill("People in the family", "3").Press("Save and go on");

        await mine.Fill("People in the family", "5").Press("Save and go on");

        mine.ShouldSay("Somebody changed this while you were editing.").ShouldSay("People in the family: 3");
        Assert.Equal("5", mine.Field("People in the family").Value);
        await mine.Press("Save and go on");
        Assert.Contains("\"answer\":\"5\"", (await app.Export("P-ADA"))["application"]!["eligibility"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uploaded_document_proves_an_answer_with_its_hash()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "dislocatedWorker");
        await (await app.As(Person.CareerPlanner).Visit($"/participants/{ada.Id}/documents")).Fill("Title", "Scan of the layoff letter").Attach("File", "scan.pdf", Scans.Pdf(), "application/pdf").Press("Add document");
        await ada.Answer("work", page => page.Choose("Terminated or laid off, or has notice of it", "Yes"));

        var page = await ada.Visit("proof");
        const string Legend = "Terminated or laid off, or has notice of it (no result rests on it)";
        await page.Choose("Document of the record", "Scan of the layoff letter", Legend).Press("Save what proves them");

        var proof = (await app.Export("P-ADA"))["application"]!["eligibility"]!["proofs"]!.AsArray().Single()!;
        Assert.Equal(("laidOff", "Scan of the layoff letter", "Casey Planner-Test", "2026-03-02"), ((string?)proof["question"], (string?)proof["kind"], (string?)proof["seenBy"], (string?)proof["seenOn"]));
        Assert.Equal(64, proof["sha256"]!.ToString().Length);

        page = await ada.Visit("proof");
        await page.Fill("Seen on", "3/3/2026", Legend).Press("Save what proves them");
        Assert.Equal("Enter the day the document was seen: today or earlier.", page.Field("Seen on", Legend).Error);
    }

    [Fact]
    public async Task Certifying_without_documents_needs_a_reason_that_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "dislocatedWorker");
        var page = await ada.Visit("determination");
        page.ShouldSay("The questions of the application are not answered yet");

        await page.Fill("Eligibility determined on", "2/10/2026").Fill("Certified on", "2/10/2026").Press("Save the decision");
        Assert.StartsWith("Nothing proves the applicant's answers yet.", page.Field("Certified without every document, because").Error, StringComparison.Ordinal);
        await page.Fill("Certified without every document, because", "The paper file holds them").Press("Save the decision");

        (await (await ada.Visit("")).Click("As decided on Feb 10, 2026")).ShouldSay("Certified without every document, because The paper file holds them");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada.Id}/history")).ShouldSay("Certified without every document: The paper file holds them");
    }

    [Fact]
    public async Task A_monitor_reads_the_results_and_decisions_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await Applicant.AddAsync(app, "adult");
        await ada.AnswerAdult(familyWages: "16500");
        await ada.Prove();
        await ada.Decide(priority: "Group 2");
        var monitor = app.As(Person.Monitor);

        var page = await monitor.Visit($"/participants/{ada.Id}/application/eligibility");

        page.ShouldSay("Adult eligible");
        Assert.False(page.HasLink("Determine eligibility"));
        (await monitor.Visit((await monitor.Visit($"/participants/{ada.Id}/application")).LinkTo("As decided on Feb 10, 2026"))).ShouldSay("Decision");
        (await app.As(Person.FarPlanner).Visit($"/participants/{ada.Id}/application/eligibility")).ShouldBeMissing();
    }

    private static async Task NewTable(TestApp app, string amount)
    {
        var page = await app.As(Person.Administrator).Visit("/low-income/new");
        await page.Choose("Kept by", page.Field("Kept by").Options.First(option => option.Contains("North", StringComparison.OrdinalIgnoreCase))).Fill("Area", "Test metropolitan area").Fill("In force from", "1/1/2026")
            .Fill("For one person", amount).Fill("For each person more", "0").Fill("Source", "Test notice").Press("Add the income table");
        page.ShouldSay("The income table for Test metropolitan area is added.");
    }

    /// <summary>Ada, who has applied on February 2 and nothing more.</summary>
    private sealed class Applicant
    {
        private readonly TestApp _app;

        private Applicant(TestApp app, Guid id) => (_app, Id) = (app, id);

        public Guid Id { get; }

        public static async Task<Applicant> AddAsync(TestApp app, string program, Action<JsonObject>? change = null) => new(app, await app.AddParticipant(program: program, id: "P-ADA", change: file =>
        {
            file["application"] = new JsonObject { ["appliedOn"] = "2026-02-02", ["programs"] = new JsonArray(program), ["documents"] = new JsonArray() };
            file["enrollments"] = new JsonArray();
            change?.Invoke(file);
        }));

        public Task<TestPage> Visit(string page) => _app.As(Person.CareerPlanner).Visit($"/participants/{Id}/application{(page.Length == 0 ? "" : "/" + page)}");

        public async Task Answer(string section, Action<TestPage> fill)
        {
            var page = await Visit($"answers/{section}");
            fill(page);
            await page.Press(page.HasButton("Save and go on") ? "Save and go on" : "Save the answers");
            Assert.Empty(page.Problems);
        }

        /// <summary>An adult of a family of four, whose income is what matters.</summary>
        public async Task AnswerAdult(string familyWages)
        {
            await Answer("person", page => page.Choose(Work, "Citizen or national of the United States").Choose(Draft, "Does not have to register"));
            await Answer("household", page => page.Fill("People in the family", "4").Fill("Family's wages and salaries in those six months", familyWages).Fill("Family's net income from business or farm in those six months", "0").Fill("Family's other income in those six months", "0"));
            await Answer("service", page => page.Choose("Veteran", "No").Choose("Spouse of a veteran with priority", "No"));
        }

        /// <summary>Names a paper for every answer that a result rests on.</summary>
        public async Task Prove(string kind = "Seen paper")
        {
            var page = await Visit("proof");
            foreach (var legend in page.Document.QuerySelectorAll("fieldset.mp-row > legend").Select(legend => legend.TextContent.Trim()).Where(legend => !legend.EndsWith("(no result rests on it)", StringComparison.Ordinal)).ToList())
                page.Fill("Kind of document", kind, legend);
            await page.Press("Save what proves them");
            Assert.Empty(page.Problems);
        }

        public async Task Decide(string? priority = null, string on = "2/10/2026")
        {
            var page = await Visit("determination");
            page.Fill("Eligibility determined on", on).Fill("Certified on", on);
            if (priority is not null) page.Choose("Priority of service", priority);
            await page.Press("Save the decision");
            Assert.Empty(page.Problems);
        }
    }
}
