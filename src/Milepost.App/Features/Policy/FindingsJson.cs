using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Policy;

/// <summary>Findings as <c>milepost-findings/1</c>: the same findings give the same bytes.</summary>
public static class FindingsJson
{
    public const string Format = "milepost-findings/1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented UTF-8 JSON without a byte order mark, ending in a line break.</summary>
    public static byte[] Write(CaseFileFindings findings)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, Options)) Write(json, findings);
        written.Write("\n"u8);
        return written.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CaseFileFindings all)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("case", all.Case);
        json.WriteString("pack", all.Pack);
        json.WriteString("packVersion", all.PackVersion);
        WriteDay(json, "asOf", all.AsOf);
        json.WriteStartArray("findings");
        foreach (var finding in all.Findings)
        {
            json.WriteStartObject();
            json.WriteString("requirement", finding.Requirement.Id);
            json.WriteString("subject", finding.Subject);
            json.WriteString("outcome", CodeWords.Of(finding.Outcome));
            WriteDay(json, "dueOn", finding.DueOn);
            WriteDay(json, "metOn", finding.MetOn);
            json.WriteStartArray("details");
            foreach (var detail in finding.Verdict.Details) json.WriteStringValue(detail);
            json.WriteEndArray();
            json.WriteString("explanation", finding.Explanation);
            json.WriteStartArray("because");
            foreach (var fact in finding.Verdict.Because)
            {
                json.WriteStartObject();
                json.WriteString("fact", fact.What);
                WriteDay(json, "on", fact.On);
                json.WriteString("ref", fact.Ref);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteCitation(json, finding.Requirement.Citation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject("citation");
        json.WriteString("source", citation.Source);
        json.WriteString("section", citation.Section);
        json.WriteString("quote", citation.Quote);
        json.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } on) json.WriteString(name, on.ToString("yyyy-MM-dd"));
        else json.WriteNull(name);
    }
}
