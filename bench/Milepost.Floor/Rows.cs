using System.Data.Common;
using System.Text.Json;

namespace Milepost.Floor;

/// <summary>Writes what a reader returns as JSON: each set of rows an array, each row an object with the columns' names.</summary>
internal static class Rows
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    /// <param name="names">One for each set of rows, in order.</param>
    public static async Task AnswerAsync(HttpContext http, DbDataReader reader, params string[] names)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, Options);
        json.WriteStartObject();
        foreach (var name in names)
        {
            json.WriteStartArray(name);
            while (await reader.ReadAsync()) WriteRow(json, reader);
            json.WriteEndArray();
            await reader.NextResultAsync();
        }
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, DbDataReader reader)
    {
        json.WriteStartObject();
        for (var at = 0; at < reader.FieldCount; at++)
        {
            var name = reader.GetName(at);
            switch (reader.GetValue(at))
            {
                case DBNull: json.WriteNull(name); break;
                // These columns are JSON already and go out as they are.
                case string text when name is "details" or "services":
                    json.WritePropertyName(name);
                    json.WriteRawValue(text, skipInputValidation: true);
                    break;
                case string text: json.WriteString(name, text); break;
                case long number: json.WriteNumber(name, number); break;
                case int number: json.WriteNumber(name, number); break;
                case bool yes: json.WriteBoolean(name, yes); break;
                case Guid id: json.WriteString(name, id); break;
                case DateTime day: json.WriteString(name, day.ToString("yyyy-MM-dd")); break;
                case var other: json.WriteString(name, other.ToString()); break;
            }
        }
        json.WriteEndObject();
    }
}
