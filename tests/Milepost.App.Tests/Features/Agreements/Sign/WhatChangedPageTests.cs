using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Agreements.Sign;

public sealed class WhatChangedPageTests
{
    private const string Consent =
        "I agree to sign this plan electronically. I know that I can sign on paper instead and that this costs me nothing, that I can take this consent back until I sign by telling my career planner, "
        + "that it is for this form only, that I can have a paper copy, and that I need a device that opens PDF files to read and keep my copy.";

    [Fact]
    public async Task Somebody_who_signed_what_was_then_taken_back_is_told_so_and_not_that_nothing_was_signed()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var customer = await app.AsCustomer(ada);
        var planner = app.As(Person.CareerPlanner);
        await (await planner.Visit($"/participants/{ada}/plans/{plan}/agreement/ask")).Press("Ask to sign");
        var request = await app.Call((Milepost.App.Store.MilepostDb db) => Task.FromResult(db.SignatureRequests.Single().Id));
        await customer.Visit($"/sign/{request}/plan");
        var page = await customer.Visit($"/sign/{request}/agree");
        page.Fill("Your full name", "Ada Sampleton").Tick(Consent);
        await page.Press("I agree");
        page.ShouldSay("You have signed");

        await (await planner.Visit($"/participants/{ada}/plans/{plan}/agreement/{request}")).Press("Take the request back");

        (await customer.Visit($"/sign/{request}")).ShouldSay("You signed version 1 on").ShouldSay("taken back before your career planner signed").ShouldNotSay("Nothing was signed");
    }
}
