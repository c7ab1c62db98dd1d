using Milepost.App.Tests.Features.Training;

namespace Milepost.App.Tests.Features.Services.Attend;

public sealed class AttendancePageTests
{
    private static async Task<TestPage> InClass(TestApp app, string firstName = "Ada", string id = "P-1", string startsOn = "2/16/2026")
    {
        var ada = await app.AddWithPlan(firstName, id: id, change: file =>
        {
            PeopleWithPlans.PlanService(file);
            foreach (var day in new[] { "startsOn", "endsOn" }) file.List("services")[0]![day] = "2026-02-16";
        });
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/services/new?service=occupational-training");
        page.Choose("Program from the list", Schools.Choice).FillTrainingNeed().Fill("Start date", startsOn);
        await page.Press("Save the service");
        return page;
    }

    [Theory, EachDatabase]
    public async Task A_month_is_filled_in_like_a_sheet_and_adds_up(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.AddSchool();
        var page = await InClass(app);
        await page.Click("Attendance");
        await page.Click("February");

        Assert.False(page.HasField("Hours attended, Sun, Feb 15"));
        page.Fill("Hours scheduled, Mon, Feb 16", "3.5").Fill("Hours attended, Mon, Feb 16", "3.25").Fill("Hours scheduled, Tue, Feb 17", "3.5").Fill("Hours attended, Tue, Feb 17", "0")
            .Tick("Excused, Tue, Feb 17").Fill("Note, Tue, Feb 17", "Snow");
        await page.Press("Save the attendance");
        page.ShouldSay("The attendance is saved.").ShouldSay("46.4 percent");
        var records = (await app.Export("P-1")).Training()["attendanceRecords"]!.AsArray();
        Assert.Equal(("2026-02-17", "2026-02-17", "3.5", "0", "true", "Snow", "2026-03-02"),
            (records[1].Text("from"), records[1].Text("to"), records[1].Text("scheduled"), records[1].Text("attended"), records[1].Text("excused"), records[1].Text("note"), records[1].Text("recordedOn")));

        page.Fill("Hours attended, Mon, Feb 16", "25");
        await page.Press("Save the attendance");
        Assert.Equal("Enter hours from 0 to 24, with two digits after the point at most.", page.Field("Hours attended, Mon, Feb 16").Error);
        page.Fill("Hours scheduled, Mon, Feb 16", "").Fill("Hours attended, Mon, Feb 16", "");
        await page.Press("Save the attendance");
        Assert.Single((await app.Export("P-1")).Training()["attendanceRecords"]!.AsArray());
        await page.Press("Save the attendance");
        page.ShouldSay("Nothing was changed.");

        await page.Click("By week");
        // The week that has a day of its own is not offered as a whole; the day stands there instead.
        Assert.False(page.HasField("Hours attended, Feb 15 to Feb 21"));
        Assert.Equal("0", page.Field("Hours attended, Tue, Feb 17").Value);
        page.Fill("Hours scheduled, Feb 22 to Feb 28", "20").Fill("Hours attended, Feb 22 to Feb 28", "17.5");
        await page.Press("Save the attendance");
        page.ShouldSay("17.5").ShouldSay("The attendance is saved.");
        await page.Click("By day");
        Assert.Equal("17.5", page.Field("Hours attended, Feb 22 to Feb 28").Value);
        Assert.False(page.HasField("Hours attended, Mon, Feb 23"));
    }

    [Fact]
    public async Task Hours_scheduled_alone_are_no_absence()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddSchool();
        var page = await InClass(app);
        await page.Click("Attendance");

        page.Fill("Hours scheduled, Sun, Mar 1", "3");
        await page.Press("Save the attendance");

        Assert.Equal("Enter the hours attended; 0 for an absence.", page.Field("Hours attended, Sun, Mar 1").Error);
    }

    [Theory, EachDatabase]
    public async Task A_whole_class_is_entered_at_once_and_three_absences_in_a_row_stand_out(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var program = await app.AddSchool();
        await InClass(app);
        var grace = await InClass(app, "Grace", "P-2");
        foreach (var day in new[] { 25, 26, 27 })
        {
            var page = await app.As(Person.CareerPlanner).Visit($"/training/attendance?class=program:{program.Id}&on=2026-02-{day}&by=Day");
            page.Fill("Hours scheduled for everybody", "3.5").Fill("Hours attended, Ada Sampleton", "3.5").Fill("Hours attended, Grace Sampleton", "0");
            await page.Press("Save for the class");
            page.ShouldSay("The attendance of 2 people is saved.");
        }

        await grace.Click("Attendance");
        grace.ShouldSay("The last 3 entries are absences without an excuse.").ShouldSay("0 percent");
        Assert.Equal(3, (await app.Export("P-1")).Training()["attendanceRecords"]!.AsArray().Count);

        var wrong = await app.As(Person.CareerPlanner).Visit($"/training/attendance?class=program:{program.Id}&on=2026-02-24&by=Day");
        wrong.Fill("Hours attended, Ada Sampleton", "3");
        await wrong.Press("Save for the class");
        Assert.Equal("Enter the hours that were scheduled.", wrong.Field("Hours scheduled for everybody").Error);
        wrong.Fill("Hours scheduled for everybody", "3").Fill("Hours attended, Grace Sampleton", "30");
        await wrong.Press("Save for the class");
        Assert.StartsWith("Grace Sampleton: Enter hours", wrong.Field("Hours attended, Grace Sampleton").Error, StringComparison.Ordinal);
        Assert.Equal(3, (await app.Export("P-1")).Training()["attendanceRecords"]!.AsArray().Count);

        (await app.As(Person.FarPlanner).Visit($"/training/attendance?class=program:{program.Id}&on=2026-02-25")).ShouldNotSay("Sampleton");
        (await app.As(Person.FarPlanner).Visit(grace.Address)).ShouldBeMissing();
    }
}
