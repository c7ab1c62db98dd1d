using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>What all fields share: a label above, the hint and the error tied to the control, what was typed shown again.</summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property the field fills.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question. Without it, the property's display name.</summary>
    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    /// <summary>Why we ask, or what an answer looks like.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>Whether the label says "required". Without it, whether the property has [Required].</summary>
    [HtmlAttributeName("required")]
    public bool? Required { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The name under which the value is sent.</summary>
    protected string FieldName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>The id of the control; error messages in the summary link to it.</summary>
    protected string FieldId => IdOf(FieldName);

    protected bool IsRequired => Required ?? For.Metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any();

    protected string LabelText => Label ?? For.Metadata.GetDisplayName();

    /// <summary>The values to show: drafted, just sent, or the model's.</summary>
    protected IReadOnlyList<string> Values => FieldValues.Read(ViewContext, FieldName, For.Model, For.Metadata);

    protected string Value => Values is [var first, ..] ? first : "";

    protected IReadOnlyList<string> Errors => FieldValues.Errors(ViewContext.ViewData.ModelState, FieldName);

    protected bool HasErrors => Errors.Count > 0;

    public static string IdOf(string fieldName) => TagBuilder.CreateSanitizedId(fieldName, "_");

    /// <summary>The longest text the property takes: what the page says, else [StringLength] or [MaxLength].</summary>
    protected int? LongestText(int? said) =>
        said
        ?? For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
        ?? For.Metadata.ValidatorMetadata.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;

    /// <summary>Turns the element into the group that holds label, hint, error and control.</summary>
    protected void RenderGroup(TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasErrors ? "usa-form-group usa-form-group--error" : "usa-form-group");
        output.Content.SetHtmlContent(content);
    }

    /// <summary>A labelled single control.</summary>
    protected void RenderControl(TagHelperOutput output, TagBuilder control, IHtmlContent? around = null)
    {
        MoveAttributes(output, control);
        var content = new HtmlContentBuilder();
        var label = new TagBuilder("label");
        label.AddCssClass(HasErrors ? "usa-label usa-label--error" : "usa-label");
        label.Attributes["for"] = FieldId;
        AppendLabelText(label);
        content.AppendHtml(label).AppendHtml(HintAndErrors()).AppendHtml(around ?? control);
        RenderGroup(output, content);
    }

    /// <summary>A legend with several controls under it.</summary>
    protected TagBuilder Fieldset(IHtmlContent controls)
    {
        var fieldset = new TagBuilder("fieldset");
        fieldset.AddCssClass("usa-fieldset");
        if (DescribedBy() is { } describedBy) fieldset.Attributes["aria-describedby"] = describedBy;
        var legend = new TagBuilder("legend");
        legend.AddCssClass(HasErrors ? "usa-legend usa-label--error" : "usa-legend");
        AppendLabelText(legend);
        fieldset.InnerHtml.AppendHtml(legend).AppendHtml(HintAndErrors()).AppendHtml(controls);
        return fieldset;
    }

    /// <summary>Name, id and what assistive technology needs to know about the control.</summary>
    protected TagBuilder Control(string element, string cssClass, params ReadOnlySpan<string> moreDescriptions)
    {
        var control = new TagBuilder(element);
        control.AddCssClass(cssClass);
        control.Attributes["id"] = FieldId;
        control.Attributes["name"] = FieldName;
        if (IsRequired) control.Attributes["aria-required"] = "true";
        if (HasErrors) control.Attributes["aria-invalid"] = "true";
        if (DescribedBy(moreDescriptions) is { } describedBy) control.Attributes["aria-describedby"] = describedBy;
        return control;
    }

    protected string? DescribedBy(params ReadOnlySpan<string> more)
    {
        var ids = new List<string>(4);
        if (!string.IsNullOrEmpty(Hint)) ids.Add(FieldId + "-hint");
        if (HasErrors) ids.Add(FieldId + "-error");
        foreach (var id in more) ids.Add(id);
        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    protected IHtmlContent HintAndErrors()
    {
        var content = new HtmlContentBuilder();
        if (!string.IsNullOrEmpty(Hint))
        {
            var hint = new TagBuilder("div");
            hint.AddCssClass("usa-hint");
            hint.Attributes["id"] = FieldId + "-hint";
            hint.InnerHtml.Append(Hint);
            content.AppendHtml(hint);
        }

        if (HasErrors)
        {
            var errors = new TagBuilder("div");
            errors.AddCssClass("usa-error-message");
            errors.Attributes["id"] = FieldId + "-error";
            errors.InnerHtml.AppendHtml("<span class=\"usa-sr-only\">").Append(FrameWords.Of("Error:")).AppendHtml(" </span>").Append(Errors.Count == 1 ? Errors[0] : string.Join(' ', Errors.Select(error => error.TrimEnd('.') + ".")));
            content.AppendHtml(errors);
        }

        return content;
    }

    // Whatever the page says about the element and no property takes (data-*, spellcheck, class) is meant for the control.
    protected static void MoveAttributes(TagHelperOutput output, TagBuilder control)
    {
        foreach (var attribute in output.Attributes)
        {
            var value = Convert.ToString(attribute.Value, System.Globalization.CultureInfo.InvariantCulture);
            if (attribute.Name == "class") control.AddCssClass(value ?? "");
            else control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : value;
        }

        output.Attributes.Clear();
    }

    private void AppendLabelText(TagBuilder label)
    {
        label.InnerHtml.Append(LabelText);
        if (IsRequired) AppendRequired(label);
    }

    protected static void AppendRequired(TagBuilder label) =>
        label.InnerHtml.AppendHtml(" <span class=\"mp-required\">").Append(FrameWords.Of("(required)")).AppendHtml("</span>");
}
