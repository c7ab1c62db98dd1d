using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.ModelBinding;

/// <summary>Reads a day as people here write it: 4/28/2025, 04/28/2025 or 2025-04-28.</summary>
/// <remarks>An empty field and an impossible date are different mistakes and get different words.</remarks>
public sealed partial class DateOnlyModelBinder : IModelBinder
{
    /// <summary>Nobody on a caseload was born before 1900, and no plan reaches 2100: such a year is a slip of the finger.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        var typed = sent.FirstValue?.Trim() ?? "";
        var label = PlainWords.InSentence(bindingContext.ModelMetadata.GetDisplayName());

        if (typed.Length == 0)
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, FrameWords.Of("Enter the {0}", label));
        }
        else if (TryParse(typed) is { } date) bindingContext.Result = ModelBindingResult.Success(date);
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, FrameWords.Of("Enter a real date for {0}, like 4/28/2025", label));

        return Task.CompletedTask;
    }

    /// <summary>The day that was meant, or null when there is no such day.</summary>
    public static DateOnly? TryParse(string typed)
    {
        var american = American().Match(typed);
        var parts = american.Success ? american : International().Match(typed);
        if (!parts.Success) return null;

        var (year, month, day) = (Number(parts, "year"), Number(parts, "month"), Number(parts, "day"));
        if (year is < FirstYear or > LastYear || month is < 1 or > 12) return null;
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static int Number(Match match, string part) => int.Parse(match.Groups[part].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<month>[0-9]{1,2})(?<between>[/. -])(?<day>[0-9]{1,2})\\k<between>(?<year>[0-9]{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex American();

    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex International();
}

/// <summary>Uses <see cref="DateOnlyModelBinder"/> for every day on every form.</summary>
public sealed class DateOnlyModelBinding : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateOnlyModelBinder() : null;
}
