using Milepost.Domain.Outcomes;

namespace Milepost.Domain.Partners;

/// <summary>What came of opening a partner's link.</summary>
public enum PartnerLinkAnswer { Opened, WrongCode, Spent }

/// <summary>
/// The way in for a partner without an account: a link that is mailed, and an access code that the career planner tells by telephone.
/// A code sent by mail would prove no more than the link does: both lie in the same mailbox, and are forwarded together. The code
/// travels another way, so a letter that goes astray opens nothing.
/// </summary>
/// <remarks>
/// Unlike a link to sign, opening does not spend it: a partner comes back to say that the work is done. It ends with its last day, with
/// the last wrong code, when it is revoked or replaced, and with the referral.
/// </remarks>
public sealed class PartnerLink : Recorded
{
    /// <summary>After so many wrong codes in all a link is worth nothing.</summary>
    public const int MostWrongCodes = 5;

    /// <summary>How long a device that gave the right code may take.</summary>
    public static readonly TimeSpan SessionLifespan = TimeSpan.FromMinutes(30);

    private PartnerLink() { }

    public Guid ParticipantId { get; private set; }
    public Guid ReferralId { get; private set; }
    public Guid PartnerId { get; private set; }

    /// <summary>Where it was sent.</summary>
    public string Email { get; private set; } = "";
    public DateTimeOffset SentAt { get; private set; }
    public DateOnly OpenUntil { get; private set; }

    /// <summary>SHA-256 of the link's secret; null once it is worth nothing.</summary>
    public string? LinkSha256 { get; private set; }

    /// <summary>SHA-256 of the access code together with the link's own id.</summary>
    public string CodeSha256 { get; private set; } = "";
    public int WrongCodes { get; private set; }

    /// <summary>SHA-256 of the secret of the one device that may read now.</summary>
    public string? SessionSha256 { get; private set; }
    public DateTimeOffset? SessionEndsAt { get; private set; }

    public static PartnerLink Make(Referral referral, Guid partnerId, string email, string linkSha256, Func<Guid, string> codeSha256, DateTimeOffset now)
    {
        var link = new PartnerLink
        {
            ParticipantId = referral.ParticipantId, ReferralId = referral.Id, PartnerId = partnerId, Email = email, SentAt = now, OpenUntil = referral.OpenUntil!.Value, LinkSha256 = linkSha256,
        };
        link.CodeSha256 = codeSha256(link.Id);
        link.Raise("referral.link-sent", $"A link to the referral was sent to {referral.Partner}, {email}");
        return link;
    }

    public bool OpensOn(DateOnly today) => LinkSha256 is not null && today <= OpenUntil;

    /// <summary>A wrong code is counted, so the answer must be saved whatever it is.</summary>
    /// <param name="sessionSha256">SHA-256 of the secret that this device is given.</param>
    public PartnerLinkAnswer Open(string codeSha256, string sessionSha256, DateTimeOffset now, DateOnly today)
    {
        if (!OpensOn(today)) return PartnerLinkAnswer.Spent;
        if (codeSha256 != CodeSha256)
        {
            WrongCodes++;
            if (WrongCodes < MostWrongCodes)
            {
                Raise("referral.wrong-code", "Somebody opened the partner's link and gave a wrong access code");
                return PartnerLinkAnswer.WrongCode;
            }
            Revoke("too many wrong access codes");
            return PartnerLinkAnswer.Spent;
        }
        (SessionSha256, SessionEndsAt) = (sessionSha256, now + SessionLifespan);
        Raise("referral.link-opened", "The partner's link was opened with the right access code");
        return PartnerLinkAnswer.Opened;
    }

    public bool SessionFits(string sessionSha256, DateTimeOffset now, DateOnly today) => OpensOn(today) && SessionSha256 == sessionSha256 && SessionEndsAt >= now;

    public void Revoke(string why)
    {
        if (LinkSha256 is null) return;
        (LinkSha256, SessionSha256, SessionEndsAt) = (null, null, null);
        Raise("referral.link-revoked", "The partner's link was put out of use", why);
    }
}
