namespace Milepost.App.Print.Document;

/// <summary>Turns a document into a file. All that the rest of Milepost knows about PDF.</summary>
public interface IDocumentPrinter
{
    /// <summary>Prints the document. The same document printed at the same instant gives the same bytes.</summary>
    PrintedDocument Print(PrintDocument document, DateTimeOffset printedAt);

    /// <summary>Prints one document in two languages beside each other, each half tagged with its language.</summary>
    PrintedDocument PrintSideBySide(PrintDocument left, PrintDocument right, DateTimeOffset printedAt);
}

/// <summary>A printed document.</summary>
/// <param name="UnprintableCharacters">Characters that stand as boxes because the font lacks them.</param>
public sealed record PrintedDocument(byte[] Bytes, int Pages, IReadOnlyList<string> UnprintableCharacters);
