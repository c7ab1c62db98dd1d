using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>One of a long list: a plain select that a script turns into a field one can type in.</summary>
[HtmlTargetElement("usa-combo-box", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ComboBoxTagHelper : SelectFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Select();
        var box = new TagBuilder("div");
        box.AddCssClass("usa-combo-box");

        // The script reads the first choice from here, not from the select.
        if (Value.Length > 0) box.Attributes["data-default-value"] = Value;
        box.InnerHtml.AppendHtml(select);
        RenderControl(output, select, box);
    }
}
