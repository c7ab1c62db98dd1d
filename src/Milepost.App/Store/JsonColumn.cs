using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Milepost.App.Store;

/// <summary>Stores an immutable value (a record or a list of them) as JSON text in one column, alike on both databases.</summary>
public static class JsonColumn
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(new JsonConverter<T>(), new JsonComparer<T>());
        return property;
    }

    public static ComplexTypePropertyBuilder<T> IsJson<T>(this ComplexTypePropertyBuilder<T> property)
    {
        property.HasConversion(new JsonConverter<T>(), new JsonComparer<T>());
        return property;
    }

    private sealed class JsonConverter<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, Options),
        text => JsonSerializer.Deserialize<T>(text, Options)!);

    /// <summary>Values are immutable, so the snapshot may be the value itself; equality is that of the stored text.</summary>
    private sealed class JsonComparer<T>() : ValueComparer<T>(
        (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
        value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
        value => value);
}
