using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.Forms;

/// <summary>What a field shows: the words that were typed, before anything the model says.</summary>
public static class FieldValues
{
    /// <summary>A draft (when a page is opened), else what was just sent, else the model's own value.</summary>
    /// <remarks>What was sent is shown as it was sent: "2/30/2025" could not be bound, but must not be lost.</remarks>
    public static IReadOnlyList<string> Read(ViewContext view, string fieldName, object? model, ModelMetadata metadata)
    {
        if (Drafts.ValueOf(view.HttpContext, fieldName) is { } drafted) return drafted;
        if (view.ViewData.ModelState.TryGetValue(fieldName, out var entry) && Sent(entry) is { } sent) return sent;

        return model switch
        {
            null => [],
            string text => [text],
            System.Collections.IEnumerable many => [.. many.Cast<object?>().Select(item => Format(item, metadata)).Where(text => text.Length > 0)],
            _ => [Format(model, metadata)],
        };
    }

    /// <summary>One value as it would be typed in a field.</summary>
    public static string Format(object? value, ModelMetadata metadata) => value switch
    {
        null => "",
        DateOnly date => date.ToString("M/d/yyyy", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        decimal money when metadata.DataTypeName == nameof(DataType.Currency) => money.ToString("0.00##", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The errors of one field, in plain words.</summary>
    public static IReadOnlyList<string> Errors(ModelStateDictionary modelState, string fieldName) =>
        modelState.TryGetValue(fieldName, out var entry) ? [.. entry.Errors.Select(Words).Distinct(StringComparer.Ordinal)] : [];

    public static string Words(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? FrameWords.Of("Check this answer.") : error.ErrorMessage;

    private static IReadOnlyList<string>? Sent(ModelStateEntry entry) => entry.RawValue switch
    {
        string[] many => many,
        string one => [one],
        _ => entry.AttemptedValue is { } attempted ? [attempted] : null,
    };
}
