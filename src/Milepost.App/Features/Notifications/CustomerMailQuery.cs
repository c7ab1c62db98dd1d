using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web.Languages;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Notifications;

/// <summary>What somebody may want e-mail about.</summary>
public enum MailAbout
{
    Messages,
    Signatures,
}

/// <summary>Where and how to write to a customer.</summary>
/// <param name="AccountId">Null for somebody who cannot sign in, or never has: a link into the own pages would end at a password that was never set.</param>
/// <param name="Language">"en" or "es".</param>
public sealed record CustomerAddress(string Address, Guid? AccountId, string Language);

/// <summary>Where to write to a customer about something; null when there is no address or no e-mail is wanted.</summary>
public sealed class CustomerMailQuery(MilepostDb db)
{
    public async Task<CustomerAddress?> HandleAsync(Participant participant, MailAbout about, CancellationToken ct)
    {
        var account = await (
            from user in db.Users.AsNoTracking()
            where user.ParticipantId == participant.Id && user.IsActive
            join made in db.NotificationChoices on user.Id equals made.AccountId into all
            from made in all.DefaultIfEmpty()
            select new { user.Id, user.Email, HasSignedIn = user.PasswordHash != null, Choices = made }).SingleOrDefaultAsync(ct);
        if (account?.Choices is { } choices && !(about == MailAbout.Messages ? choices.AboutMessages : choices.AboutSignatures)) return null;

        var address = account?.Email ?? participant.Profile.Email;
        return string.IsNullOrWhiteSpace(address) ? null
            : new(address, account is { HasSignedIn: true } ? account.Id : null, participant.Profile.Language == LanguageSetup.Spanish ? LanguageSetup.Spanish : LanguageSetup.English);
    }
}
