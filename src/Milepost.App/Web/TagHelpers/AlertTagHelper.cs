using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>How an alert looks, and how much it insists.</summary>
public enum AlertKind
{
    Info,
    Success,
    Warning,
    Error,
}

/// <summary>A message set apart from the page.</summary>
[HtmlTargetElement("usa-alert")]
public sealed class AlertTagHelper : TagHelper
{
    [HtmlAttributeName("kind")]
    public AlertKind Kind { get; set; } = AlertKind.Info;

    [HtmlAttributeName("heading")]
    public string? Heading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var slim = string.IsNullOrEmpty(Heading) ? " usa-alert--slim" : "";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"usa-alert usa-alert--{Kind.ToString().ToLowerInvariant()}{slim} {output.Attributes["class"]?.Value}".TrimEnd());

        output.Content.Clear();
        output.Content.AppendHtml("<div class=\"usa-alert__body\">");
        if (!string.IsNullOrEmpty(Heading)) output.Content.AppendHtml("<h2 class=\"usa-alert__heading\">").Append(Heading).AppendHtml("</h2>");
        output.Content.AppendHtml("<div class=\"usa-alert__text\">").AppendHtml(content).AppendHtml("</div></div>");
    }
}
