using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>One of a few, all of them in view.</summary>
[HtmlTargetElement("usa-radios", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadiosTagHelper : ChoiceListTagHelper
{
    protected override string Kind => "radio";
}
