using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>What a state means for the one who looks.</summary>
public enum StatusKind
{
    /// <summary>Nothing to do: closed, not applicable.</summary>
    Neutral,

    /// <summary>Not begun, waiting for somebody.</summary>
    Waiting,

    /// <summary>Under way, worth knowing.</summary>
    Info,

    /// <summary>In order, done, on track.</summary>
    Good,

    /// <summary>Due soon, or something is missing.</summary>
    Attention,

    /// <summary>Late, off track, refused.</summary>
    Late,
}

/// <summary>A state as a word with a shape. The shapes differ, so that color is never the only sign.</summary>
[HtmlTargetElement("usa-status", Attributes = "word", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusTagHelper : TagHelper
{
    [HtmlAttributeName("word")]
    public string Word { get; set; } = "";

    [HtmlAttributeName("kind")]
    public StatusKind Kind { get; set; } = StatusKind.Neutral;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"mp-status mp-status--{Kind.ToString().ToLowerInvariant()} {output.Attributes["class"]?.Value}".TrimEnd());
        output.Content.SetHtmlContent($"<svg class=\"mp-status__shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">{Shape(Kind)}</svg>");
        output.Content.Append(Word);
    }

    // A square, a ring, a half-filled circle, a tick in a circle, a diamond, a triangle.
    private static string Shape(StatusKind kind) => kind switch
    {
        StatusKind.Waiting => "<circle cx=\"8\" cy=\"8\" r=\"5.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>",
        StatusKind.Info => "<circle cx=\"8\" cy=\"8\" r=\"5.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/><path d=\"M8 2.5a5.5 5.5 0 0 1 0 11z\" fill=\"currentColor\"/>",
        StatusKind.Good => "<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/><path d=\"M4.5 8.2l2.4 2.4 4.6-5\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2\"/>",
        StatusKind.Attention => "<path d=\"M8 .8L15.2 8 8 15.2.8 8z\" fill=\"currentColor\"/><path d=\"M8 4.4v4.4M8 10.2v1.8\" stroke=\"#fff\" stroke-width=\"1.8\"/>",
        StatusKind.Late => "<path d=\"M8 .8l7.6 14H.4z\" fill=\"currentColor\"/><path d=\"M8 5.6v4.6M8 11.4v1.8\" stroke=\"#fff\" stroke-width=\"1.8\"/>",
        _ => "<rect x=\"3\" y=\"3\" width=\"10\" height=\"10\" fill=\"currentColor\"/>",
    };
}
