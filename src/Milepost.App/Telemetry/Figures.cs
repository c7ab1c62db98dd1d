using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Milepost.App.Telemetry;

/// <summary>
/// What Milepost counts about itself. Nobody listening costs next to nothing. A tag may hold a word of the program (an outcome, the name
/// of a use case), never a word that somebody typed.
/// </summary>
public static class Figures
{
    public const string MeterName = "Milepost";

    private static readonly Meter Meter = new(MeterName);

    private static readonly InstrumentAdvice<double> Short = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>Tags: <c>change</c>, the use case; <c>outcome</c>: committed, refused, repeated, failed.</summary>
    public static readonly Counter<long> Changes = Meter.CreateCounter<long>("milepost.changes", "{change}", "Changes of records, by use case and outcome.");

    public static readonly Counter<long> ChangeRetries = Meter.CreateCounter<long>("milepost.change.retries", "{retry}", "Changes that started over because they met another one.");

    public static readonly Histogram<double> ChangeDuration = Meter.CreateHistogram("milepost.change.duration", "s", "From the begin of a change to its commit, with judging and all retries.", null, Short);

    public static readonly Histogram<double> JudgingDuration = Meter.CreateHistogram("milepost.judging.duration", "s", "Judging the records of one change, or one batch of judging again.", null, Short);

    public static readonly Counter<long> JudgedRecords = Meter.CreateCounter<long>("milepost.judged.records", "{record}", "Records that were judged.");

    public static readonly Counter<long> FindingsWritten = Meter.CreateCounter<long>("milepost.findings.written", "{finding}", "Lines of the ledger of findings that were added or taken away.");

    /// <summary>Tag: <c>outcome</c> as the mail page says it.</summary>
    public static readonly Counter<long> Letters = Meter.CreateCounter<long>("milepost.mail.letters", "{letter}", "Tries to hand a letter to the mail server, by outcome.");

    /// <summary>Tag: <c>outcome</c>: Added, Unchanged, Replaced, Refused.</summary>
    public static readonly Counter<long> Imports = Meter.CreateCounter<long>("milepost.imports", "{file}", "Case files taken in, by outcome.");

    /// <summary>Tags: <c>step</c>: password, code, recovery-code, token; <c>outcome</c>: succeeded, refused, locked.</summary>
    public static readonly Counter<long> SignIns = Meter.CreateCounter<long>("milepost.sign_ins", "{try}", "Tries to sign in, by step and outcome.");

    public static readonly Histogram<double> PrintDuration = Meter.CreateHistogram("milepost.print.duration", "s", "Making one PDF.", null, Short);

    public static readonly Histogram<double> StatementDuration = Meter.CreateHistogram("milepost.db.statement.duration", "s", "Statements sent to the database, until it begins to answer.", null, Short);

    public static readonly Counter<long> SlowStatements = Meter.CreateCounter<long>("milepost.db.slow_statements", "{statement}", "Statements over the limit of Log:SlowStatementMilliseconds; each is in the log.");

    internal static double SecondsSince(long began) => Stopwatch.GetElapsedTime(began).TotalSeconds;
}
