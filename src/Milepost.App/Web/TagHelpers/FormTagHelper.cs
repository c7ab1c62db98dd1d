using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>
/// A form that is sent by POST, protected against forgery; with draft="true" it is kept as it is typed. When policy stands against what
/// was sent, it says so above its buttons.
/// </summary>
/// <remarks>One draft form on a page: drafts are kept by the page's address.</remarks>
[HtmlTargetElement("usa-form")]
public sealed class FormTagHelper(IHtmlGenerator generator, IHtmlHelper html, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>Keeps every word as it is typed, here and on the server, until the form is saved.</summary>
    [HtmlAttributeName("draft")]
    public bool Draft { get; set; }

    /// <summary>The page handler that takes the form, as in OnPostCloseAsync: "Close".</summary>
    [HtmlAttributeName("handler")]
    public string? Handler { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var draft = new DraftStatus(Draft);
        context.Items[typeof(DraftStatus)] = draft;
        var number = GatePanel.NextForm(ViewContext.HttpContext);
        var gates = await GatesAsync(number);
        if (gates is not null) context.Items[typeof(FormGates)] = gates;

        // The fields must draw themselves first: the row of buttons may take the status line.
        output.Content.SetHtmlContent(await output.GetChildContentAsync());

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("novalidate", "novalidate");
        output.Attributes.SetAttribute("class", $"usa-form mp-form {output.Attributes["class"]?.Value}".TrimEnd());
        if (Handler is not null) output.Attributes.SetAttribute("action", urls.GetUrlHelper(ViewContext).Page(null, Handler));
        // A page that another handler drew ("Add a row") has that handler in its address; a form without one must not be sent there again.
        else if (ViewContext.HttpContext.Request.Query.ContainsKey("handler") && !output.Attributes.ContainsName("action")) output.Attributes.SetAttribute("action", Drafts.PathOf(ViewContext.HttpContext.Request));

        output.PreContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        output.PreContent.AppendHtml(Hidden(Drafts.SubmissionField, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)));
        if (number > 1) output.PreContent.AppendHtml(Hidden(GatePanel.FormField, number.ToString(CultureInfo.InvariantCulture)));
        // Where there is no row of buttons; the Enter key still presses the form's own first one.
        if (gates is { AreShown: false }) output.PostContent.AppendHtml(gates.Show()).AppendHtml(gates.Button);
        if (!Draft) return;

        var http = ViewContext.HttpContext;
        var path = Drafts.PathOf(http.Request);
        output.Attributes.SetAttribute("data-draft", path);
        if (HttpMethods.IsPost(http.Request.Method)) output.Attributes.SetAttribute("data-draft-answer", "");
        output.Attributes.SetAttribute("data-draft-to", http.Request.PathBase + "/drafts");
        output.PreContent.AppendHtml(Hidden(Drafts.PathField, path));
        if (Drafts.SavedAt(http) is { } savedAt) output.Attributes.SetAttribute("data-draft-saved-at", savedAt.ToString("O", CultureInfo.InvariantCulture));
        if (Drafts.IsShownOn(http))
        {
            output.PreContent.AppendHtml("""
                <div class="usa-alert usa-alert--info usa-alert--slim" data-draft-shown><div class="usa-alert__body">
                <p class="usa-alert__text">
                """).Append(FrameWords.Of("This is what you typed earlier. It is kept for you, and not saved yet.")).AppendHtml("</p></div></div>");
        }

        if (!draft.HasLine) output.PostContent.AppendHtml(draft.Line());

        // After the form's own buttons: the Enter key presses the first one.
        if (Drafts.IsShownOn(http))
        {
            var discard = new TagBuilder("button");
            discard.AddCssClass("usa-button usa-button--unstyled mp-discard");
            discard.Attributes["type"] = "submit";
            discard.Attributes["formaction"] = http.Request.PathBase + "/drafts/discard";
            discard.Attributes["name"] = "path";
            discard.Attributes["value"] = path;
            discard.InnerHtml.Append(FrameWords.Of("Discard what I typed"));
            output.PostContent.AppendHtml(discard);
        }
    }

    private async Task<FormGates?> GatesAsync(int form)
    {
        if (GatePanel.For(ViewContext.HttpContext, form) is not { } panel) return null;
        ((IViewContextAware)html).Contextualize(ViewContext);
        return new(await html.PartialAsync("_GatePanel", panel), panel.MaySaveAnyway ? panel.Accepts : null);
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }
}
