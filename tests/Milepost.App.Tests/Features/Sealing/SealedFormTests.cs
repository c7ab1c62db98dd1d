using System.Text;
using Milepost.App.Features.Sealing;
using Milepost.App.Print;
using Milepost.App.Tests.Print;

namespace Milepost.App.Tests.Features.Sealing;

/// <summary>What other programs say of a sealed form.</summary>
public sealed class SealedFormTests
{
    [Fact]
    public void Both_signatures_hold_for_other_readers_and_the_form_stays_tagged()
    {
        using var pdf = PdfTools.Open(SealedForm.Both);

        var signatures = pdf.Signatures();
        Assert.Equal(2, Count(signatures, "Signature Validation: Signature is Valid."));
        Assert.Equal(2, Count(signatures, "Signature Type: ETSI.CAdES.detached"));
        Assert.Equal(2, Count(signatures, "Signer Certificate Common Name: State of Example"));
        Assert.Equal(1, Count(signatures, "Total document signed"));
        Assert.Contains("Mar 01 2024", signatures, StringComparison.Ordinal);
        var (exit, words) = pdf.Check();
        Assert.True(exit == 0 && !words.Contains("WARNING", StringComparison.Ordinal), words);
        Assert.Matches(@"Tagged:\s+yes", pdf.Info());
        Assert.All(pdf.Fonts().Split('\n').Skip(2).Where(line => line.Length > 0), line => Assert.Contains("yes yes yes", line, StringComparison.Ordinal));
    }
    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
