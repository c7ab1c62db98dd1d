using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Documents;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Plans.Sign;

public sealed class SignPageTests
{
    [Fact]
    public async Task A_signed_scan_marks_its_version_agreed_and_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");
        page.Fill("Customer signed on", "3/2/2026").Fill("Career Coach signed on", "3/2/2026").Fill("Copy given to the customer on", "3/2/2026")
            .Attach("Scan of the signed form", "signed.png", Scans.Png(), "image/png");
        await page.Press("Record signatures");

        Assert.Equal($"/participants/{ada}", page.Address);
        page.ShouldSay("Version 1 is recorded as signed on paper.").ShouldSay("Signed by both, version 1");
        var scan = await app.As(Person.CareerPlanner).Download(page.LinkTo("Signed form, version 1"));
        Assert.Equal(Scans.Png(), scan.Bytes);
    }

    [Fact]
    public async Task A_scan_of_version_1_that_comes_after_version_2_marks_version_1_only()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        await app.ChangePlanComments(ada, plan, "Prefers evenings.");
        await app.PrintForSigning(ada, plan);

        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");
        page.Choose("Version that was signed", "Version 1, printed Mar 2, 2026 9:00 AM (the plan has changed since)")
            .Fill("Customer signed on", "3/2/2026").Fill("Career Coach signed on", "3/2/2026").Tick("The original is kept in the paper folder");
        await page.Press("Record signatures");

        page.ShouldSay("1 (superseded)").ShouldNotSay("Signed by both");
        var stored = await app.Call((MilepostDb db) => db.Plans.SingleAsync(p => p.Id == plan));
        Assert.False(stored.SignedAsItStands);
        Assert.Equal([1], stored.Agreements.Select(a => a.PlanVersion));
    }

    [Theory]
    [InlineData("signed.pdf", "", "This file is empty. Choose another, or scan it again.")]
    [InlineData("signed.pdf", "<script>alert(1)</script>", "This file is called a PDF but holds something else. Scan or save the document again, and choose that file.")]
    [InlineData("signed.html", "<script>alert(1)</script>", "This kind of file cannot be kept. Choose one of these: .pdf, .jpg, .jpeg, .png.")]
    public async Task A_wrong_file_is_refused_and_everything_typed_stays(string name, string content, string words)
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");

        page.Fill("Customer signed on", "3/2/2026").Attach("Scan of the signed form", name, Scans.Text(content), "application/pdf");
        await page.Press("Record signatures");

        Assert.Equal(words, page.Field("Scan of the signed form").Error);
        Assert.Equal("3/2/2026", page.Field("Customer signed on").Value);
        Assert.Equal(0, await app.Call((MilepostDb db) => db.Documents.CountAsync(d => d.Kind == DocumentKind.SignedPlan)));
        Assert.Empty((await app.Call((MilepostDb db) => db.Plans.SingleAsync(p => p.Id == plan))).Agreements);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");

        page.Fill("Career Coach signed on", "3/3/2026").Fill("Copy given to the customer on", "12/1/2025");
        await page.Press("Record signatures");

        Assert.Equal("Enter the day the participant signed.", page.Field("Customer signed on").Error);
        Assert.Equal("Enter the day it was signed: today or earlier.", page.Field("Career Coach signed on").Error);
        Assert.Equal("Choose the scan of the signed form, or say above that the original is kept in the folder.", page.Field("Scan of the signed form").Error);
    }

    [Fact]
    public async Task A_scan_far_too_large_is_left_unread_and_the_dates_stay()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");

        page.Fill("Customer signed on", "3/2/2026").Attach("Scan of the signed form", "huge.pdf", new byte[24 * UploadGate.Megabyte], "application/pdf");
        await page.Press("Record signatures");

        Assert.StartsWith("This file is larger than 10 MB.", page.Field("Scan of the signed form").Error, StringComparison.Ordinal);
        Assert.Equal("3/2/2026", page.Field("Customer signed on").Value);
    }

    [Fact]
    public async Task Nothing_can_be_signed_that_was_not_printed()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var planner = app.As(Person.CareerPlanner);

        Assert.False((await planner.Visit($"/participants/{ada}/plans/{plan}/sign")).ShouldSay("Nothing has been printed for signing yet").HasButton("Record signatures"));
        await planner.Post($"/participants/{ada}/plans/{plan}/sign", ("Form.PlanVersion", "1"), ("Form.ParticipantSignedOn", "3/2/2026"), ("Form.InFolder", "true"));

        Assert.Empty((await app.Call((MilepostDb db) => db.Plans.SingleAsync(p => p.Id == plan))).Agreements);
    }

    [Theory]
    [InlineData("chicago-cook", true)]
    [InlineData("new-jersey", false)]
    public async Task The_copy_goes_into_the_case_notes_where_policy_says_so(string pack, bool isNoted)
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan(pack);
        await app.PrintForSigning(ada, plan);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");
        page.Fill(pack == "new-jersey" ? "Participant signed on" : "Customer signed on", "3/2/2026").Tick("The original is kept in the paper folder");
        await page.Press("Record signatures");
        page.ShouldSay("The staff signature is still missing.").ShouldSay("One signature is missing");

        await page.Click("Record the copy of version 1");
        await page.Press("Record the copy");
        Assert.Equal(["Enter the day the copy was given."], page.Problems);
        page.Fill("Copy given on", "3/1/2026");
        await page.Press("Record the copy");
        Assert.Equal("Enter a day on or after the last signature of Mar 2, 2026.", page.Field("Copy given on").Error);
        page.Fill("Copy given on", "3/2/2026");
        await page.Press("Record the copy");

        page.ShouldSay("The copy is recorded");
        var notes = await app.Call((MilepostDb db) => db.CaseNotes.Where(n => n.ParticipantId == ada).ToListAsync());
        Assert.Equal(isNoted ? ["Copy of signed plan"] : [], notes.Select(n => n.Details.Subject));
        if (isNoted) Assert.Contains("version 1, on Mar 2, 2026", notes[0].Details.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_cannot_be_collected_is_explained_and_settles_the_version()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign/unable");

        page.Fill("Try again on", "3/1/2026");
        await page.Press("Record");
        Assert.Equal("Enter the reason.", page.Field("Reason").Error);
        page.Fill("Reason", "Called twice, moved without a word.");
        await page.Press("Record");
        Assert.Equal("Enter a day after today.", page.Field("Try again on").Error);
        Assert.Equal("Called twice, moved without a word.", page.Field("Reason").Value);
        page.Fill("Try again on", "3/16/2026");
        await page.Press("Record");

        page.ShouldSay("Signature could not be collected").ShouldSay("Try again on Mar 16, 2026.");
        Assert.Equal(1, await app.Call((MilepostDb db) => db.PlanVersions.CountAsync(v => v.PlanId == plan && v.Number == 1)));
        var stored = await app.Call((MilepostDb db) => db.Plans.SingleAsync(p => p.Id == plan));
        Assert.Equal(AgreementMethod.UnableToCollect, stored.LatestAgreement!.Method);
        Assert.False(stored.SignedAsItStands);
    }

    [Fact]
    public async Task Pressing_the_button_twice_signs_once()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        await app.PrintForSigning(ada, plan);
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/plans/{plan}/sign");
        page.Fill("Customer signed on", "3/2/2026").Tick("The original is kept in the paper folder");
        var twice = page.Copy();

        await page.Press("Record signatures");
        await twice.Press("Record signatures");

        Assert.Single((await app.Call((MilepostDb db) => db.Plans.SingleAsync(p => p.Id == plan))).Agreements);
    }

    [Fact]
    public async Task Out_of_reach_looks_missing()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var ben = await app.AddParticipant("Ben");

        foreach (var page in new[] { "sign", "sign/unable", $"agreements/{Guid.NewGuid()}/copy" })
        {
            (await app.As(Person.CareerPlanner).Visit($"/participants/{ben}/plans/{plan}/{page}")).ShouldBeMissing();
            (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/plans/{plan}/{page}")).ShouldBeMissing();
            (await app.As(Person.Monitor).Visit($"/participants/{ada}/plans/{plan}/{page}")).ShouldBeMissing();
            (await app.As(Person.CareerPlanner).Post($"/participants/{ben}/plans/{plan}/{page}", ("Form.Reason", "x"), ("Form.CopyGivenOn", "3/2/2026"))).ShouldBeMissing();
        }
    }
}
