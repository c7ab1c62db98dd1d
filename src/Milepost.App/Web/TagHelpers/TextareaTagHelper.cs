using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>Text of several lines, with a count of the characters left.</summary>
/// <remarks>It has no maxlength attribute: a browser would cut a longer text without a word, and no typed word may be lost.</remarks>
[HtmlTargetElement("usa-textarea", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    [HtmlAttributeName("rows")]
    public int Rows { get; set; } = 5;

    [HtmlAttributeName("maxlength")]
    public int? MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var longest = LongestText(MaxLength);
        var countId = FieldId + "-count";
        var area = longest is null ? Control("textarea", "usa-textarea") : Control("textarea", "usa-textarea", countId);
        area.Attributes["rows"] = $"{Rows}";
        if (HasErrors) area.AddCssClass("usa-input--error");

        // The HTML parser swallows the first line end of a textarea.
        area.InnerHtml.AppendHtml("\n").Append(Value);
        if (longest is not null) area.AddCssClass("usa-character-count__field");

        RenderControl(output, area);
        if (longest is null) return;

        output.PreElement.SetHtmlContent(new HtmlString($"<div class=\"usa-character-count\" data-maxlength=\"{longest}\">"));
        output.PostElement.SetHtmlContent(new HtmlString($"<span class=\"usa-hint usa-character-count__message\" id=\"{countId}\">{HtmlEncoder.Default.Encode(FrameWords.Of("You can enter up to {0:N0} characters", longest))}</span></div>"));
    }
}
