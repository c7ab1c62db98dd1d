namespace Milepost.App.Tests.Features.Participants;

/// <summary>What people, browsers and forgers send.</summary>
internal static class BadInput
{
    public static readonly string TenThousand = new('x', 10_000);

    public const string Markup = "<script>alert(1)</script> & \"quotes\" 'too'";

    public const string Emoji = "👩🏽‍🔧 done ✅";

    public const string RightToLeft = "ليلى נעמי";

    /// <summary>What the record says, without the time it was asked.</summary>
    public static async Task<string> Record(TestApp app, string caseNumber) => (await app.Export(caseNumber)).ToJsonString();
}
