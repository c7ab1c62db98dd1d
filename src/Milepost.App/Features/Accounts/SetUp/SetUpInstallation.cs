using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;

namespace Milepost.App.Features.Accounts.SetUp;

/// <summary>Makes the first state and the first administrator of a new installation.</summary>
public sealed record SetUpInstallation(string? Token, string StateCode, string StateName, string Name, string Email, string Password);

public sealed class SetUpInstallationHandler(MilepostDb db, UserManager<UserAccount> accounts, SetUpToken token, Actor actor, MakeFirstCertificateHandler certificate)
{
    /// <summary>Only while nobody has an account, and only with the word that was printed at start.</summary>
    public async Task<bool> IsOpenAsync(string? given, CancellationToken ct) => token.Fits(given) && !await db.Users.AnyAsync(ct);

    public async Task<Result<Done>> HandleAsync(SetUpInstallation command, CancellationToken ct)
    {
        var result = await db.ChangeAsync<Done>(async () =>
        {
            if (!await IsOpenAsync(command.Token, ct)) return NotOpen;
            if (string.IsNullOrWhiteSpace(command.Name)) return AccountProblems.NameMissing;
            if (!EmailAddress.IsValid(command.Email.Trim())) return AccountProblems.EmailWrong;
            // A place may be there already, from an import of demo data or of the organization.
            var state = OrgUnit.Create(OrgUnitKind.State, command.StateCode, command.StateName, null, null, null, null);
            if (!state.IsDone) return state.Problems.Select(p => p.At(p.Field == "Code" ? "StateCode" : "StateName")).ToList();
            if (await db.OrgUnits.AnyAsync(u => u.Code == command.StateCode, ct)) return OrganizationProblems.CodeTaken.At("StateCode");

            var account = new UserAccount { UserName = command.Email.Trim(), Email = command.Email.Trim(), EmailConfirmed = true, DisplayName = command.Name.Trim() };
            if (AccountProblems.From(await accounts.CreateAsync(account, command.Password)) is { } refused) return refused;
            actor.Become(account.Id, account.DisplayName, [], new HashSet<StaffRole>(), new HashSet<Guid>(), seesAll: false);
            db.OrgUnits.Add(state.Value);
            db.RoleAssignments.Add(new RoleAssignment { AccountId = account.Id, Role = StaffRole.Administrator, OrgUnitId = state.Value.Id });
            await db.NoteAsync("account.created", $"Set Milepost up, with {account.DisplayName} as administrator at {state.Value.Name}", null,
                [new("Account", "Name", null, account.DisplayName), new("Account", "Email", null, account.Email)], state.Value.Path, ct);
            return Done.It;
        }, ct);
        if (!result.IsDone) return result;
        // Now there is a name for it; until now the server had none to make it with at its start.
        await certificate.HandleAsync(ct);
        return result;
    }

    private static readonly Problem NotOpen = new("set-up.not-open", ProblemKind.NotFound, "Milepost is set up already, or the link is not the one that was printed at start.");
}
