using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Partners;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Outcomes.Referrals;

/// <summary>Opens a referral to its partner and tells the partner by mail that there is one.</summary>
public sealed record SendReferral(Guid ParticipantId, Guid ReferralId, IReadOnlyList<SharedItem> Items, IReadOnlyList<Guid> Documents, int Days, long Version);

/// <summary>A new link and code for a partner without an account; the former ones open nothing any more.</summary>
public sealed record RenewPartnerLink(Guid ParticipantId, Guid ReferralId);

/// <param name="Code">To be told by telephone; shown once. Null where the partner's people sign in.</param>
public sealed record ReferralSent(Referral Referral, string? Code);

public sealed class SendReferralHandler(MilepostDb db, Outbox outbox, AgencyTime time)
{
    public Task<Result<ReferralSent>> HandleAsync(SendReferral command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, async (referral, partner, consents) =>
    {
        if (referral.Version != command.Version) return StaleProblems.Changed;
        if (!partner.IsOffered) return ReferralProblems.PartnerEnded.At("Items");
        var documents = consents.SelectMany(c => c.Terms.Documents).Where(d => command.Documents.Contains(d.Id)).DistinctBy(d => d.Id).ToList();
        if (documents.Count != command.Documents.Distinct().Count()) return ConsentProblems.DocumentNotHere;
        var sent = referral.Send(command.Items, documents, consents, partner.Details.Programs, command.Days, db.Actor.Name, time.Today);
        return sent.IsDone ? await TellAsync(referral, partner, "sent again", ct) : sent.As<ReferralSent>();
    }, ct);

    public Task<Result<ReferralSent>> HandleAsync(RenewPartnerLink command, CancellationToken ct) => ChangeAsync(command.ParticipantId, command.ReferralId, async (referral, partner, consents) =>
        referral.SharedOn(time.Today, consents, partner.Details.Programs).IsNothing ? ReferralProblems.NotOpen : await TellAsync(referral, partner, "replaced by a new link", ct), ct);

    private Task<Result<ReferralSent>> ChangeAsync(Guid participantId, Guid referralId, Func<Referral, Partner, IReadOnlyList<Consent>, Task<Result<ReferralSent>>> change, CancellationToken ct) =>
        db.ChangeAsync<ReferralSent>(async () =>
        {
            if (await db.FindParticipantAsync(participantId, ct) is not { } person) return ParticipantProblems.NotFound;
            if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == referralId && r.ParticipantId == person.Id, ct) is not { } referral) return OutcomeProblems.NotFound;
            var units = await db.UnitsServingAsync(person.OfficeId, ct);
            if (referral.PartnerId is not { } id || await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && units.Contains(p.OrgUnitId), ct) is not { } partner) return ReferralProblems.NoPartner;
            return await change(referral, partner, await db.Consents.AsNoTracking().Where(c => c.ParticipantId == person.Id).ToListAsync(ct));
        }, ct);

    private async Task<Result<ReferralSent>> TellAsync(Referral referral, Partner partner, string why, CancellationToken ct)
    {
        foreach (var old in await db.PartnerLinks.Where(l => l.ReferralId == referral.Id && l.LinkSha256 != null).ToListAsync(ct)) old.Revoke(why);
        var people = await db.Users.AsNoTracking().Where(u => u.PartnerId == partner.Id && u.IsActive && u.Email != null).Select(u => new { u.Id, u.Email }).ToListAsync(ct);
        if (people.Count > 0)
        {
            foreach (var person in people) outbox.Queue(PartnerLetters.Arrived(person.Email!, person.Id, PartnerPaths.DeskReferral(referral.Id), isLink: false));
            return new ReferralSent(referral, null);
        }
        if (partner.Details.Email is not { } email) return ReferralProblems.NoEmail;

        var (secret, code) = (OneTimeSecret.Create(), AccessCode.Create());
        db.PartnerLinks.Add(PartnerLink.Make(referral, partner.Id, email, secret.Sha256, link => AccessCode.HashOf(link, code), time.Now));
        outbox.Queue(PartnerLetters.Arrived(email, null, PartnerPaths.Link(secret.Text), isLink: true));
        return new ReferralSent(referral, code);
    }
}

/// <summary>The code that a planner tells a partner by telephone, "4821-7730": easy to say, and with five tries hard to guess.</summary>
public static class AccessCode
{
    public static string Create() => RandomNumberGenerator.GetInt32(100_000_000).ToString("0000-0000", CultureInfo.InvariantCulture);

    /// <summary>Together with the link's own id, so that equal codes have unequal hashes; spaces and dashes may be left out.</summary>
    public static string HashOf(Guid linkId, string code) => OneTimeSecret.HashOf($"{linkId}:{new string([.. code.Where(char.IsAsciiDigit)])}");
}

/// <summary>Letters to partners. They tell that there is a referral and where, and nothing about whom.</summary>
public static class PartnerLetters
{
    public static Letter Arrived(string to, Guid? accountId, string path, bool isLink) => new()
    {
        To = to, AccountId = accountId, Kind = LetterKinds.Referral, Path = path, Subject = "A referral for your organization", ButtonText = "Open the referral",
        Paragraphs = isLink
            ? ["A workforce office refers somebody to your organization and waits for your answer.", "The button asks for an access code. The career planner tells it to you by telephone; it is in no e-mail."]
            : ["A workforce office refers somebody to your organization and waits for your answer.", "You can read and answer it after signing in."],
    };

    public static Letter Note(string to, Guid? accountId, string? path) => new()
    {
        To = to, AccountId = accountId, Kind = LetterKinds.Referral, Path = path, Subject = "A note about a referral", ButtonText = path is null ? null : "Read the note",
        Paragraphs = path is null
            ? ["The career planner who referred somebody to your organization has written a note.", "Open it with the link that you were sent before, and the same access code."]
            : ["The career planner who referred somebody to your organization has written a note."],
    };
}
