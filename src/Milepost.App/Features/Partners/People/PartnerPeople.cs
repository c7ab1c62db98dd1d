using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Partners.Keep;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Partners.People;

/// <summary>Lets somebody of a partner sign in; for somebody who is invited already, a new link.</summary>
public sealed record InvitePartnerPerson(Guid PartnerId, string Name, string Email);

public sealed record SetPartnerPersonActive(Guid PartnerId, Guid AccountId, bool IsActive);

/// <summary>The accounts of a partner's people, kept by whoever keeps the partner.</summary>
public sealed class PartnerPeopleHandler(MilepostDb db, UserManager<UserAccount> accounts, ResetLinks links, Outbox outbox)
{
    public Task<Result<Done>> HandleAsync(InvitePartnerPerson command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await KeptPartner.FindAsync(db, command.PartnerId, ct) is not { Partner.IsOffered: true } kept) return PartnerProblems.NotFound;
        var email = command.Email.Trim();
        if (!EmailAddress.IsValid(email)) return AccountProblems.EmailWrong;
        if (string.IsNullOrWhiteSpace(command.Name)) return AccountProblems.NameMissing;

        var account = await accounts.FindByEmailAsync(email);
        if (account is not null && (account.PartnerId != command.PartnerId || !account.IsActive)) return AccountProblems.EmailTaken;
        if (account is null)
        {
            account = new UserAccount { UserName = email, Email = email, EmailConfirmed = true, DisplayName = command.Name.Trim(), PartnerId = command.PartnerId };
            if (AccountProblems.From(await accounts.CreateAsync(account)) is { } refused) return refused;
        }
        outbox.Queue(new()
        {
            To = email, AccountId = account.Id, Kind = LetterKinds.Invitation, Path = await links.MakeAsync(account), Subject = "Your sign-in is ready",
            Paragraphs = ["A workforce office invites you to Milepost, where you can see and answer what it refers to your organization.", "The button works once, for 24 hours. You choose a password."],
            ButtonText = "Set my password",
        });
        await db.NoteAsync("partner.invited", $"Invited {account.DisplayName} of {kept.Partner.Details.Name} to sign in", null, [], kept.Place.Path, ct);
        return Done.It;
    }, ct);

    public Task<Result<Done>> HandleAsync(SetPartnerPersonActive command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await KeptPartner.FindAsync(db, command.PartnerId, ct) is not { } kept) return PartnerProblems.NotFound;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == command.AccountId && u.PartnerId == command.PartnerId, ct) is not { } account) return AccountProblems.NotFound;
        if (account.IsActive == command.IsActive) return Done.It;
        account.IsActive = command.IsActive;
        if (AccountProblems.From(await accounts.UpdateSecurityStampAsync(account)) is { } refused) return refused;
        if (!command.IsActive) await links.SpendAsync(account);
        await db.NoteAsync(command.IsActive ? "partner.person-activated" : "partner.person-deactivated",
            $"{(command.IsActive ? "Activated" : "Deactivated")} the account of {account.DisplayName} of {kept.Partner.Details.Name}", null, [], kept.Place.Path, ct);
        return Done.It;
    }, ct);
}
