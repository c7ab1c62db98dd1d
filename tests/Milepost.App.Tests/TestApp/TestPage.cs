using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Milepost.App.Tests;

/// <summary>
/// A page as somebody without script reads and fills it in. Fields are found by their labels, choices by their words, buttons by
/// their text, so a test that passes proves that these exist and belong together.
/// </summary>
public sealed class TestPage
{
    private readonly Visitor _visitor;
    private readonly Dictionary<IElement, (string FileName, byte[] Bytes, string ContentType)> _files = [];
    private IHtmlDocument _document = new HtmlParser().ParseDocument("");

    internal TestPage(Visitor visitor) => _visitor = visitor;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query, after redirects.</summary>
    public string Address { get; private set; } = "";

    public string Html { get; private set; } = "";

    public string Title => _document.Title ?? "";

    /// <summary>The words of the first heading.</summary>
    public string Heading => Words(_document.QuerySelector("h1"));

    /// <summary>Everything there is to read, with single spaces.</summary>
    public string Text => Words(_document.Body);

    /// <summary>The lines of the error summary at the top.</summary>
    public IReadOnlyList<string> Problems => [.. _document.QuerySelectorAll(".mp-error-summary li").Select(Words)];

    /// <summary>For what has no label, like a picture: a CSS selector, as a last resort.</summary>
    public IHtmlDocument Document => _document;

    // ---- reading

    public TestPage ShouldSay(string words)
    {
        if (!Text.Contains(Tidy(words), StringComparison.Ordinal)) Assert.Fail($"The page should say \"{words}\". {Description}");
        return this;
    }

    public TestPage ShouldNotSay(string words)
    {
        if (Text.Contains(Tidy(words), StringComparison.Ordinal)) Assert.Fail($"The page should not say \"{words}\". {Description}");
        return this;
    }

    /// <summary>The answer that a missing record gets, and one that is out of reach.</summary>
    public TestPage ShouldBeMissing()
    {
        if (Status != HttpStatusCode.NotFound) Assert.Fail($"The page should look as if it did not exist. {Description}");
        return this;
    }

    /// <summary>The words of the table row (or list item) that says this, for asking what else stands in it.</summary>
    public string Row(string words) =>
        Only(_document.QuerySelectorAll("tr, li, .mp-card").Where(row => Words(row).Contains(words, StringComparison.Ordinal)
            && !row.QuerySelectorAll("tr, li, .mp-card").Any(inner => Words(inner).Contains(words, StringComparison.Ordinal))).ToList(), "row", words) is { } row ? Words(row) : "";

    public bool HasButton(string words) => Buttons(words, null).Count > 0;

    public bool HasField(string label) => Labelled(label, null).Count > 0 || Groups(label, null).Count > 0;

    public bool HasLink(string words) => Links(words).Count > 0;

    /// <summary>Where a link leads.</summary>
    public string LinkTo(string words) => Only(Links(words), "link", words).GetAttribute("href") ?? "";

    /// <summary>The field with this label, or the group with this legend.</summary>
    public TestField Field(string label, string? inside = null) =>
        Groups(label, inside) is [var group, ..] ? new(group, null) : new(null, Control(label, inside));

    // ---- filling in

    /// <summary>Types into the field with this label. <paramref name="inside"/> names the legend or heading around it, if there are several.</summary>
    public TestPage Fill(string label, string? text, string? inside = null)
    {
        switch (Control(label, inside))
        {
            case IHtmlTextAreaElement area: area.Value = text ?? ""; break;
            case IHtmlInputElement { Type: not ("checkbox" or "radio" or "file" or "hidden" or "submit") } input: input.Value = text ?? ""; break;
            case var other: Assert.Fail($"\"{label}\" is a {Kind(other)}: nothing can be typed there."); break;
        }
        return this;
    }

    /// <summary>Chooses by the words one reads: in the select with this label, or among the radios under this legend.</summary>
    public TestPage Choose(string label, string option, string? inside = null)
    {
        if (Groups(label, inside) is [var group, ..])
        {
            var radio = Choice(group, label, option, "radio");
            foreach (var other in group.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Where(other => other.Name == radio.Name)) other.IsChecked = false;
            radio.IsChecked = true;
            return this;
        }
        if (Control(label, inside) is not IHtmlSelectElement select) { Assert.Fail($"\"{label}\" is no list to choose from."); return this; }
        var found = select.Options.Where(o => Words(o) == Tidy(option)).ToList();
        if (found.Count != 1) Assert.Fail($"\"{label}\" offers {Quoted(select.Options.Select(Words))}, not \"{option}\".");
        foreach (var other in select.Options) other.IsSelected = other == found[0];
        return this;
    }

    /// <summary>Ticks the box with this label.</summary>
    public TestPage Tick(string label, string? inside = null) => Set(label, inside, true);

    public TestPage Untick(string label, string? inside = null) => Set(label, inside, false);

    public TestPage Attach(string label, string fileName, byte[] bytes, string contentType)
    {
        var control = Control(label, null);
        if (control is not IHtmlInputElement { Type: "file" }) Assert.Fail($"\"{label}\" is a {Kind(control)}, not a file field.");
        _files[control] = (fileName, bytes, contentType);
        return this;
    }

    // ---- going on

    /// <summary>Presses a button: sends its form as a browser would and turns into the page that comes back.</summary>
    public async Task<TestPage> Press(string button, string? inside = null) => await Load(await _visitor.Follow(Submission(button, inside)));

    /// <summary>Clicks a link and turns into the page it leads to.</summary>
    public async Task<TestPage> Click(string link) =>
        await Load(await _visitor.Follow(new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri("http://localhost" + Address), LinkTo(link)))));

    /// <summary>The same page in a second tab, with all that was typed: press both, and the same form is sent twice.</summary>
    public TestPage Copy()
    {
        var copy = new TestPage(_visitor) { Status = Status, Address = Address, Html = Html };
        copy._document = (IHtmlDocument)_document.Clone();
        // A copied element forgets what was typed or ticked after the page came.
        foreach (var (mine, its) in _document.QuerySelectorAll("input, textarea, option").Zip(copy._document.QuerySelectorAll("input, textarea, option")))
        {
            switch (mine, its)
            {
                case (IHtmlInputElement a, IHtmlInputElement b): (b.Value, b.IsChecked) = (a.Value, a.IsChecked); break;
                case (IHtmlTextAreaElement a, IHtmlTextAreaElement b): b.Value = a.Value; break;
                case (IHtmlOptionElement a, IHtmlOptionElement b): b.IsSelected = a.IsSelected; break;
            }
            if (_files.TryGetValue(mine, out var file)) copy._files[its] = file;
        }
        return copy;
    }

    internal async Task<TestPage> Load(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            Address = response.RequestMessage!.RequestUri!.PathAndQuery;
            Html = await response.Content.ReadAsStringAsync();
        }
        _document = new HtmlParser().ParseDocument(Html);
        _files.Clear();
        return this;
    }

    internal HttpRequestMessage Submission(string button, string? inside = null)
    {
        var pressed = Only(Buttons(button, inside), "button", button);
        var form = pressed.FormOwner();
        if (form is null) { Assert.Fail($"The button \"{button}\" belongs to no form: without script it does nothing."); throw new InvalidOperationException(); }

        var fields = new List<(string Name, string Value, IElement From)>();
        foreach (var control in _document.QuerySelectorAll("input, select, textarea, button").Where(c => c.FormOwner() == form && !IsDisabled(c)))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name)) continue;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box: if (box.IsChecked) fields.Add((name, box.HasAttribute("value") ? box.Value : "on", box)); break;
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" } or IHtmlButtonElement: if (control == pressed) fields.Add((name, control.GetAttribute("value") ?? "", control)); break;
                case IHtmlInputElement input: fields.Add((name, input.Value, input)); break;
                case IHtmlTextAreaElement area: fields.Add((name, area.Value.ReplaceLineEndings("\r\n"), area)); break;
                case IHtmlSelectElement select: fields.AddRange(select.Options.Where(o => o.IsSelected && !o.IsDisabled).Select(o => (name, o.Value, (IElement)select))); break;
            }
        }

        var action = new Uri(new Uri("http://localhost" + Address), pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Address);
        var method = pressed.GetAttribute("formmethod") ?? form.GetAttribute("method") ?? "get";
        if (!method.Equals("post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(action) { Query = query }.Uri);
        }
        var withFiles = (pressed.GetAttribute("formenctype") ?? form.GetAttribute("enctype")) == "multipart/form-data";
        return new HttpRequestMessage(HttpMethod.Post, action) { Content = withFiles ? Parts(fields) : new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
    }

    private MultipartFormDataContent Parts(List<(string Name, string Value, IElement From)> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value, from) in fields)
        {
            if (from is not IHtmlInputElement { Type: "file" }) content.Add(new StringContent(value, Encoding.UTF8), name);
            else
            {
                var (fileName, bytes, contentType) = _files.GetValueOrDefault(from, ("", [], "application/octet-stream"));
                var part = new ByteArrayContent(bytes);
                part.Headers.ContentType = new MediaTypeHeaderValue(contentType);
                part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = $"\"{fileName}\"" };
                content.Add(part);
            }
        }
        return content;
    }

    // ---- finding

    private TestPage Set(string label, string? inside, bool on)
    {
        var control = Control(label, inside);
        if (control is not IHtmlInputElement { Type: "checkbox" } box) { Assert.Fail($"\"{label}\" is a {Kind(control)}: it cannot be ticked."); return this; }
        box.IsChecked = on;
        return this;
    }

    private IElement Control(string label, string? inside)
    {
        var found = Labelled(label, inside);
        if (found.Count == 0)
            Assert.Fail($"There is no field labelled \"{label}\"{(inside is null ? "" : $" inside \"{inside}\"")}. There are: {Quoted(_document.QuerySelectorAll("label, legend").Select(LabelWords))}. {Description}");
        return Only(found, "field", label);
    }

    private List<IElement> Labelled(string label, string? inside) =>
        [.. Around(inside).QuerySelectorAll<IHtmlLabelElement>("label").Where(l => LabelWords(l) == Tidy(label))
            .Select(l => l.HtmlFor is { Length: > 0 } id ? _document.GetElementById(id) : l.QuerySelector("input, select, textarea"))
            .OfType<IElement>().Distinct()];

    private List<IElement> Groups(string legend, string? inside) =>
        [.. Around(inside).QuerySelectorAll("fieldset").Where(f => f.Children.FirstOrDefault(c => c.LocalName == "legend") is { } l && LabelWords(l) == Tidy(legend))];

    private static IHtmlInputElement Choice(IElement group, string legend, string option, string type)
    {
        var boxes = group.QuerySelectorAll<IHtmlInputElement>($"input[type={type}]").ToList();
        var found = boxes.Where(box => ChoiceWords(group, box) == Tidy(option)).ToList();
        if (found.Count != 1) Assert.Fail($"\"{legend}\" offers {Quoted(boxes.Select(box => ChoiceWords(group, box)))}, not \"{option}\".");
        return found[0];
    }

    private static string ChoiceWords(IElement group, IHtmlInputElement box) =>
        group.QuerySelectorAll<IHtmlLabelElement>("label").FirstOrDefault(l => l.HtmlFor == box.Id) is { } label ? LabelWords(label) : "";

    private List<IElement> Buttons(string words, string? inside) =>
        [.. Around(inside).QuerySelectorAll("button, input[type=submit]").Where(b => (b is IHtmlInputElement input ? input.Value : Words(b)) == Tidy(words) && !IsDisabled(b))];

    private List<IElement> Links(string words) => [.. _document.QuerySelectorAll("a[href]").Where(a => Words(a) == Tidy(words))];

    /// <summary>The fieldset with this legend, the row or card with these words, or what follows this heading.</summary>
    private IParentNode Around(string? inside)
    {
        if (inside is null) return _document;
        var place = _document.QuerySelectorAll("fieldset").FirstOrDefault(f => f.Children.FirstOrDefault(c => c.LocalName == "legend") is { } l && LabelWords(l) == Tidy(inside))
            ?? _document.QuerySelectorAll("h2, h3, h4").FirstOrDefault(h => Words(h) == Tidy(inside))?.ParentElement
            ?? _document.QuerySelectorAll("tr, li, .mp-card, form").LastOrDefault(e => Words(e).Contains(Tidy(inside), StringComparison.Ordinal));
        if (place is null) Assert.Fail($"There is no group, heading or row \"{inside}\". {Description}");
        return place!;
    }

    private IElement Only(List<IElement> found, string what, string words)
    {
        if (found.Count == 1) return found[0];
        Assert.Fail(found.Count == 0 ? $"There is no {what} \"{words}\". {Description}" : $"There are {found.Count} {what}s \"{words}\": say inside what.");
        throw new InvalidOperationException();
    }

    private string Description => $"It is {Address} ({(int)Status}): {(Text.Length > 3000 ? Text[..3000] + "..." : Text)}";

    private static bool IsDisabled(IElement control) => control.HasAttribute("disabled") || control.Ancestors<IHtmlFieldSetElement>().Any(f => f.HasAttribute("disabled"));

    internal static string Kind(IElement control) => control is IHtmlInputElement input ? $"{input.Type} field" : control.LocalName;

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"\"{w}\""));

    // ---- words

    /// <summary>A label without its "(required)" and without the second line that explains a choice.</summary>
    internal static string LabelWords(IElement label) =>
        Words(label, skip: element => element.ClassList.Contains("mp-required") || element.ClassName?.Contains("__label-description", StringComparison.Ordinal) == true);

    internal static string Words(IElement? element) => Words(element, skip: _ => false);

    private static string Words(IElement? element, Func<IElement, bool> skip)
    {
        if (element is null) return "";
        var text = new StringBuilder();
        Read(element);
        return Tidy(text.ToString());

        void Read(INode node)
        {
            switch (node)
            {
                case IText words: text.Append(words.Data); break;
                case IElement { LocalName: "script" or "style" or "template" or "dialog" or "noscript" }: break;
                case IElement inner when inner != element && skip(inner): break;
                case IElement inner:
                    var isInline = inner.LocalName is "a" or "span" or "strong" or "em" or "b" or "i" or "abbr" or "small" or "mark" or "time" or "code";
                    if (!isInline) text.Append(' ');
                    foreach (var child in inner.ChildNodes) Read(child);
                    if (!isInline) text.Append(' ');
                    break;
            }
        }
    }

    internal static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal static class FormOwners
{
    /// <summary>The form a control is sent with: the one it names, else the one around it.</summary>
    public static IElement? FormOwner(this IElement control) =>
        control.GetAttribute("form") is { Length: > 0 } id ? control.Owner?.GetElementById(id) : control.Closest("form");
}
