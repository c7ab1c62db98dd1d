namespace Milepost.App.Tests.Access;

public sealed class StatesTests
{
    [Fact]
    public async Task A_role_at_one_state_does_not_reach_into_another()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant("Ada", "Sampleton");

        (await app.As(Person.StatewideStaff).Visit("/participants?show=all")).ShouldSay("Ada Sampleton");
        (await app.As(Person.OtherStateStaff).Visit("/participants?show=all")).ShouldNotSay("Ada Sampleton");
        (await app.As(Person.OtherStateStaff).Visit($"/participants/{ada}/history")).ShouldBeMissing();
    }
}
