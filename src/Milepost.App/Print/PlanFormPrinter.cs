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

    public PrintedForm Print(PlanFormContent content, PlanFormWords words, DateTimeOffset printedAt)
    {
        var printed = printer.Print(PlanForm.Compose(content, words, printedAt), printedAt);
        var hash = Convert.ToHexStringLower(SHA256.HashData(printed.Bytes));
        return new PrintedForm(printed.Bytes, hash, printed.Pages, printed.UnprintableCharacters);
    }
}
