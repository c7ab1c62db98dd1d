using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Milepost.App.Tests;

/// <summary>A field (or a group of choices) as it stands on a page: what it holds, and what is said beside it.</summary>
public sealed class TestField
{
    private readonly IElement? _group;
    private readonly IElement _control;

    internal TestField(IElement? group, IElement? control)
    {
        _group = group;
        _control = control ?? group!;
    }

    /// <summary>The error that is tied to the field, as assistive technology reads it; null when there is none.</summary>
    public string? Error => Described("usa-error-message") is { } error ? (error.StartsWith("Error: ", StringComparison.Ordinal) ? error["Error: ".Length..] : error) : null;

    public string? Hint => Described("usa-hint");

    /// <summary>What is typed; the words of what is chosen; "true" or "false" for one box.</summary>
    public string Value => _control switch
    {
        _ when _group is not null => string.Join(", ", Chosen),
        IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? "true" : "false",
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => string.Join(", ", select.Options.Where(o => o.IsSelected).Select(TestPage.Words)),
        _ => "",
    };

    /// <summary>The words of all choices.</summary>
    public IReadOnlyList<string> Options => _control switch
    {
        _ when _group is not null => [.. Boxes.Select(ChoiceWords)],
        IHtmlSelectElement select => [.. select.Options.Select(TestPage.Words)],
        _ => [],
    };

    /// <summary>The words of what is ticked or chosen in a group.</summary>
    public IReadOnlyList<string> Chosen => [.. Boxes.Where(box => box.IsChecked).Select(ChoiceWords)];

    public bool IsRequired => _control.GetAttribute("aria-required") == "true"
        || (_group ?? _control.Closest(".usa-form-group"))?.QuerySelector(".mp-required") is not null;

    private IEnumerable<IHtmlInputElement> Boxes => _group?.QuerySelectorAll<IHtmlInputElement>("input[type=radio], input[type=checkbox]") ?? [];

    private string ChoiceWords(IHtmlInputElement box) =>
        _group!.QuerySelectorAll<IHtmlLabelElement>("label").FirstOrDefault(l => l.HtmlFor == box.Id) is { } label ? TestPage.LabelWords(label) : "";

    private string? Described(string cssClass)
    {
        foreach (var id in (_control.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (_control.Owner!.GetElementById(id) is { } words && words.ClassList.Contains(cssClass)) return TestPage.Words(words);
        return null;
    }
}
