using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>Any number of a list.</summary>
[HtmlTargetElement("usa-checkboxes", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxesTagHelper : ChoiceListTagHelper
{
    protected override string Kind => "checkbox";
}
