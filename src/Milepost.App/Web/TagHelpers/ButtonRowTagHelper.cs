using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>The buttons at a form's end, with the draft's status beside them and what policy has against saving above them.</summary>
[HtmlTargetElement("usa-button-row")]
public sealed class ButtonRowTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mp-button-row");
        if (context.Items.TryGetValue(typeof(FormGates), out var held) && held is FormGates { AreShown: false } gates)
        {
            output.PreElement.AppendHtml(gates.Show());
            output.PostContent.AppendHtml(gates.Button);
        }
        if (context.Items.TryGetValue(typeof(DraftStatus), out var found) && found is DraftStatus { IsKept: true, HasLine: false } draft)
            output.PostContent.AppendHtml(draft.Line());
    }
}
