using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Verbs;

/// <summary>The services a verb needs, acting as the operator, without a web server.</summary>
public static class VerbHost
{
    public static async Task<int> RunAsync(DataLocation location, Func<IServiceProvider, Task<int>> work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // The same settings as the server's, so that a verb opens what the server locked and counts days in the same zone.
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        builder.Services.AddMilepost(location);
        using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        await DatabaseUpgrade.RunAsync(scope.ServiceProvider.GetRequiredService<MilepostDb>());
        return await work(scope.ServiceProvider);
    }
}
