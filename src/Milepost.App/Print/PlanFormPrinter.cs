using System.Security.Cryptography;
using Milepost.App.Print.Document;

namespace Milepost.App.Print;

/// <summary>Prints plan forms as tagged PDF.</summary>
public sealed class PlanFormPrinter(IDocumentPrinter printer) : IPlanFormPrinter
{
    /// <param name="fontsFolder">Holds the Public Sans faces; read once, so keep one printer for the life of the program.</param>
    public PlanFormPrinter(string fontsFolder)
        : this(new TaggedPdfPrinter(PrintFonts.Load(fontsFolder)))
    {
    }

    public PrintedForm Print(PlanFormContent content, PlanFormWords words, DateTimeOffset printedAt) =>
        Hashed(printer.Print(PlanForm.Compose(content, words, printedAt), printedAt));

    public PrintedForm PrintSideBySide((PlanFormContent Content, PlanFormWords Words) left, (PlanFormContent Content, PlanFormWords Words) right, DateTimeOffset printedAt)
    {
        return Hashed(printer.PrintSideBySide(Compose(left), Compose(right), printedAt));

        PrintDocument Compose((PlanFormContent Content, PlanFormWords Words) form) => PlanForm.Compose(form.Content with { HasSignatureLines = false }, form.Words, printedAt);
    }

    private static PrintedForm Hashed(PrintedDocument printed) =>
        new(printed.Bytes, Convert.ToHexStringLower(SHA256.HashData(printed.Bytes)), printed.Pages, printed.UnprintableCharacters);
}
