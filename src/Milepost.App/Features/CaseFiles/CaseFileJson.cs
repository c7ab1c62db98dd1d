using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Milepost.App.Features.CaseFiles;

/// <summary>How the records of a case file become JSON and back, once the file is known to be sound.</summary>
internal static class CaseFileJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            NewLine = "\n",
            // A case file is read by people too: names keep their letters. It is never pasted into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = JsonPlace.MaxDepth,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new BlankIsAbsent(),
                new BlanksAreAbsent(),
                new WholeNumber(),
            },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsAbsent } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutWhatIsAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var emptyToo = property.AttributeProvider?.IsDefined(typeof(LeftOutWhenEmptyAttribute), inherit: false) == true;
            property.ShouldSerialize = (_, value) => value switch
            {
                null => false,
                string text => !string.IsNullOrWhiteSpace(text),
                IEnumerable list => !emptyToo || list.Cast<object>().Any(),
                _ => true,
            };
        }
    }

    private sealed class BlankIsAbsent : JsonConverter<string?>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class BlanksAreAbsent : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var texts = new List<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                if (reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) texts.Add(text);
            return texts;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var text in value)
                if (!string.IsNullOrWhiteSpace(text)) writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    }

    /// <summary>In JSON 11.0 is a whole number as well.</summary>
    private sealed class WholeNumber : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (int)reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}

/// <summary>A list that a case file leaves out when there is nothing in it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LeftOutWhenEmptyAttribute : Attribute;

/// <summary>An amount of money: a number in quotes, so that no reader rounds it, with the digits it came with.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MoneyAttribute : JsonConverterAttribute
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new MoneyInQuotes();

    private sealed class MoneyInQuotes : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            decimal.Parse(reader.GetString()!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
