using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Documents;
using Milepost.App.Tests.Features.Outcomes;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Participants;

namespace Milepost.App.Tests.Features.My.Sharing;

public sealed class SharingPagesTests
{
    [Theory, EachDatabase]
    public async Task A_customer_agrees_in_spanish_and_takes_it_back(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddWithPlan(id: "P-1");
        await app.AddPartner();
        var customer = await (await app.AsCustomer(ada)).InSpanish();
        var page = await customer.Visit("/me/sharing");
        page.ShouldSay("Ahora no comparte nada.");
        await page.Click("Aceptar compartir algo");

        page.Fill("Hasta", "3/1/2026");
        await page.Press("Estoy de acuerdo");
        Assert.Equal(["Elija quién puede verlo.", "Escriba para qué es."], page.Problems);
        page.Choose("Quién puede verlo", "Mock Clinic").Fill("Para qué", "Lentes");
        await page.Press("Estoy de acuerdo");
        Assert.Equal(["Elija al menos una cosa para compartir.", "Escriba un día de hoy en adelante."], page.Problems);
        page.Tick("Datos de contacto").Fill("Hasta", "3/1/2027");
        await page.Press("Estoy de acuerdo");

        page.ShouldSay("Gracias.").ShouldSay("Puede ver: Datos de contacto").ShouldSay("Para qué: Lentes");
        var consent = Assert.Single((await app.Export("P-1")).List("consents"));
        Assert.Equal(("electronic", "es", "Mock Clinic", "2026-03-02", "2027-03-01"), (consent.Text("way"), consent.Text("language"), consent.Text("partner"), consent.Text("from"), consent.Text("until")));
        await page.Press("Retirarlo: Mock Clinic");
        page.ShouldSay("Retirado.").ShouldSay("retirado el 2 de mar de 2026");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/consents")).ShouldSay("Withdrawn on Mar 2, 2026");
    }

    [Fact]
    public async Task Nobody_takes_back_anothers_consent_or_gives_one_for_them()
    {
        await using var app = await TestApp.StartAsync();
        var sent = await app.SentReferral();
        var bea = await app.AddWithPlan("Bea", id: "P-2");
        var customer = await app.AsCustomer(bea);
        var consent = await app.Call((MilepostDb db) => db.Consents.AsNoTracking().SingleAsync());

        (await customer.Post("/me/sharing", ("ConsentId", consent.Id.ToString()))).ShouldBeMissing();
        (await customer.Post($"/participants/{sent.Person}/consents", ("Form.ConsentId", consent.Id.ToString()))).ShouldBeMissing();
        // Staff cannot say that the customer agreed on the own pages.
        (await app.As(Person.CareerPlanner).Post($"/participants/{bea}/consents/new", ("Form.To", "all"), ("Form.Items", "Contact"), ("Form.Purpose", "x"), ("Form.Way", "Electronic"),
            ("Form.GivenOn", "3/2/2026"), ("Form.From", "3/2/2026"), ("Form.Until", "3/2/2027"))).ShouldBeMissing();

        Assert.Null((await app.Call((MilepostDb db) => db.Consents.AsNoTracking().SingleAsync())).WithdrawnOn);
    }

    [Fact]
    public async Task A_document_that_staff_keep_to_themselves_is_not_offered_to_the_customer()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddWithPlan(id: "P-1");
        await app.AddPartner();
        var upload = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/documents");
        upload.Fill("Title", "Diagnosis").Attach("File", "scan.pdf", Scans.Pdf("x"), "application/pdf");
        await upload.Press("Add document");
        var document = await app.Call((MilepostDb db) => db.Documents.AsNoTracking().SingleAsync());
        var customer = await app.AsCustomer(ada);

        (await customer.Visit("/me/sharing/new")).ShouldNotSay("Diagnosis");
        var partner = await app.Call((MilepostDb db) => db.Partners.AsNoTracking().Select(p => p.Id).SingleAsync());
        (await customer.Post("/me/sharing/new", ("Form.To", $"partner:{partner}"), ("Form.Items", nameof(SharedItem.Documents)), ("Form.Documents", document.Id.ToString()), ("Form.Purpose", "x"), ("Form.Until", "3/1/2027")))
            .ShouldSay("A document that was ticked is not in this record.");
        Assert.Empty(await app.Call((MilepostDb db) => db.Consents.ToListAsync()));
    }
}
