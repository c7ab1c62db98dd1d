using Microsoft.AspNetCore.Mvc.Rendering;

namespace Milepost.App.Web.TagHelpers;

/// <summary>The line that says "Saved 2:14 PM". It stands beside the buttons, or at the form's end where there is no row of them.</summary>
internal sealed class DraftStatus(bool isKept)
{
    public bool IsKept { get; } = isKept;

    public bool HasLine { get; private set; }

    public TagBuilder Line()
    {
        HasLine = true;
        var line = new TagBuilder("span");
        line.AddCssClass("mp-draft-status");
        line.Attributes["role"] = "status";
        line.Attributes["data-draft-status"] = "";
        return line;
    }
}
