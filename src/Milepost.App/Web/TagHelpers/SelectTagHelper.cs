using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>One of a list.</summary>
[HtmlTargetElement("usa-select", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper : SelectFieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => RenderControl(output, Select());
}
