using Milepost.App.Features.Sealing;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Print;
using Milepost.App.Print.Pdf;
using Milepost.App.Tests.Print;

namespace Milepost.App.Tests.Features.Sealing;

/// <summary>A printed form and its two seals, made without a database: for tests of the file itself.</summary>
internal static class SealedForm
{
    public static readonly DateTimeOffset At = new(2024, 3, 1, 14, 14, 9, TimeSpan.FromHours(-6));

    private static readonly PrintFonts Fonts = PrintFonts.Load(PrintFonts.DefaultFolder);
    private static readonly Lazy<SealKey> LazyAgency = new(() => SealKey.Make("State of Example", At.AddYears(-1)));
    private static readonly Lazy<SealKey> LazyForger = new(() => SealKey.Make("State of Example", At.AddYears(-1)));
    private static readonly Lazy<byte[]> LazyPrinted = new(() => new PlanFormPrinter(PrintFonts.DefaultFolder).Print(SamplePlans.Youth(), PlanFormWords.English, At.AddDays(-1)).Bytes);
    private static readonly Lazy<byte[]> LazyFirst = new(() => Sign(Printed, PlanForm.ParticipantField, Agency));
    private static readonly Lazy<byte[]> LazyBoth = new(() => Sign(First, PlanForm.PlannerField, Agency));

    public static SealKey Agency => LazyAgency.Value;

    /// <summary>Somebody else, who gave the certificate the same name.</summary>
    public static SealKey Forger => LazyForger.Value;

    public static byte[] Printed => LazyPrinted.Value;

    /// <summary>Signed by the participant.</summary>
    public static byte[] First => LazyFirst.Value;

    /// <summary>Signed by both.</summary>
    public static byte[] Both => LazyBoth.Value;

    public static string Fingerprint => SealSignet.Of(Agency.Certificate).Fingerprint;

    public static byte[] Sign(byte[] pdf, string field, SealKey by, DateTimeOffset? at = null)
    {
        var file = PdfFile.Open(pdf);
        var words = field == PlanForm.ParticipantField
            ? new SignatureWords("Juniper Testwell", "participant", "Agrees to version 2 of the plan", at ?? At, ["Juniper Testwell agreed electronically", "Mar 1, 2024 2:14 PM CST"], "Mar 1, 2024")
            : new SignatureWords("Robin Planner-Test", "career planner", "Agrees to version 2 of the plan", at ?? At.AddHours(2), ["Robin Planner-Test agreed electronically", "Mar 1, 2024 4:14 PM CST"], "Mar 1, 2024");
        return PdfSigner.Sign(pdf, file, file.Fields.Single(f => f.Name == field), words, Fonts, SealCms.RoomFor(by.Certificate, by.Chain), content => SealCms.Sign(content, by.Certificate, by.Chain));
    }
}
