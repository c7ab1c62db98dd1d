using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Tests.Features.Outcomes;

/// <summary>The steps of a referral, as the people who take them do it on the pages.</summary>
internal static partial class ReferralSteps
{
    /// <summary>Records a spoken consent from today for a year.</summary>
    public static async Task<TestPage> Consent(this TestApp app, Guid person, string to, params string[] items)
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{person}/consents/new");
        page.Choose("Share with", to).Fill("What for", "To find help").Choose("How it was given", "Spoken, before a witness").Fill("Witness", "Cole Colleague-Test");
        foreach (var item in items) page.Tick(item);
        return await page.Press("Record the consent");
    }

    /// <summary>Drafts a referral to a partner of the list and gives the page on which it is sent.</summary>
    public static async Task<TestPage> Draft(this TestApp app, Guid person, string partner = "Mock Clinic")
    {
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{person}/referrals/new");
        page.Choose("Partner on the list", partner).Fill("What it is for", "New glasses").Fill("Needed by", "3/20/2026").Choose("How the partner hears of it", "It is sent to the partner");
        return await page.Press("Save the referral");
    }

    /// <summary>Ada with a plan, a partner, a consent for contact and plan, and a referral sent by it.</summary>
    public static async Task<Sent> SentReferral(this TestApp app, bool withAccount = false, string first = "Ada", string id = "P-1", Guid? partner = null)
    {
        var ada = await app.AddWithPlan(first, id: id);
        partner ??= await app.AddPartner();
        var pat = withAccount ? await app.AddPartnerPerson(partner.Value, $"pat.{id}@example.org") : null;
        await app.Consent(ada, "Mock Clinic", "Contact details", "Goals and steps of the plan");
        var page = await app.Draft(ada);
        await page.Press("Send to the partner");
        var referral = await app.Call((MilepostDb db) => db.Referrals.AsNoTracking().SingleAsync(r => r.ParticipantId == ada));
        return new(ada, partner.Value, referral.Id, page, pat);
    }

    public static string AccessCodeOn(TestPage page) => Code().Match(page.Text).Groups[1].Value is { Length: > 0 } code ? code : throw new InvalidOperationException(page.Text);

    public static async Task<OutgoingMail> LetterOf(this TestApp app) =>
        (await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().Where(m => m.Kind == "referral").ToListAsync())).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Last();

    public static Task<Referral> ReferralOf(this TestApp app, Guid person) => app.Call((MilepostDb db) => db.Referrals.AsNoTracking().SingleAsync(r => r.ParticipantId == person));

    [GeneratedRegex(@"Access code: (\d{4}-\d{4})")]
    private static partial Regex Code();
}

/// <param name="Page">The planner's page after sending.</param>
/// <param name="Pat">Somebody of the partner who signs in.</param>
internal sealed record Sent(Guid Person, Guid Partner, Guid Referral, TestPage Page, Person? Pat)
{
    public string Address => $"/participants/{Person}/referrals/{Referral}";
}
