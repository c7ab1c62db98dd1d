using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Milepost.App.Features.Api;

/// <summary>How the API writes and reads: camel case, ISO days, enumerations as words, money in quotes; a property it does not know is refused.</summary>
public static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        // It is never pasted into HTML; names keep their letters.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new Instant());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MoneyInQuotes } };
    }

    /// <summary>A body that is no JSON, or not of the shape that is expected: where, and what belongs there.</summary>
    public static ApiProblem ProblemOf(JsonException e)
    {
        var field = e.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        var words = e.Message;
        // "... Path: $.x | LineNumber: 0 | BytePositionInLine: 1.": the place is told on its own.
        if (words.IndexOf(" Path: $", StringComparison.Ordinal) is var cut and > 0) words = words[..cut];
        return ApiProblem.Of(StatusCodes.Status400BadRequest, "body.unreadable", field is null ? $"The body cannot be read: {words}" : $"\"{field}\" cannot be read: {words}", field);
    }

    /// <summary>Amounts are decimal numbers in quotes, so that no reader rounds them. Hours and other counts stay numbers.</summary>
    private static void MoneyInQuotes(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) != typeof(decimal) || IsCount(property.Name)) continue;
            property.CustomConverter = property.PropertyType == typeof(decimal) ? new Money() : new MaybeMoney();
        }
    }

    /// <summary>Whether a number of this name counts something, and is no amount of money.</summary>
    internal static bool IsCount(string name) => name.EndsWith("hours", StringComparison.OrdinalIgnoreCase) || name.EndsWith("level", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("score", StringComparison.OrdinalIgnoreCase) || name.EndsWith("share", StringComparison.OrdinalIgnoreCase);

    private static decimal ReadMoney(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetDecimal()
        : reader.TokenType == JsonTokenType.String && decimal.TryParse(reader.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw new JsonException("Write an amount as digits in quotes, such as \"15.00\".");

    private sealed class Money : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadMoney(ref reader);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class MaybeMoney : JsonConverter<decimal?>
    {
        public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadMoney(ref reader);

        public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) => writer.WriteStringValue(value!.Value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Instant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
    }
}
