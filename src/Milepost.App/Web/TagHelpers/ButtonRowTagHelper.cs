using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>The buttons at a form's end, with the draft's status beside them and what policy has against saving above them.</summary>
[HtmlTargetElement("usa-button-row")]
public sealed class ButtonRowTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mp-button-row");
        if (context.Items.TryGetValue(typeof(FormGates), out var held) && held is FormGates { AreShown: false } gates)
        {
            output.PreElement.AppendHtml(gates.Show());
            if (gates.Button is { } button) output.Content.SetHtmlContent(Behind(await output.GetChildContentAsync(), button));
        }
        if (context.Items.TryGetValue(typeof(DraftStatus), out var found) && found is DraftStatus { IsKept: true, HasLine: false } draft)
            output.PostContent.AppendHtml(draft.Line());
    }

    /// <summary>Behind the row's first button, which the Enter key presses.</summary>
    private static HtmlContentBuilder Behind(TagHelperContent row, IHtmlContent button)
    {
        const string End = "</button>";
        var html = row.GetContent();
        var place = html.IndexOf(End, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + End.Length : html.Length;
        var content = new HtmlContentBuilder();
        content.AppendHtml(html[..place]).AppendHtml(button).AppendHtml(html[place..]);
        return content;
    }
}
