using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Milepost.App.Web.TagHelpers;

/// <summary>A file to upload. The form around it needs enctype="multipart/form-data".</summary>
[HtmlTargetElement("usa-file-input", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileInputTagHelper : FieldTagHelper
{
    /// <summary>The kinds the browser offers, like ".pdf,.jpg,.png". The server checks the content all the same.</summary>
    [HtmlAttributeName("accept")]
    public string? Accept { get; set; }

    [HtmlAttributeName("multiple")]
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Control("input", "usa-file-input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        if (Accept is not null) input.Attributes["accept"] = Accept;
        if (Multiple) input.Attributes["multiple"] = "multiple";
        RenderControl(output, input);
    }
}
