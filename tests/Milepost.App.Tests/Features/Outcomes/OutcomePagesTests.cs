using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Outcomes;

public sealed class OutcomePagesTests
{
    [Theory, EachDatabase]
    public async Task A_credential_a_skill_gain_and_a_gap_are_recorded(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/outcomes");

        await page.Click("Record a credential");
        page.Fill("Name of the credential", "Pharmacy Technician 🎓").Choose("Type", "Occupational certification").Fill("Earned on", "2/20/2026").Fill("You heard of it on", "2/25/2026");
        await page.Press("Save the credential");
        page.ShouldSay("Pharmacy Technician 🎓 (Occupational certification), Feb 20, 2026");
        await page.Click("Record a skill gain");
        page.Choose("Type", "Skills progression");
        await page.Press("Continue");
        page.Fill("Reached on", "3/2/2026").Fill("Exam or benchmark", "Counter exam").Fill("Result", "92 of 100");
        await page.Press("Save the skill gain");
        page.ShouldSay("Exam or benchmark: Counter exam; Result: 92 of 100").ShouldSay("No evidence yet");
        await page.Click("Plan a gap");
        page.Fill("First day", "4/1/2026").Fill("Last day", "5/15/2026").Fill("Reason", "Surgery");
        await page.Press("Plan the gap");
        page.ShouldSay("Apr 1, 2026 to May 15, 2026");

        var file = await app.Export("P-1");
        var credential = Assert.Single(file.List("credentials"));
        Assert.Equal(("Occupational certification", "2026-02-20", "2026-02-25", "2026-03-02"),
            (credential.Text("type"), credential.Text("attainedOn"), credential.Text("learnedOn"), credential.Text("recordedOn")));
        Assert.Equal("Skills progression", Assert.Single(file.List("skillGains")).Text("type"));
        Assert.Equal("2026-03-02", Assert.Single(file.List("plannedGaps")).Text("recordedOn"));
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/accomplishments")).ShouldSay("Credentials earned (1)").ShouldSay("Pharmacy Technician");
    }

    [Fact]
    public async Task Evidence_is_added_a_mistake_is_corrected_and_an_entry_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/outcomes/credentials/new");
        page.Fill("Name of the credential", "Forklift").Choose("Type", "Occupational license").Fill("Earned on", "2/20/2026");
        await page.Press("Save the credential");

        await page.Click("Add the evidence of Forklift");
        page.Choose("Kind of evidence", "Copy of the credential").Fill("Evidence seen by", "Robin").Fill("Evidence seen on", "3/1/2026");
        await page.Press("Save the credential");
        page.ShouldSay("Copy of the credential, seen by Robin on Mar 1, 2026");
        Assert.Equal("Copy of the credential", Assert.Single((await app.Export("P-1")).List("credentials"))!["evidence"].Text("kind"));

        await page.Click("Correct of Forklift");
        page.Fill("Earned on", "2/19/2026");
        await page.Press("Save the credential");
        Assert.Equal("Enter why it is changed.", page.Field("Why it is changed").Error);
        page.Fill("Why it is changed", "Misread");
        await page.Press("Save the credential");
        Assert.Equal("2026-02-19", Assert.Single((await app.Export("P-1")).List("credentials")).Text("attainedOn"));

        await page.Click("Correct of Forklift");
        await page.Click("Take it back: it was not earned, or stands twice");
        page.Fill("Reason", "It was a practice card");
        await page.Press("Take it back");
        Assert.Empty((await app.Export("P-1")).List("credentials"));
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/history")).ShouldSay("It was a practice card").ShouldSay("Misread");
    }

    [Fact]
    public async Task A_skill_gain_needs_the_facts_of_its_type()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/outcomes/skill-gains/new?type=Transcript+or+report+card");
        page.Fill("Reached on", "2/20/2026").Fill("School", "Sample College").Fill("Term", "Fall");
        await page.Press("Save the skill gain");

        Assert.Equal("Enter: Credit hours or grades.", page.Field("Credit hours or grades").Error);
        Assert.Equal("Sample College", page.Field("School").Value);
        page.Fill("Credit hours or grades", "12");
        await page.Press("Save the skill gain");
        page.ShouldSay("School: Sample College; Term: Fall; Credit hours or grades: 12");

        await page.Click("Add the evidence of Transcript or report card, Feb 20, 2026");
        page.Choose("Kind of evidence", "Transcript or report card").Fill("Evidence seen by", "Robin").Fill("Evidence seen on", "3/3/2026");
        await page.Press("Save the skill gain");
        Assert.Equal("Enter the day it was seen: today or earlier.", page.Field("Evidence seen on").Error);
        page.Fill("Evidence seen on", "3/1/2026");
        await page.Press("Save the skill gain");
        var gain = Assert.Single((await app.Export("P-1")).List("skillGains"));
        Assert.Equal(("Transcript or report card", "12"), (gain!["evidence"].Text("kind"), gain["evidence"]!["facts"]![2].Text("value")));
    }

    [Fact]
    public async Task A_type_that_is_not_in_the_list_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var planner = app.As(Person.CareerPlanner);

        (await planner.Post($"/participants/{ada}/outcomes/credentials/new", ("Form.Name", "X"), ("Form.Type", "Knighthood"), ("Form.On", "3/1/2026"))).ShouldSay("Choose a type of credential from the list.");
        (await planner.Post($"/participants/{ada}/outcomes/skill-gains/new", ("Type", "Luck"), ("Form.On", "3/1/2026"))).ShouldSay("Choose a type of skill gain from the list.");

        Assert.Empty((await app.Export("P-1")).List("credentials"));
        Assert.Empty((await app.Export("P-1")).List("skillGains"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var planner = app.As(Person.CareerPlanner);

        var page = await planner.Visit($"/participants/{ada}/outcomes/credentials/new");
        page.Fill("Name of the credential", new string('x', 301));
        await page.Press("Save the credential");
        Assert.Equal("Shorten the name of the credential to 300 characters or fewer", page.Field("Name of the credential").Error);
        Assert.Equal("Choose the type of credential.", page.Field("Type").Error);
        Assert.Equal("Enter the day it was earned.", page.Field("Earned on").Error);

        page.Fill("Name of the credential", "Forklift").Choose("Type", "Occupational license").Fill("Earned on", "3/3/2026").Fill("You heard of it on", "3/1/2026");
        await page.Press("Save the credential");
        Assert.Equal("Enter a day that is today or earlier.", page.Field("Earned on").Error);
        Assert.Equal("Enter a day on or after Mar 3, 2026, or leave this empty.", page.Field("You heard of it on").Error);

        page = await planner.Visit($"/participants/{ada}/gaps/new");
        page.Fill("First day", "4/2/2026").Fill("Last day", "4/1/2026").Fill("Reason", "Class begins later");
        await page.Press("Plan the gap");
        Assert.Equal("Enter a day on or after the first day of Apr 2, 2026.", page.Field("Last day").Error);
        Assert.Equal("Class begins later", page.Field("Reason").Value);
        Assert.Empty((await app.Export("P-1")).List("plannedGaps"));
    }

    [Fact]
    public async Task A_referral_is_made_waits_and_is_answered()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/referrals/new");

        page.Fill("Partner", "Mock Clinic").Fill("Contact", "Dr. Placeholder, 555-0199").Fill("What it is for", "Glasses").Fill("Day of the referral", "2/27/2026");
        await page.Press("Save the referral");
        page.ShouldSay("Waiting since Feb 27, 2026 (3 days ago)");
        await page.Click("Record the answer of Mock Clinic");
        await page.Press("Save the answer");
        Assert.Equal("Enter what came of the referral.", page.Field("What came of it").Error);
        page.Fill("What came of it", "Accepted");
        await page.Press("Save the answer");

        page.ShouldSay("Answer: Accepted");
        var referral = Assert.Single((await app.Export("P-1")).List("referrals"));
        Assert.Equal(("Mock Clinic", "Dr. Placeholder, 555-0199", "2026-02-27", "Glasses", "Accepted"),
            (referral.Text("partner"), referral.Text("contact"), referral.Text("on"), referral.Text("for"), referral.Text("outcome")));
    }

    [Fact]
    public async Task The_second_answer_to_one_referral_is_told_of_the_first()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var made = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/referrals/new");
        made.Fill("Partner", "Mock Clinic");
        await made.Press("Save the referral");
        var address = made.LinkTo("Record the answer of Mock Clinic");
        var mine = await app.As(Person.CareerPlanner).Visit(address);
        var theirs = await app.As(Person.Colleague).Visit(address);
        theirs.Fill("What came of it", "Declined");
        await theirs.Press("Save the answer");

        mine.Fill("What came of it", "Accepted");
        await mine.Press("Save the answer");

        mine.ShouldSay("Declined");
        Assert.Equal("Accepted", mine.Field("What came of it").Value);
        Assert.Equal("Declined", (await app.Export("P-1")).List("referrals")[0].Text("outcome"));
    }

    [Fact]
    public async Task A_referral_of_another_person_and_a_record_out_of_reach_answer_as_if_missing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var bea = await app.AddWithPlan("Bea", id: "P-2");
        var made = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/referrals/new");
        made.Fill("Partner", "Mock Clinic");
        await made.Press("Save the referral");
        var referral = made.LinkTo("Record the answer of Mock Clinic").Split('/')[^1];
        var planner = app.As(Person.CareerPlanner);

        (await planner.Visit($"/participants/{bea}/referrals/{referral}")).ShouldBeMissing();
        (await planner.Post($"/participants/{bea}/referrals/{referral}", ("Form.Version", "1"), ("Form.Outcome", "Forged"))).ShouldBeMissing();
        foreach (var page in new[] { "outcomes", "referrals", "outcomes/credentials/new", "gaps/new", "referrals/new" })
            (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/{page}")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Post($"/participants/{ada}/referrals/new", ("Form.Partner", "Forged"), ("Form.On", "3/1/2026"))).ShouldBeMissing();
        Assert.Single((await app.Export("P-1")).List("referrals"));
    }
}
