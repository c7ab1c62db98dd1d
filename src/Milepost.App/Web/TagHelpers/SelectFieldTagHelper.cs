using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Languages;

namespace Milepost.App.Web.TagHelpers;

/// <summary>A field built on a select element.</summary>
public abstract class SelectFieldTagHelper : FieldTagHelper
{
    /// <summary>The choices. Without them, those of an enum property. Groups become headings in the list.</summary>
    [HtmlAttributeName("items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>What stands in the list while nothing is chosen.</summary>
    [HtmlAttributeName("empty-text")]
    public string? EmptyText { get; set; }

    protected TagBuilder Select()
    {
        var select = Control("select", "usa-select");
        if (HasErrors) select.AddCssClass("usa-input--error");
        select.InnerHtml.AppendHtml(Option("", EmptyText ?? FrameWords.Of("- Select -"), isChosen: false, isDisabled: false));

        var shown = Value;
        var known = false;
        SelectListGroup? group = null;
        var into = select;
        foreach (var item in ChoiceItems.For(Items, For.Metadata))
        {
            if (item.Group != group)
            {
                group = item.Group;
                into = group is null ? select : Group(select, group);
            }

            var isChosen = shown.Length > 0 && string.Equals(item.Value ?? item.Text, shown, StringComparison.Ordinal);
            known |= isChosen;
            into.InnerHtml.AppendHtml(Option(item.Value ?? item.Text, item.Text, isChosen, item.Disabled));
        }

        // A choice that has left the list since it was made stays chosen until somebody changes it.
        if (!known && shown.Length > 0 && !HasErrors) select.InnerHtml.AppendHtml(Option(shown, shown, isChosen: true, isDisabled: false));
        return select;
    }

    private static TagBuilder Group(TagBuilder select, SelectListGroup group)
    {
        var element = new TagBuilder("optgroup");
        element.Attributes["label"] = group.Name;
        select.InnerHtml.AppendHtml(element);
        return element;
    }

    private static TagBuilder Option(string value, string text, bool isChosen, bool isDisabled)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (isChosen) option.Attributes["selected"] = "selected";
        if (isDisabled) option.Attributes["disabled"] = "disabled";
        option.InnerHtml.Append(text);
        return option;
    }
}
