using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.ModelBinding;

/// <summary>Gives fields a label and validation attributes their words, where a form did not write its own.</summary>
public sealed class PlainMessages : IDisplayMetadataProvider, IValidationMetadataProvider
{
    private static readonly ConcurrentDictionary<string, MadeMessage> Made = new(StringComparer.Ordinal);

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

            if (WordsFor(rule, verb) is not { } words) continue;
            var message = Escape(string.Format(CultureInfo.InvariantCulture, words.English, [label, .. words.Numbers]));
            rule.ErrorMessage = message;
            // The same rule on two forms has the same words.
            Made[message] = words with { Label = display?.GetName() ?? PlainWords.FromName(name) };
        }
    }

    /// <summary>What was put into a rule's message, so that it can be said in another language. Null for words that a form wrote itself.</summary>
    internal static MadeMessage? MadeOf(string message) => Made.GetValueOrDefault(message);

    private static MadeMessage? WordsFor(ValidationAttribute rule, string verb) => rule switch
    {
        RequiredAttribute => verb == "Choose" ? new("Choose the {0}") : new("Enter the {0}"),
        StringLengthAttribute { MinimumLength: > 0 } length => new("The {0} must have between {1} and {2:N0} characters", length.MinimumLength, length.MaximumLength),
        StringLengthAttribute length => new("Shorten the {0} to {1:N0} characters or fewer", length.MaximumLength),
        MaxLengthAttribute length => new("Shorten the {0} to {1:N0} characters or fewer", length.Length),
        RangeAttribute range => new("The {0} must be from {1} to {2}", range.Minimum, range.Maximum),
        EmailAddressAttribute => new("Enter the {0} like name@example.org"),
        PhoneAttribute => new("Enter the {0} like 555-0100"),
        _ => null,
    };

    /// <summary>Words for what could not be read at all.</summary>
    public static void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, label) => FrameWords.Of("Change the {0}: “{1}” cannot be used here", PlainWords.InSentence(label), Shortened(value)));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => FrameWords.Of("“{0}” cannot be used here", Shortened(value)));
        messages.SetUnknownValueIsInvalidAccessor(label => FrameWords.Of("Change the {0}: this answer cannot be used here", PlainWords.InSentence(label)));
        messages.SetValueIsInvalidAccessor(value => FrameWords.Of("“{0}” cannot be used here", Shortened(value)));
        messages.SetValueMustBeANumberAccessor(label => FrameWords.Of("Enter a number for {0}", PlainWords.InSentence(label)));
        messages.SetValueMustNotBeNullAccessor(_ => FrameWords.Of("Answer this question"));
        messages.SetMissingBindRequiredValueAccessor(label => FrameWords.Of("Answer this question: {0}", label));
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

    private static string Escape(string message) => message.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Shortened(string value) => value.Length <= 40 ? value : string.Concat(value.AsSpan(0, 40), "…");
}

/// <summary>A message that was made for a field: the sentence with {0} for the field's label, and its numbers.</summary>
internal sealed record MadeMessage(string English, params object[] Numbers)
{
    public string Label { get; init; } = "";
}
