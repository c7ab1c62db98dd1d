namespace Milepost.App.Features.Partners;

public static class PartnerPaths
{
    public const string List = "/partners";

    /// <summary>Where a partner's people arrive.</summary>
    public const string Desk = "/partner";

    public static string One(Guid partnerId) => $"/partners/{partnerId}";

    /// <summary>A referral as a partner who is signed in sees it.</summary>
    public static string DeskReferral(Guid referralId) => $"/partner/referrals/{referralId}";

    /// <summary>Where a mailed link leads.</summary>
    public static string Link(string secret) => $"/partner/link/{secret}";

    /// <summary>A referral as somebody who came by a link sees it.</summary>
    public static string Shared(Guid linkId) => $"/partner/shared/{linkId}";
}
