using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Milepost.App.Telemetry;

/// <summary>
/// One JSON object a line on standard output. The framework's own formatter writes whole exceptions and every word a library puts into
/// its messages, and in those stands what people typed. Here an error is its type and stack, and of other people's messages only the
/// fixed text, numbers, and a few names known to be harmless are kept. Scopes are left out: the framework's hold the address that was asked for.
/// </summary>
public sealed class JsonLines(NodeName node) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "milepost";

    private const string Template = "{OriginalFormat}";
    private const string Ours = "Milepost";

    public const string RequestEvent = "Request";

    /// <summary>Words of a library that speak of the installation or of the program, never of a person.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "envName", "contentRoot", "contentRootPath", "contextType", "jobName", "jobGroup", "triggerName", "triggerGroup", "schedulerName", "instanceId", "policyName",
        "KeyId", "FullName", "version", "providerName", "elapsed", "commandType", "connectionId",
    };

    /// <summary>Statements, to be freed of values.</summary>
    private static readonly HashSet<string> Statements = new(StringComparer.OrdinalIgnoreCase) { "commandText", "statement" };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic] private static ArrayBufferWriter<byte>? _buffer;
    [ThreadStatic] private static Utf8JsonWriter? _writer;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = _buffer ??= new(1024);
        buffer.ResetWrittenCount();
        var json = _writer ??= new(buffer, Options);
        json.Reset(buffer);
        var isOurs = logEntry.Category.StartsWith(Ours, StringComparison.Ordinal);
        var state = logEntry.State as IReadOnlyList<KeyValuePair<string, object?>>;

        json.WriteStartObject();
        // The moment a line is written is the machine's, whatever day a test has set.
        json.WriteString("time", TimeProvider.System.GetUtcNow().UtcDateTime);
        json.WriteString("level", logEntry.LogLevel switch
        {
            LogLevel.Trace => "trace", LogLevel.Debug => "debug", LogLevel.Information => "info", LogLevel.Warning => "warn", LogLevel.Error => "error", _ => "critical",
        });
        json.WriteString("category", logEntry.Category);
        if (logEntry.EventId.Name is { } name) json.WriteString("event", name);
        // A line for each request is its fields; said again in words it would be twice as long.
        if (isOurs && logEntry.EventId.Name != RequestEvent) json.WriteString("message", logEntry.Formatter(logEntry.State, null));
        else if (!isOurs && state is null) json.WriteString("message", "(withheld: not in parts)");
        if (state is not null)
        {
            foreach (var (key, value) in state)
            {
                if (key == Template)
                {
                    if (!isOurs) json.WriteString("message", (string?)value);
                }
                // EF says the whole error in its message as well.
                else if (value is not Exception || logEntry.Exception is null) Write(json, key, value, isOurs);
            }
        }
        json.WriteString("node", node.Value);
        if (Activity.Current is { } span) json.WriteString("trace", span.TraceId.ToHexString());
        if (logEntry.Exception is { } error) json.WriteString("error", SafeError.Describe(error));
        json.WriteEndObject();
        json.Flush();
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string key, object? value, bool isOurs)
    {
        // Other people's keys could be anything, but they are fixed text as well.
        var name = JsonNamingPolicy.CamelCase.ConvertName(key);
        switch (value)
        {
            case null: return;
            case int number: json.WriteNumber(name, number); return;
            case long number: json.WriteNumber(name, number); return;
            case double number: json.WriteNumber(name, Math.Round(number, 3)); return;
            case bool flag: json.WriteBoolean(name, flag); return;
            case Guid id: json.WriteString(name, id); return;
            case TimeSpan time: json.WriteNumber(name, Math.Round(time.TotalMilliseconds, 3)); return;
            case Enum word: json.WriteString(name, word.ToString()); return;
            case Type type: json.WriteString(name, type.FullName); return;
            case Exception error: json.WriteString(name, SafeError.Name(error)); return;
            case string text when Statements.Contains(key): json.WriteString(name, StatementText.WithoutValues(text)); return;
            case string text when isOurs || Harmless.Contains(key): json.WriteString(name, text); return;
            case IFormattable number when isOurs || value.GetType().IsPrimitive: json.WriteString(name, number.ToString(null, CultureInfo.InvariantCulture)); return;
            default: json.WriteString(name, "(withheld)"); return;
        }
    }
}

/// <summary>Which of several web nodes this is: <c>Node</c> in the settings, else the machine and the process.</summary>
public sealed record NodeName(string Value)
{
    public static NodeName Read(IConfiguration? settings) =>
        new(settings?["Node"] is { Length: > 0 } given ? given : $"{Environment.MachineName}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
}
