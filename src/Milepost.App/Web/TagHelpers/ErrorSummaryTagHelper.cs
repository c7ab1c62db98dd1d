using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>Everything that must be put right, each a link to its field. Nothing when there is nothing.</summary>
[HtmlTargetElement("usa-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>What to say instead of "Nothing was saved yet", where nothing is to be saved.</summary>
    [HtmlAttributeName("nothing-happened")]
    public string? NothingHappened { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors, (entry, error) => (Field: entry.Key, Words: FieldValues.Words(error)))
            .Distinct()
            .OrderBy(problem => Place(problem.Field), PlaceOrder)
            .ToList();

        if (problems.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "usa-alert usa-alert--error mp-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");

        var list = new TagBuilder("ul");
        list.AddCssClass("usa-list usa-list--unstyled");
        foreach (var (field, words) in problems) list.InnerHtml.AppendHtml(Line(field, words));

        // A filter or a search that cannot be meant would not have saved anything in any case.
        var nothing = NothingHappened ?? FrameWords.Of(HttpMethods.IsGet(ViewContext.HttpContext.Request.Method) ? "Nothing was looked up" : "Nothing was saved yet");
        var heading = problems.Count == 1 ? FrameWords.Of("{0}: one thing needs your attention", nothing) : FrameWords.Of("{0}: {1} things need your attention", nothing, problems.Count);
        output.Content.AppendHtml("<div class=\"usa-alert__body\"><h2 class=\"usa-alert__heading\">").Append(heading).AppendHtml("</h2>");
        output.Content.AppendHtml(list);
        if (GatePanel.IsOn(ViewContext.HttpContext))
            output.Content.AppendHtml($"<p class=\"usa-alert__text mp-error-summary__more\"><a class=\"usa-link\" href=\"#{GatePanel.Id}\">Read what policy says, and how to go on</a></p>");
        output.Content.AppendHtml("</div>");
    }

    private static Comparer<IReadOnlyList<int>> PlaceOrder { get; } = Comparer<IReadOnlyList<int>>.Create((one, other) =>
        one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(step => step != 0) is var step and not 0 ? step : one.Count.CompareTo(other.Count));

    // ModelState keeps no useful order; forms declare their fields in the order in which they are asked.
    private List<int> Place(string field)
    {
        var places = new List<int>();
        ModelMetadata? metadata = ViewContext.ViewData.ModelMetadata;
        foreach (var part in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split('[')[0];
            var properties = metadata?.Properties.ToList() ?? [];
            var place = properties.FindIndex(property => string.Equals(property.PropertyName, name, StringComparison.OrdinalIgnoreCase));
            places.Add(place < 0 ? int.MaxValue : place);
            if (part.Contains('[', StringComparison.Ordinal) && int.TryParse(part.Split('[', ']')[1], out var row)) places.Add(row);
            metadata = place < 0 ? null : properties[place].ElementMetadata ?? properties[place];
        }

        return places;
    }

    private static TagBuilder Line(string field, string words)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(words);
            return line;
        }

        var link = new TagBuilder("a");
        link.AddCssClass("usa-link");
        link.Attributes["href"] = "#" + FieldTagHelper.IdOf(field);
        link.InnerHtml.Append(words);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
