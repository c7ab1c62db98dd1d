using System.Text.Json.Nodes;
using Milepost.App.Tests.Features.Services;

namespace Milepost.App.Tests.Features.Training;

public sealed class TrainingServiceTests
{
    private const string Enter = "services/new?service=occupational-training";

    private static async Task<(Guid Person, TestPage Page)> InTraining(TestApp app, string pack = "chicago-cook", Action<JsonObject>? change = null)
    {
        await app.AddSchool(pack == "new-jersey" ? TestOrganization.FarArea : TestOrganization.Area);
        var ada = await app.AddWithPlan(pack: pack, id: "P-1", change: change ?? PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/{Enter}");
        page.Choose("Program from the list", Schools.Choice).FillTrainingNeed().Fill("Provider", "");
        await page.Press("Save the service");
        return (ada, page);
    }

    private static async Task<TestPage> Budget(TestApp app, TestPage service)
    {
        await service.Click("Training budget");
        return service;
    }

    [Theory, EachDatabase]
    public async Task What_the_chosen_program_knows_is_taken_from_it_and_goes_out_with_the_case_file(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (_, page) = await InTraining(app);

        page.ShouldSay("is entered").ShouldSay("Mock College").ShouldSay("Pharmacy technician").ShouldSay("$4,000.33").ShouldSay("29-2052.00").ShouldSay("May 24, 2026");
        var training = (await app.Export("P-1")).Training();
        Assert.Equal(("Mock College", "Pharmacy technician", "4000.33", "29-2052.00", "2026-05-24"),
            (training.Text("provider"), training.Text("trainingProgram"), training.Text("cost"), training.Text("socCode"), training.Text("plannedEndOn")));
        Assert.Equal("3333.33", training["training"]!["cost"].Text("tuition"));

        // What went out comes in again as it was.
        var file = await app.Export("P-1");
        var again = await app.Call((Milepost.App.Features.CaseFiles.ImportCaseFileHandler import) => import.HandleAsync(
            new(System.Text.Encoding.UTF8.GetBytes(file.ToJsonString()), "test"), CancellationToken.None));
        Assert.Equal(Milepost.App.Features.CaseFiles.ImportOutcome.Unchanged, again.Outcome);
    }

    [Fact]
    public async Task What_was_typed_stays_and_a_program_of_another_place_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var far = await app.AddSchool(TestOrganization.FarArea, "Far College");
        await app.AddSchool();
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/{Enter}");

        page.ShouldNotSay("Far College");
        (await app.As(Person.CareerPlanner).Post($"/participants/{ada}/{Enter}", ("Form.StartsOn", "3/2/2026"), ("Form.Course", far.Id.ToString()), ("Form.Provider", "X")))
            .ShouldSay("Choose a training program that is offered on the day the training starts.");
        page.Choose("Program from the list", Schools.Choice).FillTrainingNeed().Fill("Provider", "Grantee itself").Fill("Cost in dollars", "2,500.50").Fill("Planned end", "4/1/2026");
        await page.Press("Save the service");

        var training = (await app.Export("P-1")).Training();
        Assert.Equal(("Grantee itself", "2500.50", "2026-04-01"), (training.Text("provider"), training.Text("cost"), training.Text("plannedEndOn")));
        // A school that a provider's own place keeps is no choice for the place beside it; one that is typed always is.
        Assert.Null(training["training"]!["cost"]);
    }

    [Fact]
    public async Task The_note_of_the_begin_is_written_from_the_facts_and_asks_for_those_that_are_missing()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/{Enter}");

        page.FillTrainingNeed().Tick("Write this note too");
        await page.Press("Save the service");
        Assert.Equal("Enter the training program: the note about the begin of the training tells it.", page.Field("Training program").Error);
        Assert.Equal("Enter the approximate cost: the note about the begin of the training tells it.", page.Field("Cost in dollars").Error);
        Assert.Equal("Enter the planned end: the note about the begin of the training tells it.", page.Field("Planned end").Error);
        Assert.Empty((await app.Export("P-1")).List("caseNotes"));

        page.Fill("Training program", "Welding").Fill("Cost in dollars", "1,999.99").Fill("Planned end", "6/1/2026");
        await page.Press("Save the service");
        var begin = (await app.Export("P-1")).List("caseNotes").Single(n => n.Text("subject") == "Training Begin Date");
        Assert.Equal("Training began on: Mar 2, 2026\nProgram: Welding\nProvider or school: Mock College\nApproximate cost: $1,999.99\nPlanned end date: Jun 1, 2026", begin.Text("text"));

        await page.Click("Close the service");
        page.Choose("Outcome", "Successful").Tick("Write this note too");
        await page.Press("Close the service");
        Assert.StartsWith("Say how it stands", page.Field("Credential or license status").Error, StringComparison.Ordinal);
        page.Fill("Credential or license status", "exam in June");
        await page.Press("Close the service");
        var end = (await app.Export("P-1")).List("caseNotes").Single(n => n.Text("subject") == "Training End Date");
        Assert.Equal("Training ended on: Mar 2, 2026\nProgram: Welding\nCompleted: yes\nCredential or license status: exam in June", end.Text("text"));
        // Both name the training: that is what Illinois looks for.
        Assert.Equal((begin.Text("service"), (await app.Export("P-1")).Training().Text("id")), (end.Text("service"), end.Text("service")));
    }

    [Theory, EachDatabase]
    public async Task A_budget_adds_up_to_the_cent_from_cost_to_payment(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (ada, page) = await InTraining(app);
        await Budget(app, page);

        await page.Click("Change cost and aid");
        page.Fill("Pell Grant", "1,000.01").Tick("An individual training account (ITA) pays").Fill("Number of the account", "ITA-0007");
        await page.Press("Save cost and aid");
        page.ShouldSay("WIOA pays $3,000.32");

        await page.Click("Plan by period");
        Assert.Equal("3000.32", page.Field("Planned", "Period 1").Value);
        page.Fill("Period", "Spring", "Period 1").Fill("To", "4/15/2026", "Period 1").Fill("Planned", "1,000.11", "Period 1");
        await page.Press("Add a period");
        page.Fill("Period", "Summer", "Period 2").Fill("From", "7/1/2026", "Period 2").Fill("To", "8/1/2026", "Period 2").Fill("Planned", "2,000.22", "Period 2");
        await page.Press("Save the plan");
        page.ShouldSay("The periods plan $3,000.33, but only $3,000.32 is left to pay");
        page.Fill("Planned", "2,000.21", "Period 2");
        await page.Press("Save the plan");
        page.ShouldSay("$0.00 of what WIOA pays is in no period yet.");

        await page.Click("Enter a voucher, an invoice or a payment");
        page.Choose("What it is", "Paid").Choose("Period", "Spring: $1,000.11 left to obligate, $0.00 left to pay").Fill("Amount", "5");
        await page.Press("Save the entry");
        Assert.StartsWith("$0.00 of what is obligated for this period is left.", page.Field("Amount").Error, StringComparison.Ordinal);
        page.Choose("What it is", "Obligated by voucher").Fill("Amount", "333.37").Fill("Number", "V-1");
        await page.Press("Save the entry");
        await page.Click("Enter a voucher, an invoice or a payment");
        page.Choose("What it is", "Paid").Choose("Period", "Spring: $666.74 left to obligate, $333.37 left to pay").Fill("Amount", "111.12");
        await page.Press("Save the entry");
        Assert.Contains("$1,000.11 $333.37 $0.00 $111.12 $666.74 $222.25", page.Row("Spring Mar 2"), StringComparison.Ordinal);
        Assert.Contains("$3,000.32 $333.37 $0.00 $111.12 $2,666.95 $222.25", page.Row("In all $3,000.32"), StringComparison.Ordinal);

        await page.Click("Take back entry 2");
        await page.Press("Take it back");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Another person's invoice");
        await page.Press("Take it back");
        page.ShouldSay("3. Paid, takes back entry 2").ShouldSay("-$111.12");
        Assert.Contains("$3,000.32 $333.37 $0.00 $0.00", page.Row("In all $3,000.32"), StringComparison.Ordinal);

        // The office counts what is planned by the year of its period, and the rest by its own day.
        var office = await app.As(Person.Supervisor).Visit("/training/budgets");
        Assert.Contains("$1,000.11 $333.37 $0.00 $0.00 $333.37", office.Row("Adult $1,000.11"), StringComparison.Ordinal);
        (await app.As(Person.Supervisor).Visit("/training/budgets?year=2026")).ShouldSay("$2,000.21");
        var file = await app.As(Person.Supervisor).Download("/training/budgets.csv?year=2025");
        var text = System.Text.Encoding.UTF8.GetString(file.Bytes);
        Assert.Contains("2025,Ada Sampleton,P-1,", text, StringComparison.Ordinal);
        Assert.Contains("ITA-0007,1000.11,333.37,0.00,0.00,333.37", text, StringComparison.Ordinal);
        (await app.As(Person.FarSupervisor).Visit("/training/budgets")).ShouldNotSay("Sampleton");
        (await app.As(Person.FarSupervisor).Visit($"/participants/{ada}/services/{Guid.NewGuid()}/training")).ShouldBeMissing();

        // Editing the service leaves its money alone.
        var before = (await app.Export("P-1")).Training()["training"]!.ToJsonString();
        var service = (await app.As(Person.CareerPlanner).Visit(page.Address.Replace("/training", "", StringComparison.Ordinal)));
        await service.Click("Edit");
        service.ShouldSay("$4,000.33, worked out from the parts").Fill("Hours a week", "12");
        await service.Press("Save the service");
        Assert.Equal(before, (await app.Export("P-1")).Training()["training"]!.ToJsonString());
    }

    [Fact]
    public async Task A_monitor_reads_a_budget_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (_, page) = await InTraining(app);
        var monitor = await app.As(Person.Monitor).Visit(page.Address + "/training");

        Assert.False(monitor.HasLink("Change cost and aid"));
        (await app.As(Person.Monitor).Post(page.Address + "/training/cost", ("Form.Tuition", "1"))).ShouldBeMissing();
    }

    [Fact]
    public async Task A_workshop_has_no_training_budget()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=job-readiness-workshop");
        await page.Press("Save the service");

        Assert.False(page.HasLink("Training budget"));
        Assert.True(page.HasLink("Attendance"));
        (await app.As(Person.CareerPlanner).Visit(page.Address + "/training")).ShouldBeMissing();
    }

    [Fact]
    public async Task An_apprenticeship_names_its_occupation_sponsor_and_wages()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1", change: PeopleWithPlans.PlanService);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=apprenticeship");

        page.FillTrainingNeed().Fill("SOC code", "Welders").Fill("RAPIDS ID", "12").Fill("Sponsor of the apprenticeship", "Neverland Tool Works")
            .Fill("Who gives the related instruction", "Mock College").Fill("Hourly wage at the start", "18.50").Fill("Hourly wage at the end", "29.75");
        await page.Press("Save the service");
        Assert.NotNull(page.Field("SOC code").Error);
        page.Fill("SOC code", "51-4121.00 Welders, Cutters, Solderers, and Brazers");
        await page.Press("Save the service");
        Assert.StartsWith("Enter the RAPIDS ID as it stands on the registration", page.Field("RAPIDS ID").Error, StringComparison.Ordinal);
        page.Fill("RAPIDS ID", "2026-IL-123456");
        await page.Press("Save the service");

        page.ShouldSay("Neverland Tool Works").ShouldSay("$18.50").ShouldSay("$29.75").ShouldSay("51-4121.00");
        Assert.True(page.HasLink("Attendance"));
    }
}
