using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.ModelBinding;

/// <summary>Reads an amount as people write it: 15, $15, 1,234.50.</summary>
public sealed partial class DecimalModelBinder : IModelBinder
{
    /// <summary>More digits than any amount on a plan has, and fewer than either database refuses.</summary>
    private const decimal Largest = 999_999_999.99m;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        var typed = sent.FirstValue?.Trim() ?? "";
        var label = PlainWords.InSentence(bindingContext.ModelMetadata.GetDisplayName());

        if (typed.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
        else if (Problem(typed, label) is { } problem) bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, problem);
        else bindingContext.Result = ModelBindingResult.Success(Parse(typed));

        return Task.CompletedTask;
    }

    private static string? Problem(string typed, string label)
    {
        if (typed.Length == 0) return FrameWords.Of("Enter the {0}", label);
        if (Negative().IsMatch(typed)) return FrameWords.Of("Enter zero or more for {0}", label);
        if (!Amount().IsMatch(typed)) return FrameWords.Of("Enter a number for {0}, like 1,234.50", label);
        if (TooPrecise().IsMatch(typed)) return FrameWords.Of("Enter {0} with no more than two digits after the point, like 1,234.50", label);
        return typed.Length > 20 || Parse(typed) > Largest ? FrameWords.Of("Enter a smaller number for {0}: it can be at most 999,999,999.99", label) : null;
    }

    private static decimal Parse(string typed) =>
        decimal.Parse(typed.TrimStart('$').TrimStart(), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // Commas only where they separate thousands: "1,50" is more likely a slip than one hundred and fifty.
    [GeneratedRegex("^\\$? ?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\\.[0-9]+)?$(?<=[0-9])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex("\\.[0-9]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex TooPrecise();

    [GeneratedRegex("^(\\$ ?)?[-\u2212] ?\\$? ?[0-9.]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Negative();
}

/// <summary>Uses <see cref="DecimalModelBinder"/> for every amount on every form.</summary>
public sealed class DecimalModelBinding : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(decimal) ? new DecimalModelBinder() : null;
}
