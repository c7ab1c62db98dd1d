using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Forms;

namespace Milepost.App.Web.TagHelpers;

/// <summary>The version of the record that the form was opened on.</summary>
/// <remarks>
/// A draft brings its own version along: if somebody else changed the record since, saving the draft must say so.
/// A page that has told about such a change removes the entry from ModelState, so that the next save counts from the new version.
/// </remarks>
[HtmlTargetElement("usa-version", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VersionTagHelper : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", name);
        output.Attributes.SetAttribute("value", FieldValues.Read(ViewContext, name, For.Model, For.Metadata) is [var value, ..] ? value : "");
    }
}
