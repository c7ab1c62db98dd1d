using System.Net;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Plans.Sign;
using Milepost.App.Features.Sealing;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Plans;

namespace Milepost.App.Tests.Features.Sealing.Verify;

public sealed class VerifyPageTests
{
    [Fact]
    public async Task A_stranger_learns_which_version_it_is_who_signed_when_and_whether_it_is_current_and_no_personal_fact()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, plan) = await app.AddWithPlan();
        var printed = await app.PrintForSigning(ada, plan);
        var form = await app.Call((MilepostDb db) => db.StoredFiles.Where(f => db.Documents.Any(d => d.Id == printed && d.Sha256 == f.Sha256)).Select(f => f.Bytes).SingleAsync());
        var half = await Seal(app, form, PlanForm.ParticipantField);
        var both = await Seal(app, half, PlanForm.PlannerField);
        await KeepSigned(app, ada, plan, both);

        var page = await Check(app, both);
        Assert.Equal("Check a signed plan - Milepost", page.Title);
        page.ShouldSay("Genuine: version 1 of the IEP, signed by the participant on Mar 2, 2026 9:00 AM (UTC-06:00) and by the career planner on Mar 2, 2026 9:00 AM (UTC-06:00), not changed since; it is the current agreement.");
        foreach (var fact in new[] { "Ada", "Sampleton", "P-10", "Casey", "pharmacy", "Juniper" }) page.ShouldNotSay(fact);
        page.ShouldSay("Signed by the participant Mar 2, 2026").ShouldNotSay("{0}");

        (await Check(app, half)).ShouldSay("the record keeps another copy than this").ShouldSay("not on this copy");
        (await Check(app, form)).ShouldSay("Not signed: this is the form of version 1 of the IEP as it was printed; nobody has signed this copy.").ShouldNotSay("Sampleton");
        var changed = (byte[])both.Clone();
        changed[^2000] ^= 1;
        (await Check(app, changed)).ShouldSay("Not genuine");
        (await Check(app, SealedForm.Both)).ShouldSay("Not genuine: it is sealed with a certificate that is not the agency's");
        (await Check(app, "<script>alert(1)</script>"u8.ToArray())).ShouldSay("This is not a PDF").ShouldNotSay("alert");

        await app.ChangePlanComments(ada, plan, "Prefers evenings.");
        (await Check(app, both)).ShouldSay("it is the latest agreement, but the plan was changed since and is not yet agreed again");
        await app.PrintForSigning(ada, plan);
        await SignOnPaper(app, ada, plan, 2);
        (await Check(app, both)).ShouldSay("it is superseded, because a later version was agreed");
    }

    [Fact]
    public async Task The_certificate_is_published_with_its_fingerprint_and_can_be_fetched()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.Stranger().Visit("/verify");

        page.ShouldSay("State of Testland");
        var (bytes, type, name) = await app.Stranger().Download(page.Document.QuerySelector("a[download]")!.GetAttribute("href")!);
        var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(bytes);
        page.ShouldSay(SealSignet.Of(certificate).Grouped);
        Assert.False(certificate.HasPrivateKey);
        Assert.Equal("application/x-pem-file", type);
        Assert.EndsWith(".pem", name, StringComparison.Ordinal);
        Assert.Equal(bytes, (await app.Stranger().Download("/verify/certificate")).Bytes);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger().GetOnce("/verify/certificate?fingerprint=00")).StatusCode);
    }

    [Fact]
    public async Task The_page_and_its_answer_are_there_in_Spanish_word_for_word()
    {
        await using var app = await TestApp.StartAsync();
        var stranger = app.Stranger();
        await stranger.Visit("/language/es?returnUrl=/verify");
        var page = await stranger.Visit("/verify");
        page.Attach("Plan firmado", "plan.pdf", SealedForm.Both, "application/pdf");
        await page.Press("Comprobar el archivo");
        page.ShouldSay("No es auténtico: está sellado con un certificado que no es de la agencia").ShouldNotSay("Firmado por").ShouldNotSay("{0}");

        var known = System.Xml.Linq.XDocument.Parse(CodeHealth.SourceTree.Read("src/Milepost.App/Features/Sealing/Verify/VerifyPage.es.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        var said = new[] { "VerifyWords.cs", "VerifyPage.cshtml", "VerifyPage.cshtml.cs" }
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(CodeHealth.SourceTree.Read("src/Milepost.App/Features/Sealing/Verify/" + file), "(?:Say\\(|GetString\\(|[Tt]\\[)\"([^\"]+)\"").Select(m => m.Groups[1].Value)).ToList();
        Assert.True(said.Count > 45);
        Assert.Empty(said.Except(known));
    }

    [Fact]
    public async Task No_file_or_too_large_a_one_is_refused_in_words_and_too_many_must_wait()
    {
        await using var app = await TestApp.StartAsync();
        var page = await app.Stranger().Visit("/verify");
        await page.Press("Check the file");
        Assert.Equal(["Choose the signed plan."], page.Problems);
        page.Attach("Signed plan", "plan.pdf", new byte[60 * UploadGate.Megabyte], "application/pdf");
        await page.Press("Check the file");
        Assert.Contains("which no signed plan is", Assert.Single(page.Problems), StringComparison.Ordinal);

        for (var i = 2; i < SealingFeature.FilesAMinute; i++) await page.Press("Check the file");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var late = page.Copy();
        await late.Press("Check the file");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        late.ShouldSay("Too many tries");
        // Looking is free.
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger().Visit("/verify")).Status);
    }

    private static async Task<TestPage> Check(TestApp app, byte[] file)
    {
        var page = await app.Stranger().Visit("/verify");
        return await page.Attach("Signed plan", "plan.pdf", file, "application/pdf").Press("Check the file");
    }

    private static async Task<byte[]> Seal(TestApp app, byte[] pdf, string field) =>
        (await app.Call((AgencySeal seal) => seal.SealAsync(pdf,
            new(field, "Juniper Testwell", "participant", "Agrees to version 1", app.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(-6)), ["Juniper Testwell agreed electronically"]), CancellationToken.None))).Value;

    /// <summary>What signing does with the sealed form: keeps it with the agreement of both.</summary>
    private static async Task KeepSigned(TestApp app, Guid person, Guid plan, byte[] pdf)
    {
        await SignOnPaper(app, person, plan, 1);
        await app.Call((MilepostDb db) => db.ChangeAsync<Milepost.Domain.Done>(async () =>
        {
            await db.FindParticipantAsync(person, CancellationToken.None);
            await PersonDocument.AddAsync(db, person, DocumentKind.SignedPlan, "IEP version 1, signed", new("plan.pdf", "application/pdf", pdf), CancellationToken.None, plan, 1);
            return Milepost.Domain.Done.It;
        }, CancellationToken.None));
    }

    private static async Task SignOnPaper(TestApp app, Guid person, Guid plan, int version)
    {
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var signed = await app.Call((SignOnPaperHandler sign) => sign.HandleAsync(new(person, plan, version, today, today, today, InFolder: true, null), CancellationToken.None));
        Assert.True(signed.IsDone, signed.Problem?.Message);
    }
}
