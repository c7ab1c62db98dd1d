using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>A day, typed in one field: 4/28/2025, 04/28/2025 or 2025-04-28.</summary>
/// <remarks>
/// Not the design system's own date picker: that one empties what it cannot read, so an impossible date would be lost
/// instead of shown beside its error. date-picker.js adds a calendar to this field.
/// </remarks>
[HtmlTargetElement("usa-date-input", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateInputTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Hint ??= FrameWords.Of("For example: 4/28/2025");
        var input = Control("input", "usa-input");
        input.AddCssClass("usa-input--small");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "text";
        input.Attributes["autocomplete"] = "off";
        input.Attributes["value"] = Value;
        if (HasErrors) input.AddCssClass("usa-input--error");

        var row = new TagBuilder("div");
        row.AddCssClass("mp-date");
        row.Attributes["data-date-picker"] = "";
        row.InnerHtml.AppendHtml(input);
        RenderControl(output, input, row);
    }
}
