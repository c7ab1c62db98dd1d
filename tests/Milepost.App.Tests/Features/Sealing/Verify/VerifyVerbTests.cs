using System.Security.Cryptography;
using Milepost.App.Features.Sealing;
using Milepost.App.Print;

namespace Milepost.App.Tests.Features.Sealing.Verify;

/// <summary>The verb as a stranger runs it: on another machine, with nothing but the file.</summary>
public sealed class VerifyVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milepost-verify-").FullName;

    [Fact]
    public async Task By_the_file_alone_a_stranger_learns_that_it_is_genuine_and_which_certificate_to_compare_and_nothing_is_made()
    {
        await Write("plan.pdf", SealedForm.Both);

        var (exit, output, errors) = await Milepost("verify", "plan.pdf");

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal("Genuine as far as the file alone can show: signed by the participant on Mar 1, 2024 2:14 PM (UTC-06:00) and by the career planner on Mar 1, 2024 4:14 PM (UTC-06:00), "
            + $"not changed since, and sealed with the certificate of “State of Example”; compare its SHA-256 fingerprint {SealSignet.Group(SealedForm.Fingerprint)} with the one that the agency publishes on its page /verify.\n", output);
        Assert.Equal(["plan.pdf"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task One_changed_byte_is_not_genuine_and_says_so_in_one_sentence()
    {
        var changed = (byte[])SealedForm.Both.Clone();
        changed[20_000] ^= 1;
        await Write("plan.pdf", changed);

        Assert.Equal((1, "Not genuine: the file was changed after it was sealed, or somebody else put it together.\n", ""), await Milepost("verify", "plan.pdf"));
    }

    [Fact]
    public async Task With_a_trusted_certificate_a_forger_of_the_same_name_is_found_out()
    {
        await Write("plan.pdf", SealedForm.Sign(SealedForm.Printed, PlanForm.ParticipantField, SealedForm.Forger));
        await File.WriteAllTextAsync(Path.Combine(_folder, "agency.pem"), SealedForm.Agency.Certificate.ExportCertificatePem());

        var (exit, output, _) = await Milepost("verify", "plan.pdf", "--trust", "agency.pem");
        Assert.Equal(1, exit);
        Assert.StartsWith("Not genuine: it is sealed with a certificate that is not the agency's", output, StringComparison.Ordinal);

        await Write("plan.pdf", SealedForm.First);
        (exit, output, _) = await Milepost("verify", "plan.pdf", "--trust", string.Join(':', SealedForm.Fingerprint.ToUpperInvariant().Chunk(2).Select(two => new string(two))));
        Assert.Equal(0, exit);
        Assert.StartsWith("Genuine: signed by the participant on Mar 1, 2024 2:14 PM (UTC-06:00) and not by the career planner, not changed since, and sealed with the trusted certificate", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_two_and_a_sentence_on_standard_error()
    {
        await Write("empty.pdf", []);
        await Write("picture.pdf", "\u0089PNG"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(_folder, "folder.pdf"));
        await using (var large = File.Create(Path.Combine(_folder, "large.pdf")))
        {
            await large.WriteAsync("%PDF-1.7\n"u8.ToArray());
            large.SetLength(100 * 1024 * 1024);
        }
        foreach (var (arguments, words) in new (string[], string)[]
        {
            (["gone.pdf"], "there is no such file"), (["empty.pdf"], "this file is empty"), (["folder.pdf"], "this is a folder"), (["picture.pdf"], "This is not a PDF"),
            (["large.pdf"], "larger than 50 MB"), (["picture.pdf", "--trust", "nobody"], "neither a file with a certificate"), (["picture.pdf", "--data", "nowhere"], "There is no Milepost database in"),
        })
        {
            var (exit, output, errors) = await Milepost(["verify", .. arguments]);
            Assert.Equal((2, ""), (exit, output));
            Assert.Contains(words, errors, StringComparison.Ordinal);
            Assert.Equal(1, errors.Count(c => c == '\n'));
        }
        Assert.False(Directory.Exists(Path.Combine(_folder, "nowhere")));
    }

    [Fact]
    public async Task The_certificate_is_shown_exported_and_replaced_and_a_record_that_is_named_is_asked()
    {
        await using var place = await TestPlace.CreateAsync(TestDatabase.Sqlite);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "own.p12"), SealedForm.Agency.Locked(new("its word", IsRandom: true)));
        await File.WriteAllTextAsync(Path.Combine(_folder, "word"), "its word\n");
        await Write("plan.pdf", SealedForm.Both);

        var (exit, output, _) = await Milepost("verify", "plan.pdf", "--data", place.Location.Folder);
        Assert.Equal(1, exit);
        Assert.StartsWith("Not genuine: it is sealed with a certificate that is not the agency's", output, StringComparison.Ordinal);

        (exit, _, var errors) = await Milepost("seal", "replace", "--pkcs12", "own.p12", "--data", place.Location.Folder);
        Assert.Equal(2, exit);
        Assert.Contains("--password-file", errors, StringComparison.Ordinal);
        (exit, output, errors) = await Milepost("seal", "replace", "--pkcs12", "own.p12", "--password-file", "word", "--data", place.Location.Folder);
        Assert.True(exit == 0, errors);
        Assert.Contains(SealSignet.Group(SealedForm.Fingerprint), output, StringComparison.Ordinal);

        (_, output, _) = await Milepost("seal", "show", "--data", place.Location.Folder);
        Assert.Matches("(?s)State of Example: in use since .*State of Testland: retired on ", output);
        (_, output, _) = await Milepost("seal", "export", "--data", place.Location.Folder);
        Assert.Equal(SealedForm.Fingerprint, Convert.ToHexStringLower(SHA256.HashData(System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(output).RawData)));
        (exit, output, _) = await Milepost("verify", "plan.pdf", "--data", place.Location.Folder);
        // The agency's seal on something that the record does not hold: a key may have been stolen.
        Assert.Equal(1, exit);
        Assert.StartsWith("Not genuine as far as the record shows: it bears the agency's seal (signed by the participant on", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task Write(string name, byte[] bytes) => File.WriteAllBytesAsync(Path.Combine(_folder, name), bytes);

    /// <summary>Started in the folder, as if the program lay on a machine that has never seen an installation.</summary>
    private Task<(int Exit, string Output, string Errors)> Milepost(params string[] arguments) =>
        MilepostProcess.RunAsync(_folder, [("MILEPOST_DATA", null), ("ConnectionStrings__Milepost", null)], arguments);
}
