using System.Globalization;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>
/// A file our writer wrote, and what was appended to it since: only as much of PDF as that needs, read by the plain cross-reference tables at its end.
/// </summary>
/// <exception cref="PdfFormatException">It is something else, or damaged.</exception>
internal sealed class PdfFile
{
    private const int MostSections = 20;
    private const int MostFields = 200;

    private readonly byte[] _bytes;
    private readonly Dictionary<int, int> _offsets = [];
    private readonly List<Section> _sections = [];

    private PdfFile(byte[] bytes)
    {
        _bytes = bytes;
        if (!bytes.AsSpan().StartsWith("%PDF-1.7\n"u8)) throw new PdfFormatException("Not a PDF of ours.");
        TableAt = LastTable();
        for (int? at = TableAt; at is { } next;) at = ReadSection(next);

        var trailer = _sections[0].Trailer;
        Size = Whole(trailer["Size"]);
        Root = Reference(trailer["Root"]);
        Info = Reference(trailer["Info"]);
        FirstId = trailer["ID"] is { Kind: PdfKind.List, Items: [{ Kind: PdfKind.HexText } first, _] } ? first.Text : throw new PdfFormatException("No identifier.");
        Catalog = Dictionary(Root);
        Fields = ReadFields();
    }

    /// <summary>Where the newest cross-reference table begins.</summary>
    public int TableAt { get; }

    /// <summary>One more than the highest object number.</summary>
    public int Size { get; }

    public int Root { get; }

    public int Info { get; }

    public string FirstId { get; }

    public PdfValue Catalog { get; }

    /// <summary>The signature fields, empty and filled, in the form's order.</summary>
    public IReadOnlyList<PdfSignatureField> Fields { get; }

    /// <summary>What was written at once: the first of all, then each update, newest first.</summary>
    public IReadOnlyList<Section> Sections => _sections;

    public static PdfFile Open(byte[] bytes) => new(bytes);

    /// <summary>An object that is a dictionary, or a stream's dictionary.</summary>
    public PdfValue Dictionary(int id) => Object(id) is { Kind: PdfKind.Dictionary } found ? found : throw new PdfFormatException($"Object {id} is no dictionary.");

    public PdfValue Object(int id)
    {
        if (!_offsets.TryGetValue(id, out var offset)) throw new PdfFormatException($"Object {id} is not there.");
        var syntax = new PdfSyntax(_bytes, offset);
        if (syntax.Number() != id || syntax.Number() != 0) throw new PdfFormatException($"Object {id} is somewhere else.");
        syntax.Expect("obj");
        var value = syntax.Read();
        if (!syntax.Take("endobj") && !syntax.Take("stream")) throw new PdfFormatException($"Object {id} does not end.");
        return value;
    }

    private List<PdfSignatureField> ReadFields()
    {
        if (Catalog["AcroForm"] is not { Kind: PdfKind.Reference } form || Dictionary((int)form.Number)["Fields"] is not { Kind: PdfKind.List } fields) return [];
        if (fields.Items.Count > MostFields) throw new PdfFormatException("Too many fields.");
        var found = new List<PdfSignatureField>();
        foreach (var id in fields.Items.Select(Reference))
        {
            var field = Dictionary(id);
            if (field["FT"] is not { Kind: PdfKind.Name, Text: "Sig" } || field["T"] is not { Kind: PdfKind.HexText or PdfKind.Text } name) continue;
            if (found.Exists(f => f.Name == name.Words)) throw new PdfFormatException("Two fields of one name.");
            var value = field["V"] is { } filled ? Dictionary(Reference(filled)) : null;
            found.Add(new(id, name.Words, field, value));
        }
        return found;
    }

    /// <summary>The table that the last line names; nothing may follow that line.</summary>
    private int LastTable()
    {
        var tail = Encoding.Latin1.GetString(_bytes.AsSpan(Math.Max(0, _bytes.Length - 64)));
        var words = tail.LastIndexOf("startxref\n", StringComparison.Ordinal) is >= 0 and var at ? tail[at..].Split('\n') : [];
        return words is ["startxref", var offset, "%%EOF", ""] && int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var table)
            ? table : throw new PdfFormatException("The end is not as it was written.");
    }

    /// <returns>The table before it, if there is one.</returns>
    private int? ReadSection(int at)
    {
        if (at >= _bytes.Length || _sections.Count == MostSections || (_sections.Count > 0 && at >= _sections[^1].TableAt)) throw new PdfFormatException("The tables do not follow each other.");
        var syntax = new PdfSyntax(_bytes, at);
        syntax.Expect("xref");
        var ids = new List<int>();
        while (!syntax.Take("trailer"))
        {
            var (first, count) = (syntax.Number(), syntax.Number());
            // Twenty bytes for each entry: a table cannot promise more than the file holds.
            if (first + count > int.MaxValue || count * 20 > _bytes.Length - syntax.At) throw new PdfFormatException("A table is longer than the file.");
            for (var id = first; id < first + count; id++)
            {
                var (offset, generation) = (syntax.Number(), syntax.Number());
                if (syntax.Take("f")) continue;
                syntax.Expect("n");
                if (generation != 0 || offset >= at) throw new PdfFormatException("An object lies after its table.");
                _offsets.TryAdd((int)id, (int)offset);
                ids.Add((int)id);
            }
        }
        var trailer = syntax.Read();
        // Packed tables and locked files are not ours; they could hold what these lines do not see.
        if (trailer.Kind != PdfKind.Dictionary || trailer["XRefStm"] is not null || trailer["Encrypt"] is not null) throw new PdfFormatException("A trailer is not as it was written.");
        _sections.Add(new(at, ids, trailer));
        return trailer["Prev"] is { } before ? Whole(before) : null;
    }

    private static int Whole(PdfValue? value) =>
        value is { Kind: PdfKind.Number, Number: >= 0 and <= int.MaxValue } ? (int)value.Number : throw new PdfFormatException("A number is missing.");

    private static int Reference(PdfValue? value) =>
        value is { Kind: PdfKind.Reference, Number: > 0 and < int.MaxValue } ? (int)value.Number : throw new PdfFormatException("A reference is missing.");

    /// <param name="TableAt">Where its cross-reference table begins.</param>
    /// <param name="Ids">The objects it wrote.</param>
    internal sealed record Section(int TableAt, IReadOnlyList<int> Ids, PdfValue Trailer);
}

/// <summary>A signature field and, once it is filled, the signature's dictionary.</summary>
internal sealed record PdfSignatureField(int Id, string Name, PdfValue Dictionary, PdfValue? Signature);
