using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Milepost.App.Web.ModelBinding;

/// <summary>Reads text so that it means the same in the browser, here and in both databases.</summary>
/// <remarks>
/// A form sends a line end as two characters, the browser counts it as one: without this a text that was within the limit
/// on screen would be refused. PostgreSQL cannot store the character U+0000 at all.
/// </remarks>
public sealed class TextModelBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        var text = sent.FirstValue?.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
        var isEmpty = bindingContext.ModelMetadata.ConvertEmptyStringToNull && string.IsNullOrWhiteSpace(text);
        bindingContext.Result = ModelBindingResult.Success(isEmpty ? null : text);
        return Task.CompletedTask;
    }
}

/// <summary>Uses <see cref="TextModelBinder"/> for every text on every form.</summary>
public sealed class TextModelBinding : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && IsTyped(context.BindingInfo.BindingSource) ? new TextModelBinder() : null;

    private static bool IsTyped(BindingSource? source) =>
        source is null || source == BindingSource.ModelBinding || source == BindingSource.Form || source == BindingSource.Query || source == BindingSource.Path;
}
