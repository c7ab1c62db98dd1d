using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts.SetUp;

/// <summary>Opens the set-up of an installation in which nobody has an account yet.</summary>
public static class FirstSetUp
{
    /// <returns>The one-time link; null when somebody has an account.</returns>
    public static async Task<string?> LinkAsync(IServiceProvider services, string address, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<MilepostDb>().Users.AnyAsync(ct)) return null;
        return $"{address}{AccountsPaths.SetUp}?token={services.GetRequiredService<SetUpToken>().Make()}";
    }
}
