using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Milepost.App.Web.Forms;
using Milepost.App.Web.TagHelpers;

namespace Milepost.App.Tests.Web.TagHelpers;

public sealed class FieldTagHelperTests
{
    private readonly FormBinding binding = new();
    private readonly DefaultHttpContext http = new() { Request = { Method = "GET" } };
    private readonly ModelStateDictionary sent = new();

    [Fact]
    public void A_label_a_hint_and_an_error_belong_to_the_field()
    {
        sent.SetModelValue("SignedOn", "2/30/2025", "2/30/2025");
        sent.AddModelError("SignedOn", "Enter a real date for date signed, like 4/28/2025");

        var page = Draw(new DateInputTagHelper(), nameof(SignForm.SignedOn), null);
        var input = page.QuerySelector("input")!;

        Assert.Equal("Date signed (required)", page.QuerySelector($"label[for={input.Id}]")!.TextContent);
        Assert.Equal(
            ["For example: 4/28/2025", "Error: Enter a real date for date signed, like 4/28/2025"],
            input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.QuerySelector("#" + id)!.TextContent));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
    }

    [Fact]
    public void What_was_typed_is_shown_again_even_when_it_is_no_date()
    {
        sent.SetModelValue("SignedOn", "2/30/2025", "2/30/2025");

        Assert.Equal("2/30/2025", Draw(new DateInputTagHelper(), nameof(SignForm.SignedOn), null).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void The_model_is_shown_when_nothing_was_typed() =>
        Assert.Equal("4/28/2025", Draw(new DateInputTagHelper(), nameof(SignForm.SignedOn), new DateOnly(2025, 4, 28)).QuerySelector("input")!.GetAttribute("value"));

    [Fact]
    public void A_draft_goes_before_the_model()
    {
        http.Items[Drafts.ValuesKey] = new Dictionary<string, string[]> { ["SignedOn"] = ["4/2"] };

        Assert.Equal("4/2", Draw(new DateInputTagHelper(), nameof(SignForm.SignedOn), new DateOnly(2025, 4, 28)).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void A_drafted_list_with_nothing_ticked_stays_unticked()
    {
        http.Items[Drafts.ValuesKey] = new Dictionary<string, string[]> { ["Barriers"] = [] };

        var page = Draw(new CheckboxesTagHelper { Items = [new("Child care", "child-care"), new("Transportation", "transportation")] }, nameof(SignForm.Barriers), new List<string> { "child-care" });

        Assert.Equal(2, page.QuerySelectorAll("input[type=checkbox]").Length);
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public void Markup_and_a_first_empty_line_come_back_as_they_were_typed()
    {
        var page = Draw(new TextareaTagHelper(), nameof(SignForm.Note), "\n</textarea><b>x</b>");

        Assert.Equal("\n</textarea><b>x</b>", page.QuerySelector("textarea")!.TextContent);
        Assert.Null(page.QuerySelector("textarea")!.GetAttribute("maxlength"));
        Assert.Equal("500", page.QuerySelector(".usa-character-count")!.GetAttribute("data-maxlength"));
    }

    [Fact]
    public void A_password_never_comes_back()
    {
        sent.SetModelValue("Password", "opensesame", "opensesame");

        Assert.Null(Draw(new TextInputTagHelper(), nameof(SignForm.Password), "opensesame").QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void An_enum_offers_its_values_in_words()
    {
        var page = Draw(new SelectTagHelper(), nameof(SignForm.Progress), Progress.NotStarted);

        Assert.Equal(["- Select -", "Not started", "Off the track"], page.QuerySelectorAll("option").Select(option => option.TextContent));
        Assert.Equal("NotStarted", page.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public void The_error_summary_leads_to_each_field_in_the_order_of_the_form()
    {
        sent.AddModelError("Note", "Shorten the note");
        sent.AddModelError("SignedOn", "Enter the date signed");

        var summary = new ErrorSummaryTagHelper { ViewContext = View(new SignForm()) };
        var page = Draw(summary);

        Assert.Equal(["#SignedOn", "#Note"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("alert", page.QuerySelector("[role]")!.GetAttribute("role"));
    }

    [Fact]
    public void Without_an_error_there_is_no_summary() =>
        Assert.Equal("", Draw(new ErrorSummaryTagHelper { ViewContext = View(new SignForm()) }).Body!.InnerHtml);

    private IDocument Draw(FieldTagHelper helper, string property, object? value)
    {
        var metadata = binding.Metadata.GetMetadataForProperty(typeof(SignForm), property);
        helper.For = new ModelExpression(property, new ModelExplorer(binding.Metadata, metadata, value));
        helper.ViewContext = View(new SignForm());
        return Draw(helper);
    }

    private static IDocument Draw(TagHelper helper)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "one");
        var output = new TagHelperOutput("usa-field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString());
    }

    private ViewContext View(SignForm form) => new()
    {
        HttpContext = http,
        ViewData = new ViewDataDictionary<SignForm>(binding.Metadata, sent) { Model = form },
    };

    private enum Progress
    {
        NotStarted,

        [Display(Name = "Off the track")]
        OffTrack,
    }

    private sealed class SignForm
    {
        [Required, Display(Name = "Date signed")]
        public DateOnly? SignedOn { get; set; }

        [StringLength(500)]
        public string? Note { get; set; }

        public List<string> Barriers { get; set; } = [];

        [DataType(DataType.Password)]
        public string? Password { get; set; }

        public Progress Progress { get; set; }
    }
}
