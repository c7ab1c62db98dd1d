using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Milepost.App.Features.Accounts;
using Milepost.App.Verbs;
using StoreOptions = Milepost.App.Verbs.StoreOptions;

namespace Milepost.App.Features.Api.Tokens;

/// <summary><c>milepost token create</c>, <c>list</c> and <c>revoke</c>, for the operator.</summary>
public static class TokenVerbs
{
    public static Command Token() => new("token", "Tokens with which programs use the API.") { Create(), List(), Revoke() };

    private static Command Create()
    {
        var account = new Option<string>("--account") { Description = "E-mail address of the account that the token acts as.", Required = true };
        var name = new Option<string>("--name") { Description = "What it is for; the history names it.", DefaultValueFactory = _ => "command line" };
        var scopes = new Option<string>("--scopes") { Description = $"Any of: {string.Join(", ", ApiScopeWords.All.Select(Domain.CodeWords.Of))}.", DefaultValueFactory = _ => "read,write", AllowMultipleArgumentsPerToken = false };
        var days = new Option<int>("--days") { Description = $"How long it works, at most {CreateToken.MostDays}.", DefaultValueFactory = _ => CreateToken.UsualDays };
        var command = new Command("create", "Makes a token and prints its secret, alone, on standard output. It is told once.") { account, name, scopes, days };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            if (await FindAsync(services, parsed.GetValue(account)!) is not { } found) return await RefuseAsync($"There is no account with the address \"{parsed.GetValue(account)}\".");
            if (ApiScopeWords.Read(parsed.GetValue(scopes)!) is not { } chosen)
                return await RefuseAsync($"--scopes \"{parsed.GetValue(scopes)}\" cannot be read. Use any of {string.Join(", ", ApiScopeWords.All.Select(Domain.CodeWords.Of))}, with commas between them.");
            var made = await services.GetRequiredService<CreateTokenHandler>().HandleAsync(new(found.Id, parsed.GetValue(name)!, chosen, parsed.GetValue(days)), ct);
            if (!made.IsDone) return await RefuseAsync(string.Join(" ", made.Problems.Select(p => p.Field is { } field ? $"--{field.ToLowerInvariant()}: {p.Message}" : p.Message)));
            await Console.Error.WriteLineAsync($"Token \"{made.Value.Name}\" of {found.Email} ({made.Value.Scopes}) works until {Day(made.Value.ExpiresAt)}. Send it as \"Authorization: Bearer TOKEN\". It is not shown again:");
            Console.WriteLine(made.Value.Secret);
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var account = new Option<string?>("--account") { Description = "Only those of the account with this e-mail address." };
        var command = new Command("list", "Lists the tokens, without their secrets.") { account };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var tokens = services.GetRequiredService<TokensQuery>();
            var rows = await tokens.AllAsync(ct);
            if (parsed.GetValue(account) is { } email)
            {
                if (await FindAsync(services, email) is not { } found) return await RefuseAsync($"There is no account with the address \"{email}\".");
                rows = await tokens.OfAsync(found.Id, ct);
            }
            foreach (var row in rows)
                Console.WriteLine(string.Join('\t', row.Id, row.Email, row.Name, ApiScopeWords.Of(row.Scopes), row.State.ToString().ToLowerInvariant(), $"until {Day(row.ExpiresAt)}",
                    row.LastUsedOn is { } used ? $"last used {used:yyyy-MM-dd}" : "never used"));
            return 0;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("ID") { Description = "The token's id, as milepost token list shows it." };
        var command = new Command("revoke", "Ends a token at once.") { id };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var revoked = await services.GetRequiredService<RevokeTokenHandler>().HandleAsync(new(parsed.GetValue(id)), ct);
            if (!revoked.IsDone) return await RefuseAsync($"There is no token with the id {parsed.GetValue(id)}. Run milepost token list to see them.");
            Console.WriteLine("The token is revoked. The next request with it is refused.");
            return 0;
        }));
        return command;
    }

    private static Task<UserAccount?> FindAsync(IServiceProvider services, string email) => services.GetRequiredService<UserManager<UserAccount>>().FindByEmailAsync(email);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
