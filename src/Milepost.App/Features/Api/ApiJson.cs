using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Milepost.App.Features.Api.Commands;
using Milepost.Domain;

namespace Milepost.App.Features.Api;

/// <summary>
/// How the API writes and reads: camel case, ISO days, enumerations as words, money in quotes, versions as text that is only handed back.
/// What it does not know in a body is refused.
/// </summary>
public static class ApiJson
{
    /// <summary>What the program keeps for itself.</summary>
    private static readonly HashSet<string> Housekeeping =
        [nameof(Recorded.Happenings), "SearchText", "HistoryHead", "HistoryLength", "LastPartNumber", "SearchName", "Fingerprint", "VersionOfNextChange", "WasAgreed"];

    public static JsonSerializerOptions Writing { get; } = Build(HideHousekeeping, InlineDetails, ReadableNumbers);

    public static JsonSerializerOptions Reading { get; } = Build(ReadableNumbers);

    private static JsonSerializerOptions Build(params Action<JsonTypeInfo>[] modifiers)
    {
        var options = new JsonSerializerOptions();
        Configure(options, modifiers);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>For what the framework writes: answers.</summary>
    public static void Configure(JsonSerializerOptions options) => Configure(options, HideHousekeeping, InlineDetails, ReadableNumbers);

    private static void Configure(JsonSerializerOptions options, params Action<JsonTypeInfo>[] modifiers)
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
        var resolver = new DefaultJsonTypeInfoResolver();
        foreach (var modifier in modifiers) resolver.Modifiers.Add(modifier);
        options.TypeInfoResolver = resolver;
    }

    /// <summary>"... Path: $.x | LineNumber: 0 | BytePositionInLine: 1.": the place is told on its own.</summary>
    public static string WordsOf(JsonException e) => e.Message.IndexOf(" Path: $", StringComparison.Ordinal) is var cut and > 0 ? e.Message[..cut] : e.Message;

    /// <summary>Whether a number of this name counts something, and is no amount of money.</summary>
    internal static bool IsCount(string name) => name.EndsWith("hours", StringComparison.OrdinalIgnoreCase) || name.EndsWith("level", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("score", StringComparison.OrdinalIgnoreCase) || name.EndsWith("percent", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a number of this name is a version: a digest may be larger than what JavaScript counts exactly, so it is text.</summary>
    internal static bool IsVersion(string name) => name is "version" or "recordVersion" or "keepVersion" or "otherVersion";

    private static void HideHousekeeping(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        for (var at = type.Properties.Count - 1; at >= 0; at--)
        {
            var name = (type.Properties[at].AttributeProvider as System.Reflection.MemberInfo)?.Name ?? "";
            if (Housekeeping.Contains(name) || (name.EndsWith("Sha256", StringComparison.Ordinal) && name is not ("Sha256" or "DocumentSha256"))) type.Properties.RemoveAt(at);
        }
    }

    /// <summary>A thing and its details are one object to whoever reads or writes it.</summary>
    private static void InlineDetails(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        for (var at = 0; at < type.Properties.Count; at++)
        {
            var details = type.Properties[at];
            if (details.Name != "details" || !BodyShape.IsObject(details.PropertyType) || details.Get is not { } get) continue;
            type.Properties.RemoveAt(at);
            foreach (var inner in type.Options.GetTypeInfo(details.PropertyType).Properties)
            {
                if (inner.Get is not { } read || type.Properties.Any(p => p.Name == inner.Name)) continue;
                var property = type.CreateJsonPropertyInfo(inner.PropertyType, inner.Name);
                property.Get = thing => get(thing) is { } owner ? read(owner) : null;
                property.AttributeProvider = inner.AttributeProvider;
                property.IsGetNullable = inner.IsGetNullable;
                if (inner.CustomConverter is { } converter) property.CustomConverter = converter;
                type.Properties.Insert(at++, property);
            }
            return;
        }
    }

    /// <summary>Amounts are decimal numbers in quotes, so that no reader rounds them; hours and other counts stay numbers. Versions are text.</summary>
    private static void ReadableNumbers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties)
        {
            var plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (plain == typeof(decimal) && !IsCount(property.Name)) property.CustomConverter = property.PropertyType == typeof(decimal) ? new Money() : new MaybeMoney();
            else if (property.PropertyType == typeof(long) && IsVersion(property.Name)) property.CustomConverter = new Opaque();
            else if (plain == typeof(int) && property.Name == "revision") property.CustomConverter = property.PropertyType == typeof(int) ? new Revision() : new MaybeRevision();
        }
    }

    private static decimal ReadMoney(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetDecimal()
        : reader.TokenType == JsonTokenType.String && decimal.TryParse(reader.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw new JsonException();

    private static long ReadWhole(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number
        : reader.TokenType == JsonTokenType.String && long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number
        // No version of ours, so that what it was made on has changed.
        : reader.TokenType == JsonTokenType.String ? -1 : throw new JsonException();

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

    private sealed class Opaque : JsonConverter<long>
    {
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadWhole(ref reader);

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Revision : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (int)Math.Clamp(ReadWhole(ref reader), -1, int.MaxValue);

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }

    private sealed class MaybeRevision : JsonConverter<int?>
    {
        public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (int)Math.Clamp(ReadWhole(ref reader), -1, int.MaxValue);

        public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => writer.WriteNumberValue(value!.Value);
    }

    private sealed class Instant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
    }
}
