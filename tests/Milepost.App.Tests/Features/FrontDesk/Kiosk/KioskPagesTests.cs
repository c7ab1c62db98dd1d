using System.Net;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Tests.Features.FrontDesk.Kiosk;

public sealed class KioskPagesTests
{
    [Theory, EachDatabase]
    public async Task A_card_a_case_number_and_a_name_check_people_in_and_none_of_them_twice_a_day(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        await app.OfferAsync();
        var ada = await app.AddParticipant(id: "P-ADA");
        var kiosk = await app.KioskAsync();

        (await kiosk.SwipeAsync("p-ada", Desk.Computer)).ShouldSay("Thank you");
        (await kiosk.SwipeAsync("P-ADA", Desk.Workshop)).ShouldSay("Thank you");
        (await kiosk.GiveNameAsync("Zoe", "Testwell", (4, 28, 1999), Desk.Computer)).ShouldSay("Thank you");
        (await kiosk.GiveNameAsync("  zoë ", "TESTWELL", (4, 28, 1999))).ShouldSay("Thank you");
        (await kiosk.SwipeAsync("X-1")).ShouldSay("Thank you");

        var (visits, visitors) = (await app.VisitsAsync(), await app.VisitorsAsync());
        Assert.Equal(["Use a computer, Job search workshop", "Use a computer", ""], visits.Select(v => v.ServiceWords));
        Assert.Equal([CheckIn.Swipe, CheckIn.Kiosk, CheckIn.Swipe], visits.Select(v => v.How));
        Assert.Equal([null, null, "X-1"], visits.Select(v => v.UnknownCard));
        Assert.Equal([(ada, "Ada Sampleton"), (null, "Zoe Testwell")], visitors.Select(v => (v.ParticipantId, v.Name)));
        Assert.All(visits, v => Assert.Equal("Front door", v.EnteredBy));
        // The record's history tells of its visits, and by whose hand.
        var told = await app.Call((MilepostDb db) => db.History.AsNoTracking().Where(h => h.ParticipantId == ada).OrderBy(h => h.Sequence).ToListAsync());
        Assert.Contains(told, h => h.ActorName == "Kiosk Front door, North office" && h.Events.Any(e => e.Kind == "visit.entered" && e.Words.Contains(Desk.Computer, StringComparison.Ordinal)));
        Assert.Empty((await app.Call((Milepost.App.Features.History.Verify.VerifyHistoryHandler verify) => verify.HandleAsync(CancellationToken.None))).Broken);
    }

    [Fact]
    public async Task It_says_the_same_to_people_it_knows_and_to_strangers_and_opens_nothing_else()
    {
        await using var app = await TestApp.StartAsync();
        await app.OfferAsync();
        await app.AddParticipant(id: "P-ADA");
        var kiosk = await app.KioskAsync();
        await kiosk.SwipeAsync("P-ADA", Desk.Computer);

        var known = await (await kiosk.Visit("/kiosk")).Fill("Your card", "P-ADA").Press("Continue");
        var stranger = await (await kiosk.Visit("/kiosk")).Fill("Your card", "NOBODYS").Press("Continue");

        Assert.Equal(known.Text, stranger.Text);
        known.ShouldNotSay("Ada");
        foreach (var address in new[] { "/", "/participants", "/front-desk", "/front-desk/visitors", "/front-desk/sheet", "/local-services" })
        {
            var answer = await kiosk.GetOnce(address);
            Assert.StartsWith("/sign-in?", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
        // Looked at once, the step is gone: going back finds nobody.
        Assert.Equal("/kiosk", (await kiosk.Visit("/kiosk/services")).Address);
        var last = await kiosk.GetOnce("/kiosk/done");
        Assert.Equal("8; url=/kiosk", last.Headers.GetValues("Refresh").Single());
        Assert.Contains("no-store", last.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_button_pressed_twice_checks_in_once()
    {
        await using var app = await TestApp.StartAsync();
        await app.OfferAsync();
        var kiosk = await app.KioskAsync();
        var page = await (await kiosk.Visit("/kiosk")).Fill("Your card", "X-1").Press("Continue");
        var again = page.Copy();

        await page.Press("Done");
        (await again.Press("Done")).ShouldSay("Thank you");

        Assert.Single(await app.VisitsAsync());
    }

    [Theory]
    [InlineData("Ada", "Sampleton", "2", "30", "1990", "Month", "Enter the month, day and year you were born, in numbers.")]
    [InlineData("Ada", "Sampleton", "4", "28", "2030", "Month", "Enter the month, day and year you were born, in numbers.")]
    [InlineData("Ada", "Sampleton", "x", "28", "1990", "Month", "Enter the month, day and year you were born, in numbers.")]
    [InlineData("", "Sampleton", "4", "28", "1990", "First name", "Enter your first name.")]
    [InlineData("...", "Sampleton", "4", "28", "1990", "First name", "Enter your first and your last name, in letters.")]
    public async Task A_mistake_is_said_beside_its_field_and_nothing_is_lost(string first, string last, string month, string day, string year, string field, string error)
    {
        await using var app = await TestApp.StartAsync();
        var kiosk = await app.KioskAsync();

        var page = await (await kiosk.Visit("/kiosk/name")).Fill("First name", first).Fill("Last name", last).Fill("Month", month).Fill("Day", day).Fill("Year", year).Press("Continue");

        Assert.Equal(error, page.Field(field).Error);
        Assert.Equal((last, year), (page.Field("Last name").Value, page.Field("Year").Value));
        Assert.Empty(await app.VisitorsAsync());
    }

    [Fact]
    public async Task It_speaks_spanish_and_forgets_it_for_the_next_person()
    {
        await using var app = await TestApp.StartAsync();
        await app.OfferAsync();
        var kiosk = await app.KioskAsync();

        var page = await (await kiosk.Visit("/kiosk")).Click("Español");
        page.ShouldSay("Bienvenido");
        Assert.Equal("Deslice o escanee su tarjeta, o elija No tengo tarjeta.", (await page.Press("Continuar")).Field("Su tarjeta").Error);
        await page.Fill("Su tarjeta", "X-1").Press("Continuar");
        await page.ShouldSay("¿Qué le trae por aquí hoy?").Tick("Usar una computadora").Press("Listo");

        page.ShouldSay("Gracias");
        (await kiosk.Visit("/kiosk")).ShouldSay("Welcome");
        Assert.Equal(Desk.Computer, (await app.VisitsAsync()).Single().ServiceWords);
    }

    [Fact]
    public async Task Staff_end_it_on_the_device_and_from_the_office_and_time_ends_it_too()
    {
        await using var app = await TestApp.StartAsync();
        var (first, second) = (await app.KioskAsync(), await app.KioskAsync(Person.Supervisor));

        // Signed in on the device, nobody checks in until it is decided.
        var page = await (await first.Visit("/sign-in?returnUrl=/kiosk")).Fill("E-mail address", Person.CareerPlanner.Email).Fill("Password", Person.Password).Press("Sign in");
        page.ShouldSay("Somebody is signed in on this device");
        Assert.Equal("/kiosk", (await first.Visit("/kiosk/name")).Address);
        Assert.Equal("/front-desk/kiosk", (await page.Press("End the kiosk on this device")).Address);
        page.ShouldSay("Front door");

        var list = await app.As(Person.CareerPlanner).Visit("/front-desk/kiosk");
        await list.Press("End the kiosk Front door");
        list.ShouldSay("The kiosk is ended.").ShouldSay("No kiosk is open.");
        (await second.Visit("/kiosk")).ShouldSay("This device is not a kiosk");

        var third = await app.KioskAsync();
        app.Clock.Advance(KioskDevice.LongestLife);
        (await third.Visit("/kiosk")).ShouldSay("This device is not a kiosk");
        Assert.Equal("/kiosk", (await third.Visit("/kiosk/name")).Address);
    }

    [Fact]
    public async Task Nobody_opens_or_ends_a_kiosk_of_an_office_out_of_reach()
    {
        await using var app = await TestApp.StartAsync();
        await app.KioskAsync();
        var north = await app.UnitAsync(TestOrganization.North);
        var kiosk = await app.Call((MilepostDb db) => db.Kiosks.Select(k => k.Id).SingleAsync());

        await app.As(Person.FarPlanner).Post("/front-desk/kiosk", ("Form.OfficeId", $"{north}"), ("Form.Name", "Mine"));
        await app.As(Person.FarPlanner).Post("/front-desk/kiosk?handler=End", ("kioskId", $"{kiosk}"));

        Assert.Null(await app.Call((MilepostDb db) => db.Kiosks.Select(k => k.EndedAt).SingleAsync()));
        (await app.As(Person.FarPlanner).Visit("/front-desk/kiosk")).ShouldSay("No kiosk is open.");
    }

    [Fact]
    public async Task Too_many_forms_within_a_minute_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        var kiosk = await app.KioskAsync();
        var last = HttpStatusCode.OK;

        for (var sent = 0; sent <= Milepost.App.Features.FrontDesk.FrontDeskFeature.FormsAMinute; sent++) last = (await kiosk.PostOnce("/kiosk", ("Form.Card", $"{sent}"))).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
