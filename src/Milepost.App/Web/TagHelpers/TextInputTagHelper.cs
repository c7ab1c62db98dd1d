using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>One line of text, or an amount.</summary>
[HtmlTargetElement("usa-text-input", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextInputTagHelper : FieldTagHelper
{
    /// <summary>How wide the answer is likely to be: 2xs, xs, sm, md, lg, xl or 2xl.</summary>
    [HtmlAttributeName("width")]
    public string? Width { get; set; }

    [HtmlAttributeName("autocomplete")]
    public string? Autocomplete { get; set; }

    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    /// <summary>Says how long the text may be. It never cuts what is typed or pasted.</summary>
    [HtmlAttributeName("maxlength")]
    public int? MaxLength { get; set; }

    /// <summary>text, email, tel, password or search. Without it, from the property's data type.</summary>
    [HtmlAttributeName("type")]
    public string? Type { get; set; }

    /// <summary>A sign before the field, like "$".</summary>
    [HtmlAttributeName("prefix")]
    public string? Prefix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var type = Type ?? TypeOf(For.Metadata.DataTypeName);
        var input = Control("input", "usa-input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type;
        if (Width is not null) input.AddCssClass("usa-input--" + Width);
        if (HasErrors) input.AddCssClass("usa-input--error");
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (InputMode is not null) input.Attributes["inputmode"] = InputMode;
        if (LongestText(MaxLength) is { } longest) input.Attributes["data-maxlength"] = $"{longest}";

        // A password never comes back in a page.
        if (type != "password") input.Attributes["value"] = Value;

        RenderControl(output, input, Prefix is null ? null : WithPrefix(input));
    }

    private TagBuilder WithPrefix(TagBuilder input)
    {
        var group = new TagBuilder("div");
        group.AddCssClass(HasErrors ? "usa-input-group usa-input-group--error" : "usa-input-group");
        if (Width is not null) group.AddCssClass("usa-input-group--" + Width);
        var sign = new TagBuilder("div");
        sign.AddCssClass("usa-input-prefix");
        sign.Attributes["aria-hidden"] = "true";
        sign.InnerHtml.Append(Prefix!);
        group.InnerHtml.AppendHtml(sign).AppendHtml(input);
        return group;
    }

    private static string TypeOf(string? dataType) => dataType switch
    {
        nameof(DataType.Password) => "password",
        nameof(DataType.EmailAddress) => "email",
        nameof(DataType.PhoneNumber) => "tel",
        _ => "text",
    };
}
