namespace Milepost.App.Print.Pdf;

/// <summary>One element of the structure tree: what a screen reader meets, in reading order.</summary>
internal sealed class Tag
{
    private readonly List<Tag> _children = [];
    private readonly List<(int Page, int Mark)> _marks = [];

    public Tag(string role, string attributes = "")
    {
        Role = role;
        Attributes = attributes;
    }

    public string Role { get; }

    /// <summary>Further entries of the element's dictionary, such as the scope of a header cell.</summary>
    public string Attributes { get; }

    public Tag? Parent { get; private set; }

    /// <summary>Stands for the whole element when it is read aloud or copied.</summary>
    public string? ActualText { get; init; }

    public IReadOnlyList<Tag> Children => _children;
    public IReadOnlyList<(int Page, int Mark)> Marks => _marks;

    /// <summary>The form field this element stands for, by its place in the list of fields.</summary>
    public int? Field { get; set; }

    public Tag Add(string role, string attributes = "") => Add(new Tag(role, attributes));

    public Tag Add(Tag child)
    {
        child.Parent = this;
        _children.Add(child);
        return child;
    }

    public void Mark(int page, int mark) => _marks.Add((page, mark));

    public IEnumerable<Tag> InReadingOrder() => _children.SelectMany(c => c.InReadingOrder()).Prepend(this);
}
