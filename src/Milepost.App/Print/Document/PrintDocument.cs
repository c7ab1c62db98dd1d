namespace Milepost.App.Print.Document;

/// <summary>A document to be printed: what it says, in reading order, and nothing about where it stands on a page.</summary>
/// <param name="Language">The language of the text, such as <c>en-US</c>.</param>
public sealed record PrintDocument(string Title, string Language, RunningText Running, IReadOnlyList<Block> Blocks);

/// <summary>What stands at the edge of every page. The head is left out on the first page.</summary>
/// <param name="PageNumber">A pattern such as <c>Page {0} of {1}</c>.</param>
/// <param name="MissingNote">Shown once, at the end, where a character could not be printed.</param>
/// <param name="Notice">Stands over the head; on the first page the document says it itself.</param>
public sealed record RunningText(string Head, string FootLeft, string FootCenter, string PageNumber, string MissingNote, string? Notice = null);

/// <summary>One part of a document.</summary>
public abstract record Block;

/// <summary>Who issues the document: a name and an office on the left, an address on the right.</summary>
public sealed record Letterhead(string Name, string Office, IReadOnlyList<string> Address) : Block;

/// <summary>A heading of level 1 to 3; it never stands alone at the foot of a page.</summary>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>A small heading over what follows; it is not in the outline.</summary>
public sealed record Lead(string Text) : Block;

/// <summary>Running text; a line break in it starts a new paragraph.</summary>
public sealed record Paragraph(string Text, Tone Tone = Tone.Plain) : Block;

/// <summary>Small facts in a grid, each a label over its value, read row by row.</summary>
/// <param name="OnPanel">On a tinted panel, for the facts that identify the document.</param>
/// <param name="LeadsIn">They stay with what follows, as the facts of a goal do.</param>
public sealed record Facts(IReadOnlyList<Fact> Items, int Columns, bool OnPanel = false, bool LeadsIn = false) : Block;

/// <summary>A labeled value, one or more columns wide.</summary>
public sealed record Fact(string Label, string Value, int Span = 1);

/// <summary>A list with bullets, or with numbers where the order or the count matters.</summary>
public sealed record ItemList(IReadOnlyList<string> Items, bool Numbered = false) : Block;

/// <summary>Check boxes in a row.</summary>
public sealed record CheckBoxes(IReadOnlyList<CheckBox> Items) : Block;

/// <summary>A box with its text.</summary>
/// <param name="Ticked">Null for a box to be ticked by hand on paper.</param>
/// <param name="Spoken">What is read aloud in place of box and text, as the box itself is silent.</param>
public sealed record CheckBox(string Text, bool? Ticked, string? Spoken = null);

/// <summary>A table whose heading row comes again on every page it reaches.</summary>
/// <param name="Caption">Null where the heading above says it all.</param>
public sealed record Table(string? Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block;

/// <summary>A table row.</summary>
/// <param name="Remark">Said below the cells across the whole table, where it has room to be read.</param>
public sealed record Row(IReadOnlyList<Cell> Cells, string? Remark = null);

/// <summary>A table column.</summary>
/// <param name="Share">Its width compared with the other columns.</param>
public sealed record Column(string Heading, double Share);

/// <summary>A table cell: one paragraph or a few.</summary>
public sealed record Cell(IReadOnlyList<Paragraph> Paragraphs)
{
    public static Cell Of(string text) => new([new Paragraph(text)]);
}

/// <summary>A thin line across the page.</summary>
public sealed record Rule : Block;

/// <summary>A place to sign, on paper or later electronically, with a place for the date.</summary>
/// <param name="FieldName">Names the form field; a later release finds it by this name.</param>
public sealed record SignatureLine(string FieldName, string Tooltip, string SignatureLabel, string SignerName, string DateLabel) : Block;

/// <summary>Blocks that go to the next page together rather than be torn apart.</summary>
public sealed record KeepTogether(IReadOnlyList<Block> Blocks) : Block;

/// <summary>How a paragraph is meant.</summary>
public enum Tone
{
    Plain,
    Strong,

    /// <summary>Said beside the matter: a reason, a remark, or that something is still open.</summary>
    Note,
}
