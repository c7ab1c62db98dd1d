using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web.Forms;

namespace Milepost.App.Web.TagHelpers;

/// <summary>What policy has against saving the form, drawn: it stands above the buttons, or at the form's end where there is no row of them.</summary>
/// <param name="accepts">What "Save anyway" accepts; null where nothing can be saved.</param>
internal sealed class FormGates(IHtmlContent panel, string? accepts)
{
    public bool AreShown { get; private set; }

    public IHtmlContent Show()
    {
        AreShown = true;
        return panel;
    }

    /// <summary>"Save anyway", behind the form's own button, which the Enter key presses.</summary>
    public IHtmlContent? Button
    {
        get
        {
            if (accepts is null) return null;
            var button = new TagBuilder("button");
            button.AddCssClass("usa-button usa-button--outline");
            button.Attributes["type"] = "submit";
            button.Attributes["name"] = GatePanel.AcceptField;
            button.Attributes["value"] = accepts;
            button.Attributes["aria-describedby"] = "gates-heading";
            button.InnerHtml.Append("Save anyway");
            return button;
        }
    }
}
