using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Training;

public sealed class TrainingProvidersTests
{
    [Theory, EachDatabase]
    public async Task A_supervisor_keeps_schools_with_their_programs_credentials_and_approval(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var page = await app.As(Person.Supervisor).Visit("/training/providers/new");

        page.Fill("Name of the provider", "Mock <b>College</b> 🎓").Fill("State ID", "ETP-7").Tick("On the state's list of eligible training providers").Fill("On the list from", "7/1/2025");
        await page.Press("Save the provider");
        page.ShouldSay("Mock <b>College</b> 🎓 is added. Now add its programs.").ShouldSay("from Jul 1, 2025");

        await page.Click("Add a program");
        page.Fill("Name of the program", "Pharmacy technician").Fill("CIP code", "51.0805").Fill("Occupations", "29-2052.00\nwelders, cutters").Fill("Length in weeks", "12")
            .Fill("Tuition", "$3,333.33").Fill("Fees", "0.10").Fill("Books", "666.57").Choose("How it is taught", "In person and online").Tick("Leads to an occupation in demand");
        await page.Press("Save the program");
        page.ShouldSay("$4,000.00").ShouldSay("29-2052.00 Pharmacy Technicians").ShouldSay("Approval not requested").ShouldSay("In demand");

        page.Choose("Step", "Approval requested").Fill("Day", "2/2/2026");
        await page.Press("Record the step");
        page.Choose("Step", "Approved").Fill("Day", "2/20/2026").Fill("By whom", "Local board");
        await page.Press("Record the step");
        Assert.Contains("Feb 20, 2026, by Local board", page.Row("Approved, Feb 20"), StringComparison.Ordinal);

        page.Fill("Name of the credential", "CPhT").Choose("Type", Schools.CredentialType);
        await page.Press("Enter the credential");
        Assert.Contains("Waits for approval", page.Row("CPhT"), StringComparison.Ordinal);
        await page.Press("Approve CPhT");
        Assert.Contains("Approved since Mar 2, 2026", page.Row("CPhT"), StringComparison.Ordinal);

        var history = await app.As(Person.Administrator).Visit("/organization/history");
        history.ShouldSay("Credential approved for Pharmacy technician: CPhT").ShouldSay("Training provider added: Mock <b>College</b> 🎓");
    }

    [Fact]
    public async Task What_cannot_be_right_is_said_beside_its_field_and_kept_as_typed()
    {
        await using var app = await TestApp.StartAsync();
        var program = await app.AddSchool(TestOrganization.Provider);
        var page = await app.As(Person.Supervisor).Visit($"/training/programs/{program.Id}/edit");

        page.Fill("CIP code", "51-0805").Fill("Length in weeks", "0").Fill("Occupations", "29-2052.00");
        await page.Press("Save the program");
        Assert.StartsWith("Enter the CIP code as two digits", page.Field("CIP code").Error, StringComparison.Ordinal);
        Assert.Equal("Enter weeks from 1 to 520, or leave this empty.", page.Field("Length in weeks").Error);
        Assert.Equal("51-0805", page.Field("CIP code").Value);

        page.Fill("CIP code", "51.0805").Fill("Length in weeks", "12").Fill("Occupations", "29-2052.00\nwizardry");
        await page.Press("Save the program");
        Assert.StartsWith("\"wizardry\" is not in the O*NET-SOC list.", page.Field("Occupations").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_below_the_place_sees_its_schools_and_nobody_beside_it_does()
    {
        await using var app = await TestApp.StartAsync();
        var program = await app.AddSchool(TestOrganization.Area);
        await app.AddCredential(program, "CPhT", approved: true);

        var planner = await app.As(Person.CareerPlanner).Visit("/training/providers?q=cpht");
        planner.ShouldSay("Mock College").ShouldSay("Pharmacy technician, $4,000.33");
        Assert.False(planner.HasLink("Add a provider"));
        (await app.As(Person.CareerPlanner).Visit("/training/providers?q=pharmacy+techn+welding")).ShouldSay("Nothing matches.");
        Assert.False((await app.As(Person.CareerPlanner).Visit($"/training/programs/{program.Id}")).HasButton("Record the step"));
        (await app.As(Person.FarPlanner).Visit("/training/providers")).ShouldNotSay("Mock College");
        (await app.As(Person.FarPlanner).Visit($"/training/programs/{program.Id}")).ShouldBeMissing();
        // A supervisor of a provider below the local area uses its list and does not keep it.
        (await app.As(Person.Supervisor).Visit($"/training/programs/{program.Id}/edit")).ShouldBeMissing();
        (await app.As(Person.Supervisor).Post($"/training/programs/{program.Id}?handler=EndCredential", ("number", "1"))).ShouldBeMissing();
        (await app.As(Person.LocalAreaStaff).Visit($"/training/programs/{program.Id}/edit")).ShouldSay("Edit Pharmacy technician");
    }

    [Fact]
    public async Task A_school_that_is_no_longer_offered_stays_in_the_records_and_can_be_offered_again()
    {
        await using var app = await TestApp.StartAsync();
        var program = await app.AddSchool();
        var page = await app.As(Person.LocalAreaStaff).Visit($"/training/providers/{program.ProviderId}/end");

        await page.Press("No longer offer it");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Moved away");
        await page.Press("No longer offer it");
        page.ShouldSay("since Mar 2, 2026: Moved away");

        (await app.As(Person.CareerPlanner).Visit("/training/providers")).ShouldNotSay("Mock College");
        (await app.As(Person.CareerPlanner).Visit("/training/providers?show=all")).ShouldSay("Mock College");
        var ada = await app.AddWithPlan(id: "P-1");
        Assert.False((await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=occupational-training")).HasField("Program from the list"));
        await page.Click("Offer again");
        await page.Press("Offer it again");
        page.ShouldNotSay("Moved away");
    }

    [Fact]
    public async Task Two_people_who_edit_a_school_see_each_others_words()
    {
        await using var app = await TestApp.StartAsync();
        var program = await app.AddSchool();
        var mine = await app.As(Person.LocalAreaStaff).Visit($"/training/providers/{program.ProviderId}/edit");
        var theirs = await app.As(Person.Administrator).Visit($"/training/providers/{program.ProviderId}/edit");

        theirs.Fill("Phone", "555-0199");
        await theirs.Press("Save the provider");
        mine.Fill("Phone", "555-0100");
        await mine.Press("Save the provider");

        mine.ShouldSay("555-0199");
        Assert.Equal("555-0100", mine.Field("Phone").Value);
    }
}
