using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Forms;

namespace Milepost.App.Web.TagHelpers;

/// <summary>A legend with a list of radios or checkboxes.</summary>
public abstract class ChoiceListTagHelper : FieldTagHelper
{
    /// <summary>The choices; a <see cref="HintedItem"/> explains itself. Without them, those of an enum or yes and no.</summary>
    [HtmlAttributeName("items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The question; the same as label.</summary>
    [HtmlAttributeName("legend")]
    public string? Legend { get; set; }

    /// <summary>Offers a field that narrows a long list as one types.</summary>
    [HtmlAttributeName("filter")]
    public bool Filter { get; set; }

    /// <summary>Whether each choice stands in a box of its own: for few choices that matter.</summary>
    [HtmlAttributeName("tiles")]
    public bool Tiles { get; set; }

    protected abstract string Kind { get; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Label = Legend ?? Label;
        var chosen = Values.ToHashSet(StringComparer.Ordinal);
        var list = new TagBuilder("div");
        list.AddCssClass("mp-choices");

        SelectListGroup? group = null;
        var number = 0;
        foreach (var item in ChoiceItems.For(Items, For.Metadata))
        {
            if (item.Group is not null && item.Group != group) list.InnerHtml.AppendHtml(GroupName(item.Group));
            group = item.Group;
            list.InnerHtml.AppendHtml(Choice(item, number++, chosen));
        }

        // Nothing is sent for a list without a tick; this tells a draft that the list was there.
        if (Kind == "checkbox")
        {
            var boxes = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            boxes.Attributes["type"] = "hidden";
            boxes.Attributes["name"] = Drafts.BoxesField;
            boxes.Attributes["value"] = FieldName;
            list.InnerHtml.AppendHtml(boxes);
        }

        var fieldset = Fieldset(list);
        if (Filter) fieldset.Attributes["data-filter-list"] = "";
        MoveAttributes(output, fieldset);
        RenderGroup(output, fieldset);
    }

    private TagBuilder Choice(SelectListItem item, int number, HashSet<string> chosen)
    {
        var value = item.Value ?? item.Text;

        // The first one has the field's own id: the error summary leads there.
        var id = number == 0 ? FieldId : $"{FieldId}-{number}";
        var row = new TagBuilder("div");
        row.AddCssClass("usa-" + Kind);

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass($"usa-{Kind}__input");
        if (Tiles) input.AddCssClass($"usa-{Kind}__input--tile");
        input.Attributes["type"] = Kind;
        input.Attributes["id"] = id;
        input.Attributes["name"] = FieldName;
        input.Attributes["value"] = value;
        if (chosen.Contains(value)) input.Attributes["checked"] = "checked";
        if (item.Disabled) input.Attributes["disabled"] = "disabled";
        if (HasErrors) input.Attributes["aria-describedby"] = FieldId + "-error";

        var label = new TagBuilder("label");
        label.AddCssClass($"usa-{Kind}__label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(item.Text);
        if (item is HintedItem { Hint: { Length: > 0 } hint })
        {
            var explanation = new TagBuilder("span");
            explanation.AddCssClass($"usa-{Kind}__label-description");
            explanation.InnerHtml.Append(hint);
            label.InnerHtml.AppendHtml(explanation);
        }

        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        return row;
    }

    private static IHtmlContent GroupName(SelectListGroup group)
    {
        var name = new TagBuilder("p");
        name.AddCssClass("mp-choices__group");
        name.InnerHtml.Append(group.Name);
        return name;
    }
}
