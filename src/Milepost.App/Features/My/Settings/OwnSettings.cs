using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Store;
using Milepost.App.Web.Languages;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My.Settings;

/// <summary>The language in which a customer reads these pages, is written to and gets the plan.</summary>
public sealed record ChooseOwnLanguage(string Language);

/// <summary>Ends every sign-in of the own account, on every device, this one too.</summary>
public sealed record SignOutEverywhere;

public sealed class OwnSettingsHandler(MilepostDb db, UserManager<UserAccount> accounts, Actor actor, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ChooseOwnLanguage command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (actor.CustomerOf is not { } own || await db.FindParticipantAsync(own, ct) is not { } person) return ParticipantProblems.NotFound;
        if (command.Language is not (LanguageSetup.English or LanguageSetup.Spanish)) return UnknownLanguage;
        return person.ChangeProfile(person.Profile with { Language = command.Language }, time.Today);
    }, ct);

    public Task<Result<Done>> HandleAsync(SignOutEverywhere command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await accounts.FindByIdAsync(actor.AccountId.ToString()!) is not { } account) return AccountProblems.NotFound;
        if (AccountProblems.From(await accounts.UpdateSecurityStampAsync(account)) is { } refused) return refused;
        await db.NoteAboutAsync(account, "account.signed-out", $"{account.DisplayName} signed out everywhere", ct);
        return Done.It;
    }, ct);

    private static readonly Problem UnknownLanguage = new("settings.language", ProblemKind.Invalid, "Choose English or Spanish.", "Language");
}

/// <summary>What a customer has set.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Language">Null while none was chosen.</param>
public sealed record OwnSettings(string Email, string? Language);

public sealed class OwnSettingsQuery(MilepostDb db, OwnRecordQuery own, Actor actor)
{
    public async Task<OwnSettings?> HandleAsync(CancellationToken ct) => await own.HandleAsync(ct) is not { } person ? null
        : new((await db.Users.AsNoTracking().Where(u => u.Id == actor.AccountId).Select(u => u.Email).SingleAsync(ct))!, person.Profile.Language);
}
