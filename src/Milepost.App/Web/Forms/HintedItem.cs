using Microsoft.AspNetCore.Mvc.Rendering;

namespace Milepost.App.Web.Forms;

/// <summary>A choice that explains itself in a second line, for radios and checkboxes.</summary>
public sealed class HintedItem : SelectListItem
{
    public HintedItem(string text, string value, string? hint = null) : base(text, value) => Hint = hint;

    public string? Hint { get; }
}
