using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Features.Organization;
using Milepost.App.Verbs;
using Milepost.Domain;
using StoreOptions = Milepost.App.Verbs.StoreOptions;

namespace Milepost.App.Features.Accounts;

/// <summary><c>milepost account create</c> and <c>milepost account reset-password</c>, for the operator.</summary>
public static class AccountVerbs
{
    public static Command Account() => new("account", "Accounts of the staff.") { Create(), ResetPasswordOf() };

    private static Command Create()
    {
        var email = new Argument<string>("EMAIL") { Description = "The address to sign in with." };
        var name = new Option<string>("--name") { Description = "The person's name.", Required = true };
        var role = new Option<string>("--role") { Description = $"One of: {string.Join(", ", Enum.GetValues<StaffRole>().Select(CodeWords.Of))}.", Required = true };
        var at = new Option<string>("--at") { Description = "Code of the place where the role is held.", Required = true };
        var command = new Command("create", "Adds an account and prints a one-time link with which its owner sets a password.") { email, name, role, at };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            if (!Enum.TryParse<StaffRole>(parsed.GetValue(role), ignoreCase: true, out var given) || !Enum.IsDefined(given))
                return await RefuseAsync($"There is no role \"{parsed.GetValue(role)}\". Use one of: {string.Join(", ", Enum.GetValues<StaffRole>().Select(CodeWords.Of))}.");
            var code = parsed.GetValue(at)!;
            var unit = await services.GetRequiredService<UnitByCodeQuery>().HandleAsync(code, ct);
            if (unit is null) return await RefuseAsync($"There is no place with the code \"{code}\". Codes are listed under Organization.");
            return await PrintAsync(await services.GetRequiredService<CreateAccountHandler>().HandleAsync(new(parsed.GetValue(name)!, parsed.GetValue(email)!, null, given, unit.Value), ct));
        }));
        return command;
    }

    private static Command ResetPasswordOf()
    {
        var email = new Argument<string>("EMAIL") { Description = "The address the person signs in with." };
        var command = new Command("reset-password", "Prints a one-time link with which somebody sets a new password.") { email };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            if (await services.GetRequiredService<UserManager<UserAccount>>().FindByEmailAsync(parsed.GetValue(email)!) is not { } account)
                return await RefuseAsync($"There is no account with the address \"{parsed.GetValue(email)}\".");
            return await PrintAsync(await services.GetRequiredService<MakeResetLinkHandler>().HandleAsync(new(account.Id), ct));
        }));
        return command;
    }

    private static async Task<int> PrintAsync(Result<ResetLink> result)
    {
        if (!result.IsDone) return await RefuseAsync(string.Join(" ", result.Problems.Select(p => p.Message)));
        await Console.Error.WriteLineAsync($"Hand this to {result.Value.Name}, behind the address of your Milepost. It works once, for 24 hours:");
        Console.WriteLine(result.Value.Path);
        return 0;
    }

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
