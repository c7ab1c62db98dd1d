using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Accounts.SetUp;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Accounts.SetUp;

public sealed class SetUpTests
{
    [Theory, EachDatabase]
    public async Task The_printed_link_makes_the_first_state_and_administrator_once(TestDatabase database)
    {
        await using var place = await TestPlace.CreateEmptyAsync(database);
        await using var services = place.BuildServices(new TestClock());
        await Session(services, s => DatabaseUpgrade.RunAsync(s.GetRequiredService<MilepostDb>()));
        var link = await FirstSetUp.LinkAsync(services, "http://127.0.0.1:5080", CancellationToken.None);
        var token = link!["http://127.0.0.1:5080/set-up?token=".Length..];

        Assert.Equal(ProblemKind.NotFound, (await SetUp(services, token + "x")).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await SetUp(services, null)).Problem!.Kind);
        Assert.Equal("Form.Email", "Form." + (await SetUp(services, token, email: "nonsense")).Problem!.Field);
        Assert.Equal(AccountProblems.PasswordTooShort.Code, (await SetUp(services, token, password: "short")).Problem!.Code);
        Assert.True((await SetUp(services, token)).IsDone);
        Assert.Equal(ProblemKind.NotFound, (await SetUp(services, token, "second@example.org", code: "XX")).Problem!.Kind);
        Assert.Null(await FirstSetUp.LinkAsync(services, "http://127.0.0.1:5080", CancellationToken.None));

        await Session(services, async s =>
        {
            var db = s.GetRequiredService<MilepostDb>();
            var account = await db.Users.SingleAsync();
            Assert.True(await s.GetRequiredService<UserManager<UserAccount>>().CheckPasswordAsync(account, Person.Password));
            Assert.Equal(StaffRole.Administrator, (await db.RoleAssignments.SingleAsync(r => r.AccountId == account.Id)).Role);
            Assert.Equal("IL/", (await db.OrgUnits.SingleAsync()).Path);
            Assert.Contains("Set Milepost up, with Ini Administrator-Test as administrator at Illinois", (await db.History.OrderBy(h => h.Sequence).FirstAsync()).Events.Select(e => e.Words));
        });
    }

    [Fact]
    public async Task Where_somebody_has_an_account_there_is_nothing_to_set_up()
    {
        await using var app = await TestApp.StartAsync();

        (await app.Stranger().Visit("/set-up")).ShouldBeMissing();
        (await app.Stranger().Visit("/set-up?token=abc")).ShouldBeMissing();
        (await app.Stranger().Post("/set-up?token=abc", ("Form.Name", "Forged"))).ShouldBeMissing();
    }

    private static async Task<Result<Done>> SetUp(IServiceProvider services, string? token, string email = "ini@example.org", string password = Person.Password, string code = "IL")
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetUpInstallationHandler>().HandleAsync(new(token, code, "Illinois", "Ini Administrator-Test", email, password), CancellationToken.None);
    }

    private static async Task Session(IServiceProvider services, Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        await work(scope.ServiceProvider);
    }
}
