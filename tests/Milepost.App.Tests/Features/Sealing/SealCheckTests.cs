using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Milepost.App.Features.Sealing;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Print;

namespace Milepost.App.Tests.Features.Sealing;

/// <summary>What a file shows by itself: nothing a forger or an accident does to it goes unseen.</summary>
public sealed class SealCheckTests
{
    [Fact]
    public void A_form_that_both_signed_says_who_signed_when_and_by_which_certificate()
    {
        var found = SealCheck.Of(SealedForm.Both);

        Assert.Equal(SealVerdict.Intact, found.Verdict);
        Assert.Equal([new(PlanForm.ParticipantField, SealedForm.At), new(PlanForm.PlannerField, SealedForm.At.AddHours(2))], found.Seals);
        Assert.Empty(found.EmptyFields);
        Assert.Equal(("State of Example", SealedForm.Fingerprint), (found.Signet!.Name, found.Signet.Fingerprint));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SealedForm.Printed)), found.FormSha256);
    }

    [Fact]
    public void What_was_printed_and_what_was_signed_first_stay_at_the_beginning_byte_for_byte()
    {
        Assert.True(SealedForm.First.AsSpan().StartsWith(SealedForm.Printed));
        Assert.True(SealedForm.Both.AsSpan().StartsWith(SealedForm.First));
        Assert.Equal([PlanForm.PlannerField], SealCheck.Of(SealedForm.First).EmptyFields);
    }

    [Fact]
    public void The_planner_may_sign_first()
    {
        var planner = SealedForm.Sign(SealedForm.Printed, PlanForm.PlannerField, SealedForm.Agency);
        var both = SealCheck.Of(SealedForm.Sign(planner, PlanForm.ParticipantField, SealedForm.Agency, SealedForm.At.AddDays(1)));

        Assert.Equal(SealVerdict.Intact, both.Verdict);
        Assert.Equal([PlanForm.PlannerField, PlanForm.ParticipantField], both.Seals.Select(s => s.Field));
    }

    /// <remarks>
    /// Positions of every kind: what the seals wrote in plain words, a sample of the signatures and of the zeros behind them, and of all others.
    /// With MILEPOST_EVERY_BYTE=true all of them, in a few minutes.
    /// </remarks>
    [Fact]
    public void One_changed_byte_anywhere_is_seen()
    {
        var file = SealedForm.Both;
        var written = PlacesOf(file, "/Type /Sig", 150).Concat(PlacesOf(file, "trailer", 120)).Concat(PlacesOf(file, "xref\n", 60)).Concat(PlacesOf(file, "/V ", 20));
        var signatures = PlacesOf(file, "/Contents <", 0).SelectMany(at => Enumerable.Range(at, 6500).Where((_, i) => i < 80 || i % 11 == 0 || i > 6350));
        var rest = Enumerable.Range(0, file.Length).Where(at => at < 20 || at % 499 == 0 || at >= file.Length - 60);
        var everything = Environment.GetEnvironmentVariable("MILEPOST_EVERY_BYTE") == "true";
        var places = (everything ? Enumerable.Range(0, file.Length) : written.Concat(signatures).Concat(rest)).Where(at => at < file.Length).Distinct().ToList();
        var unseen = new List<string>();

        Parallel.ForEach(places, at =>
        {
            foreach (var other in Others(file[at]).Take(everything ? 6 : 2))
            {
                var changed = (byte[])file.Clone();
                changed[at] = other;
                var verdict = SealCheck.Of(changed).Verdict;
                if (verdict is SealVerdict.Intact or SealVerdict.Unreadable) lock (unseen) unseen.Add($"{at}: {(char)file[at]} became {(char)other}: {verdict}");
            }
        });

        Assert.True(places.Count > 2000);
        Assert.True(unseen.Count == 0, string.Join('\n', unseen.Take(20)));
    }

    [Fact]
    public void Nothing_may_be_cut_off_put_in_or_added()
    {
        var file = SealedForm.Both;

        foreach (var length in new[] { 1, 2, 7, 100, 15_000, 40_000, 100_000 }) Assert.NotEqual(SealVerdict.Intact, SealCheck.Of(file[..^length]).Verdict);
        foreach (var at in new[] { 0, 9, 5000, file.Length - 7000, file.Length - 1, file.Length })
            foreach (var more in new[] { " ", "\n", "\0", "%remark\n" })
                Assert.NotEqual(SealVerdict.Intact, SealCheck.Of([.. file[..at], .. Encoding.ASCII.GetBytes(more), .. file[at..]]).Verdict);
    }

    [Fact]
    public void The_first_signature_alone_is_a_whole_file_of_its_own_and_says_that_one_is_missing()
    {
        var cut = SealedForm.Both[..SealedForm.First.Length];

        Assert.Equal(SealVerdict.Intact, SealCheck.Of(cut).Verdict);
        Assert.Single(SealCheck.Of(cut).Seals);
    }

    // ---- a hostile reader's list

    [Fact]
    public void An_update_behind_the_last_seal_is_seen_though_it_leaves_every_sealed_byte_alone()
    {
        var file = SealedForm.Both;
        var catalog = Convert.ToInt32(Between(file, "/Root ", " 0 R"), CultureInfo.InvariantCulture);
        var old = Between(file, "startxref\n", "\n", last: true);
        var update = $"{catalog} 0 obj\n<< /Type /Catalog >>\nendobj\n";
        var xref = $"xref\n{catalog} 1\n{file.Length:D10} 00000 n \ntrailer\n<< /Size 999 /Root {catalog} 0 R /Info 1 0 R /ID [<00> <00>] /Prev {old} >>\nstartxref\n{file.Length + update.Length}\n%%EOF\n";

        Assert.NotEqual(SealVerdict.Intact, SealCheck.Of([.. file, .. Encoding.ASCII.GetBytes(update + xref)]).Verdict);

        // The same with the fields still in their places: only the range tells.
        var info = Convert.ToInt32(Between(file, "/Info ", " 0 R"), CultureInfo.InvariantCulture);
        var title = $"{info} 0 obj\n<< /Title (Another plan) >>\nendobj\n";
        var polite = $"xref\n{info} 1\n{file.Length:D10} 00000 n \ntrailer\n<< /Size 999 /Root {catalog} 0 R /Info {info} 0 R /ID [<00> <00>] /Prev {old} >>\nstartxref\n{file.Length + title.Length}\n%%EOF\n";
        Assert.Equal(SealVerdict.AddedTo, SealCheck.Of([.. file, .. Encoding.ASCII.GetBytes(title + polite)]).Verdict);
    }

    [Fact]
    public void A_range_that_leaves_out_more_than_the_signature_is_seen_though_the_signature_counts()
    {
        // The forger signs with a key of his own and a wider gap, so the cryptography is right.
        foreach (var (start, end) in new[] { (-1, 0), (0, 1), (-20, 0), (0, 40), (1, 0), (0, -1) })
            Assert.Equal(SealVerdict.Broken, SealCheck.Of(SignedWithRange(start, end)).Verdict);
        Assert.Equal(SealVerdict.Intact, SealCheck.Of(SignedWithRange(0, 0)).Verdict);
    }

    [Theory]
    [InlineData("%/ByteRange [0 1 2 3]\n")]
    [InlineData("99 0 obj\n<< /Type /Sig /ByteRange [0 10 20 30] /Contents <00> >>\nendobj\n")]
    public void A_second_range_hidden_somewhere_changes_nothing(string hidden)
    {
        // Before sealing it is part of the file like any other byte; after it, it is a change.
        var file = SealedForm.Both;
        Assert.Equal(SealVerdict.Broken, SealCheck.Of(Replaced(file, "%\u00e2\u00e3\u00cf\u00d3\n", "%" + hidden.TrimEnd('\n').Replace('\n', ' ') + "\n")).Verdict);
        Assert.NotEqual(SealVerdict.Intact, SealCheck.Of([.. file, .. Encoding.Latin1.GetBytes(hidden)]).Verdict);
    }

    [Fact]
    public void A_signature_in_an_object_stream_is_no_seal_of_ours()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write("1 0 << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"u8);
        var stream = packed.ToArray();
        byte[] file = [.. Encoding.ASCII.GetBytes($"%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {stream.Length} >>\nstream\n"), .. stream,
            .. "\nendstream\nendobj\n3 0 obj\n<< /Type /XRef /Size 4 /W [1 2 1] /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n"u8];

        Assert.Equal(SealVerdict.NoSeal, SealCheck.Of(file).Verdict);
    }

    [Fact]
    public void One_of_two_seals_by_somebody_else_is_seen()
    {
        Assert.Equal(SealVerdict.SeveralCertificates, SealCheck.Of(SealedForm.Sign(SealedForm.First, PlanForm.PlannerField, SealedForm.Forger)).Verdict);
        // A forger's own file is intact, and bears the same name: the fingerprint tells them apart.
        var forged = SealCheck.Of(SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, SealedForm.Forger));
        Assert.Equal((SealVerdict.Intact, "State of Example"), (forged.Verdict, forged.Signet!.Name));
        Assert.NotEqual(SealedForm.Fingerprint, forged.Signet.Fingerprint);
    }

    [Fact]
    public void A_seal_from_before_or_after_its_certificates_time_does_not_count_and_one_long_past_does()
    {
        var (begin, end) = (SealedForm.Agency.Certificate.NotBefore, SealedForm.Agency.Certificate.NotAfter);

        Assert.Equal(SealVerdict.OutsideValidity, At(new DateTimeOffset(begin).AddSeconds(-1)));
        Assert.Equal(SealVerdict.Intact, At(new DateTimeOffset(begin)));
        Assert.Equal(SealVerdict.Intact, At(new DateTimeOffset(end)));
        Assert.Equal(SealVerdict.OutsideValidity, At(new DateTimeOffset(end).AddSeconds(1)));
        // Ended years ago, sealed while it counted.
        var expired = SealKey.Make("State of Example", new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(SealVerdict.Intact, SealCheck.Of(SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, expired, new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero))).Verdict);

        static SealVerdict At(DateTimeOffset at) => SealCheck.Of(SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, SealedForm.Agency, at)).Verdict;
    }

    [Fact]
    public void A_signature_with_more_in_it_than_we_write_is_not_taken()
    {
        var content = "anything"u8.ToArray();
        var ours = SealCms.Sign(content, SealedForm.Agency.Certificate, []);
        SealCms.Check(ours, content).Dispose();

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(ours);
        cms.CheckSignature(verifySignatureOnly: true);
        cms.AddCertificate(SealedForm.Forger.Certificate);
        Refused(cms.Encode());
        cms.RemoveCertificate(SealedForm.Forger.Certificate);
        Assert.Equal(ours, cms.Encode());
        cms.SignerInfos[0].AddUnsignedAttribute(new(new Oid("1.2.840.113549.1.9.16.2.14"), new byte[] { 5, 0 }));
        Refused(cms.Encode());
        var plain = new SignedCms(new ContentInfo(content), detached: true);
        plain.ComputeSignature(new CmsSigner(SealedForm.Agency.Certificate), silent: true);
        Refused(plain.Encode());
        Refused([.. ours, 0, 1]);
        SealCms.Check(ours.Append((byte)0).ToArray(), content).Dispose();

        void Refused(byte[] other) => Assert.Throws<Milepost.App.Print.Pdf.PdfFormatException>(() => SealCms.Check(other, content));
    }

    [Fact]
    public void An_elliptic_key_with_its_issuer_seals_too()
    {
        using var root = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = new CertificateRequest("CN=Example Root", root, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var issuer = request.CreateSelfSigned(SealedForm.At.AddYears(-2), SealedForm.At.AddYears(9));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bare = new CertificateRequest("CN=Bought", key, HashAlgorithmName.SHA256).Create(issuer, SealedForm.At.AddYears(-1), SealedForm.At.AddYears(2), [1, 2, 3, 4]);
        using var bought = bare.CopyWithPrivateKey(key);
        var again = SealKey.FromTable(new SealKey(bought, [X509CertificateLoader.LoadCertificate(issuer.RawData)]).Locked(new("word", IsRandom: true)), "word").Value;

        var sealedForm = SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, again);
        Assert.Equal("Bought", SealCheck.Of(sealedForm).Signet!.Name);
        using var pdf = Print.PdfTools.Open(sealedForm);
        Assert.Contains("Signature is Valid.", pdf.Signatures(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("<html><body onload=alert(1)></body></html>")]
    public void What_is_no_pdf_is_said_to_be_none(string content) => Assert.Equal(SealVerdict.Unreadable, SealCheck.Of(Encoding.Latin1.GetBytes(content)).Verdict);

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("%PDF-1.7\nstartxref\n0\n%%EOF\n")]
    [InlineData("%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n")]
    [InlineData("%PDF-1.7\nstartxref\n-5\n%%EOF\n")]
    [InlineData("%PDF-1.7\nxref\n0 4294967295\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.7\nxref\n1 1\n0000000000 00000 n \ntrailer\n<< /Size 9 /Root 1 0 R /Info 1 0 R /ID [<00> <00>] >>\nstartxref\n9\n%%EOF\n")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /AcroForm 1 0 R /Fields [1 0 R] /FT /Sig /T (x) /V 1 0 R >>\nendobj\nxref\n1 1\n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R /Info 1 0 R /ID [<00> <00>] >>\nstartxref\n84\n%%EOF\n")]
    public void A_pdf_that_is_cut_off_or_turns_in_circles_bears_no_seal(string content) =>
        Assert.Contains(SealCheck.Of(Encoding.Latin1.GetBytes(content)).Verdict, new[] { SealVerdict.NoSeal, SealVerdict.Broken });

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("<</A", 100_000)]
    [InlineData("(", 1_000_000)]
    [InlineData("1 0 R ", 1_000_000)]
    [InlineData("/", 1_000_000)]
    [InlineData("<00>", 1_000_000)]
    public async Task Deep_or_endless_content_is_answered_at_once(string part, int times)
    {
        var catalog = $"1 0 obj\n<< /A [{string.Concat(Enumerable.Repeat(part, times))}";
        var file = Encoding.Latin1.GetBytes($"%PDF-1.7\n{catalog}\nxref\n1 1\n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R /Info 1 0 R /ID [<00> <00>] >>\nstartxref\n{9 + catalog.Length + 1}\n%%EOF\n");

        var asked = Task.Run(() => SealCheck.Of(file).Verdict);

        Assert.Equal(SealVerdict.NoSeal, await asked.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    /// <summary>A form that the forger signed with his own key, the range shifted at both ends of the signature.</summary>
    private static byte[] SignedWithRange(int start, int end)
    {
        var file = (byte[])SealedForm.First.Clone();
        var contents = PlacesOf(file, "/Contents <", 0).Last() + "/Contents ".Length;
        var close = file.AsSpan(contents).IndexOf((byte)'>') + contents + 1;
        var range = PlacesOf(file, "/ByteRange [0 ", 0).Last() + "/ByteRange [0 ".Length;
        var room = file.AsSpan(range).IndexOf((byte)']');
        Encoding.ASCII.GetBytes($"{contents + start} {close + end} {file.Length - close - end}".PadRight(room), file.AsSpan(range));
        var cms = SealCms.Sign([.. file[..(contents + start)], .. file[(close + end)..]], SealedForm.Forger.Certificate, []);
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms).PadRight(close - contents - 2, '0'), file.AsSpan(contents + 1));
        return file;
    }

    /// <summary>What else could stand there: another bit, the other case, a space, another digit.</summary>
    private static IEnumerable<byte> Others(byte was) =>
        new[] { (byte)(was ^ 1), (byte)(was ^ 0x20), (byte)' ', (byte)'0', (byte)'1', (byte)'\n' }.Where(other => other != was).Distinct();

    private static IEnumerable<int> PlacesOf(byte[] file, string word, int around)
    {
        for (int at = 0, found; (found = file.AsSpan(at).IndexOf(Encoding.Latin1.GetBytes(word))) >= 0; at += found + 1)
            foreach (var place in Enumerable.Range(at + found, around + 1)) yield return place;
    }

    private static byte[] Replaced(byte[] file, string word, string other) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file) is var text && text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
            ? text[..at] + other + text[(at + word.Length)..] : throw new InvalidOperationException("It is not there."));

    private static string Between(byte[] file, string before, string after, bool last = false)
    {
        var text = Encoding.Latin1.GetString(file);
        var at = (last ? text.LastIndexOf(before, StringComparison.Ordinal) : text.IndexOf(before, StringComparison.Ordinal)) + before.Length;
        return text[at..text.IndexOf(after, at, StringComparison.Ordinal)];
    }
}
