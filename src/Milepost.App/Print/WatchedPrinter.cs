using System.Diagnostics;
using Milepost.App.Print.Document;
using Milepost.App.Telemetry;

namespace Milepost.App.Print;

/// <summary>Prints as the other does, and says how long it took.</summary>
public sealed class WatchedPrinter(IDocumentPrinter printer) : IDocumentPrinter
{
    public PrintedDocument Print(PrintDocument document, DateTimeOffset printedAt) => Watch(() => printer.Print(document, printedAt));

    public PrintedDocument PrintSideBySide(PrintDocument left, PrintDocument right, DateTimeOffset printedAt) => Watch(() => printer.PrintSideBySide(left, right, printedAt));

    private static PrintedDocument Watch(Func<PrintedDocument> print)
    {
        using var span = Spans.Source.StartActivity("print");
        var began = Stopwatch.GetTimestamp();
        var printed = print();
        Figures.PrintDuration.Record(Figures.SecondsSince(began));
        span?.SetTag("milepost.pages", printed.Pages);
        return printed;
    }
}
