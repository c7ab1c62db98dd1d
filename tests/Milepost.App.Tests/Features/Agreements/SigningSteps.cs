using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Agreements;
using Milepost.App.Features.Agreements.Ask;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Plans;

namespace Milepost.App.Tests.Features.Agreements;

/// <summary>What tests of agreeing electronically do again and again.</summary>
internal static class SigningSteps
{
    /// <summary>Of everybody whom <see cref="TestApp.AddParticipant"/> adds, young people aside.</summary>
    public const string BirthDate = "5/4/1990";

    public const string Consent = "I agree to sign this plan electronically. I know that I can sign on paper instead and that this costs me nothing, that I can take this consent back until I sign by telling my career planner, that it is for this form only, that I can have a paper copy, and that I need a device that opens PDF files to read and keep my copy.";

    public static string At(Guid person, Guid plan) => SigningPaths.Plan(person, plan);

    /// <summary>The planner asks on the page, by message.</summary>
    public static async Task<TestPage> AskToSign(this TestApp app, Guid person, Guid plan, Person? planner = null)
    {
        var page = await app.As(planner ?? Person.CareerPlanner).Visit($"{At(person, plan)}/ask");
        await page.Press("Ask to sign");
        Assert.Empty(page.Problems);
        return page;
    }

    /// <summary>The same without a page.</summary>
    public static async Task<AskedToSign> Asked(this TestApp app, Guid person, Guid plan, SigningWay way = SigningWay.Message, string? language = null, int days = 14, Person? planner = null) =>
        (await app.Call((AskToSignHandler ask) => ask.HandleAsync(new(person, plan, way, days, language), CancellationToken.None), planner ?? Person.CareerPlanner)).Value;

    /// <summary>The newest letter.</summary>
    public static async Task<OutgoingMail> Letter(this TestApp app) => (await app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().OrderBy(m => m.Id).ToListAsync()))[^1];

    public static Task<SignatureRequest> Request(this TestApp app, Guid plan) =>
        app.Call((MilepostDb db) => db.SignatureRequests.AsNoTracking().Where(r => r.PlanId == plan).OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).FirstAsync());

    public static Task<Plan> Plan(this TestApp app, Guid plan) => app.Call((MilepostDb db) => db.Plans.AsNoTracking().SingleAsync(p => p.Id == plan));

    public static Task<List<Document>> Sealed(this TestApp app, Guid plan) =>
        app.Call((MilepostDb db) => db.Documents.AsNoTracking().Where(d => d.PlanId == plan && d.Kind == DocumentKind.SignedPlan).OrderBy(d => d.Id).ToListAsync());

    /// <summary>Opens a link that was sent, with the date of birth.</summary>
    public static async Task<TestPage> Open(this Visitor visitor, string? link, string birthDate = BirthDate)
    {
        var page = await visitor.Visit(link!);
        page.Fill("Your date of birth", birthDate);
        return await page.Press("Open the form");
    }

    /// <summary>From the first page on to the third.</summary>
    public static async Task<TestPage> ReadOn(this TestPage page)
    {
        await page.Click("Read the plan");
        return await page.Click("Go on to sign");
    }

    public static TestPage FillIn(this TestPage page, string name = "Ada Sampleton") => page.Tick(Consent).Fill("Your full name", name);

    /// <summary>The whole of the participant's part, from the letter on.</summary>
    public static async Task<TestPage> SignByLink(this TestApp app, Visitor? visitor = null)
    {
        var page = await (await (visitor ?? app.Stranger()).Open((await app.Letter()).Body!.Path)).ReadOn();
        return await page.FillIn().Press("I agree");
    }

    /// <summary>The planner's part.</summary>
    public static async Task<TestPage> SignByStaff(this TestApp app, Guid person, Guid plan, Person? planner = null)
    {
        var page = await app.StaffPage(person, plan, planner);
        return await page.Press("Sign");
    }

    /// <summary>The planner's page, filled in.</summary>
    public static async Task<TestPage> StaffPage(this TestApp app, Guid person, Guid plan, Person? planner = null)
    {
        var page = await app.As(planner ?? Person.CareerPlanner).Visit($"{At(person, plan)}/{(await app.Request(plan)).Id}/sign");
        var box = page.Document.QuerySelector("input[type=checkbox]") as AngleSharp.Html.Dom.IHtmlInputElement;
        if (box is not null) box.IsChecked = true;
        return page;
    }

    /// <summary>Nothing was recorded of anybody's signature.</summary>
    public static async Task ShouldNotBeSigned(this TestApp app, Guid plan)
    {
        Assert.Empty(await app.Sealed(plan));
        Assert.Empty((await app.Plan(plan)).Agreements);
        Assert.All(await app.Call((MilepostDb db) => db.SignatureRequests.AsNoTracking().Where(r => r.PlanId == plan).ToListAsync()),
            r => Assert.True(r is { ParticipantSignature: null, StaffSignature: null, AgreementId: null, SealedDocumentId: null }));
    }
}
