namespace Milepost.App.Tests.Features.Notifications.Choose;

public sealed class NotificationsPageTests
{
    [Fact]
    public async Task The_staff_gets_no_mail_until_it_chooses_and_may_choose_again()
    {
        await using var app = await TestApp.StartAsync();
        var page = await (await app.As(Person.CareerPlanner).Visit("/account")).Click("My Day by e-mail, and what else to hear of");

        page.ShouldSay("E-mail goes to casey.planner@example.org.");
        Assert.Equal("None", page.Field("My Day by e-mail").Value);
        page.Choose("My Day by e-mail", "Once a week").Choose("Day of the week", "Thursday").Tick("When a customer of mine writes");
        await page.Press("Save");

        page.ShouldSay("Saved. My Day comes on Thursday mornings when something waits.");
        var again = await app.As(Person.CareerPlanner).Visit("/account/notifications");
        Assert.Equal(("Once a week", "Thursday"), (again.Field("My Day by e-mail").Value, again.Field("Day of the week").Value));
        Assert.Equal("true", again.Field("When a customer of mine writes").Value);
        Assert.Equal("false", again.Field("When a customer of mine signs or declines").Value);
        (await app.As(Person.Administrator).Visit("/organization/history")).ShouldSay("Casey Planner-Test chose what to get e-mail about");
    }
}
