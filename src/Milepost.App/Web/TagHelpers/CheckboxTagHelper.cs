using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>One statement to tick.</summary>
[HtmlTargetElement("usa-checkbox", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Control("input", "usa-checkbox__input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (Values.Contains("true", StringComparer.OrdinalIgnoreCase)) input.Attributes["checked"] = "checked";
        MoveAttributes(output, input);

        var label = new TagBuilder("label");
        label.AddCssClass("usa-checkbox__label");
        label.Attributes["for"] = FieldId;
        label.InnerHtml.Append(LabelText);
        if (IsRequired) AppendRequired(label);

        // An unticked box is not sent; the hidden false tells "no" from "not asked".
        var unticked = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        unticked.Attributes["type"] = "hidden";
        unticked.Attributes["name"] = FieldName;
        unticked.Attributes["value"] = "false";

        var box = new TagBuilder("div");
        box.AddCssClass("usa-checkbox");
        box.InnerHtml.AppendHtml(input).AppendHtml(label).AppendHtml(unticked);
        RenderGroup(output, new HtmlContentBuilder().AppendHtml(HintAndErrors()).AppendHtml(box));
    }
}
