using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Milepost.App.Web.Forms;

namespace Milepost.App.Web.ModelBinding;

/// <summary>Gives fields a label and validation attributes their words, where a form did not write its own.</summary>
public sealed class PlainMessages : IDisplayMetadataProvider, IValidationMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.MetadataKind != ModelMetadataKind.Property || context.Key.Name is not { } name) return;
        if (context.DisplayMetadata.DisplayName is not null) return;

        context.DisplayMetadata.DisplayName = () => PlainWords.FromName(name);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (context.Key.Name is not { } name) return;

        var display = context.Attributes.OfType<DisplayAttribute>().FirstOrDefault();
        var label = PlainWords.InSentence(display?.GetName() ?? PlainWords.FromName(name));
        var verb = IsChosen(context.Key.ModelType) ? "Choose" : "Enter";

        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (HasOwnWords(rule)) continue;

            rule.ErrorMessage = Escape(rule switch
            {
                RequiredAttribute => $"{verb} the {label}",
                StringLengthAttribute length when length.MinimumLength > 0 =>
                    $"The {label} must have between {length.MinimumLength} and {length.MaximumLength:N0} characters",
                StringLengthAttribute length => $"Shorten the {label} to {length.MaximumLength:N0} characters or fewer",
                MaxLengthAttribute length => $"Shorten the {label} to {length.Length:N0} characters or fewer",
                RangeAttribute range => $"The {label} must be from {range.Minimum} to {range.Maximum}",
                EmailAddressAttribute => $"Enter the {label} like name@example.org",
                PhoneAttribute => $"Enter the {label} like 555-0100",
                _ => null,
            });
        }
    }

    /// <summary>Words for what could not be read at all.</summary>
    public static void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, label) => $"Change the {PlainWords.InSentence(label)}: “{Shortened(value)}” cannot be used here");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{Shortened(value)}” cannot be used here");
        messages.SetUnknownValueIsInvalidAccessor(label => $"Change the {PlainWords.InSentence(label)}: this answer cannot be used here");
        messages.SetValueIsInvalidAccessor(value => $"“{Shortened(value)}” cannot be used here");
        messages.SetValueMustBeANumberAccessor(label => $"Enter a number for {PlainWords.InSentence(label)}");
        messages.SetValueMustNotBeNullAccessor(_ => "Answer this question");
        messages.SetMissingBindRequiredValueAccessor(label => $"Answer this question: {label}");
    }

    // [EmailAddress] and [Phone] answer with the framework's words where none were written.
    private static bool HasOwnWords(ValidationAttribute rule) =>
        rule.ErrorMessageResourceName is not null || rule.ErrorMessage is { } words && !words.StartsWith("The {0} field", StringComparison.Ordinal);

    private static bool IsChosen(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum || bare == typeof(bool) || bare == typeof(Guid) || bare == typeof(IFormFile)
            || (bare != typeof(string) && bare.IsAssignableTo(typeof(System.Collections.IEnumerable)));
    }

    private static string? Escape(string? message) => message?.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Shortened(string value) => value.Length <= 40 ? value : string.Concat(value.AsSpan(0, 40), "…");
}
