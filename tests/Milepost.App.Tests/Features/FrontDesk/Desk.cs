using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.FrontDesk.LocalServices;
using Milepost.App.Store;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Tests.Features.FrontDesk;

/// <summary>What tests of the front desk start from.</summary>
internal static class Desk
{
    public const string Computer = "Use a computer";
    public const string Workshop = "Job search workshop";

    /// <summary>The north office and all of its provider offer two services.</summary>
    public static async Task OfferAsync(this TestApp app)
    {
        var provider = await app.UnitAsync(TestOrganization.Provider);
        await app.Call((KeepLocalServicesHandler keep) => keep.HandleAsync(new AddLocalService(provider, Computer, "Usar una computadora", LocalServiceKind.SelfService), CancellationToken.None));
        await app.Call((KeepLocalServicesHandler keep) => keep.HandleAsync(new AddLocalService(provider, Workshop, null, LocalServiceKind.Workshop), CancellationToken.None));
    }

    public static Task<Guid> UnitAsync(this TestApp app, string code) => app.Call((MilepostDb db) => db.OrgUnits.Where(u => u.Code == code).Select(u => u.Id).SingleAsync());

    /// <summary>A device that has become the kiosk of the planner's office.</summary>
    public static async Task<Visitor> KioskAsync(this TestApp app, Person? opener = null)
    {
        var device = app.AsInAnotherBrowser(opener ?? Person.CareerPlanner);
        var page = await device.Visit("/front-desk/kiosk");
        if (page.Document.QuerySelector("select[name='Form.OfficeId'] option[selected]") is null) page.Choose("Office", "North office");
        await page.Fill("Where the device stands", "Front door").Press("Make this device the kiosk");
        Assert.Equal("/kiosk", page.Address);
        return device;
    }

    /// <summary>Somebody swipes a card and presses Enter, ticks and is done.</summary>
    public static async Task<TestPage> SwipeAsync(this Visitor device, string card, params string[] services)
    {
        var page = await device.Visit("/kiosk");
        await page.Fill("Your card", card).Press("Continue");
        foreach (var service in services) page.Tick(service);
        return await page.Press("Done");
    }

    public static async Task<TestPage> GiveNameAsync(this Visitor device, string first, string last, (int Month, int Day, int Year) born, params string[] services)
    {
        var page = await device.Visit("/kiosk/name");
        await page.Fill("First name", first).Fill("Last name", last).Fill("Month", $"{born.Month}").Fill("Day", $"{born.Day}").Fill("Year", $"{born.Year}").Press("Continue");
        foreach (var service in services) page.Tick(service);
        return await page.Press("Done");
    }

    public static Task<List<Visit>> VisitsAsync(this TestApp app) => app.Call((MilepostDb db) => db.Visits.AsNoTracking().OrderBy(v => v.Id).ToListAsync());

    public static Task<List<Domain.FrontDesk.Visitor>> VisitorsAsync(this TestApp app) =>
        app.Call((MilepostDb db) => db.Visitors.AsNoTracking().Include(v => v.Cards).OrderBy(v => v.Id).ToListAsync());
}
