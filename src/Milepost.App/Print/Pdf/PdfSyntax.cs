using System.Globalization;
using System.Text;

namespace Milepost.App.Print.Pdf;

/// <summary>A value as it stands in a file, with the place it was read from.</summary>
internal sealed record PdfValue(PdfKind Kind, int Start, int End)
{
    /// <summary>The name without its slash, the word, or the text's bytes as one character each.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number, the number of the object referred to, or 0.</summary>
    public long Number { get; init; }

    public IReadOnlyList<PdfValue> Items { get; init; } = [];

    public IReadOnlyDictionary<string, PdfValue> Entries { get; init; } = new Dictionary<string, PdfValue>();

    public PdfValue? this[string name] => Entries.GetValueOrDefault(name);

    /// <summary>A text string as people read it.</summary>
    public string Words => Text.StartsWith("\u00fe\u00ff", StringComparison.Ordinal) ? Encoding.BigEndianUnicode.GetString(Encoding.Latin1.GetBytes(Text[2..])) : Text;
}

internal enum PdfKind { Name, Text, HexText, Number, Reference, List, Dictionary, Word }

/// <summary>The file is not one that our writer wrote, or it was cut off or changed since.</summary>
internal sealed class PdfFormatException(string message) : Exception(message);

/// <summary>Reads the values of a PDF (ISO 32000, 7.3) one by one.</summary>
/// <remarks>
/// Strict where readers are lenient: what is read may come from a forger. Entries may not stand twice, nesting and lengths are limited.
/// </remarks>
internal sealed class PdfSyntax(byte[] file, int at)
{
    private const int Deepest = 40;
    private const int MostParts = 100_000;

    private int _parts;

    public int At { get; private set; } = at;

    public PdfValue Read() => Read(0);

    /// <summary>Whether exactly this word comes next; if so it is taken.</summary>
    public bool Take(string word)
    {
        SkipSpace();
        if (!file.AsSpan(At).StartsWith(Encoding.ASCII.GetBytes(word))) return false;
        if (At + word.Length < file.Length && IsRegular(file[At + word.Length]) && IsRegular((byte)word[^1])) return false;
        At += word.Length;
        return true;
    }

    public void Expect(string word)
    {
        if (!Take(word)) throw new PdfFormatException($"'{word}' is missing at {At}.");
    }

    public long Number()
    {
        SkipSpace();
        var start = At;
        while (At < file.Length && At - start < 11 && char.IsAsciiDigit((char)file[At])) At++;
        if (At == start || At - start > 10 || (At < file.Length && IsRegular(file[At]))) throw new PdfFormatException($"A number is missing at {start}.");
        return long.Parse(Encoding.ASCII.GetString(file, start, At - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private PdfValue Read(int depth)
    {
        if (depth > Deepest || ++_parts > MostParts) throw new PdfFormatException("Nested too deeply.");
        SkipSpace();
        if (At >= file.Length) throw new PdfFormatException("Cut off.");
        var start = At;
        switch (file[At])
        {
            case (byte)'/':
                var name = Name();
                return new(PdfKind.Name, start, At) { Text = name };
            case (byte)'(':
                var literal = Literal();
                return new(PdfKind.Text, start, At) { Text = literal };
            case (byte)'[':
                At++;
                var items = new List<PdfValue>();
                while (!TakeSign(']')) items.Add(Read(depth + 1));
                return new(PdfKind.List, start, At) { Items = items };
            case (byte)'<' when At + 1 < file.Length && file[At + 1] == '<':
                At += 2;
                var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
                while (!TakeSign('>'))
                {
                    SkipSpace();
                    if (At >= file.Length || file[At] != '/') throw new PdfFormatException($"A name is missing at {At}.");
                    if (!entries.TryAdd(Name(), Read(depth + 1))) throw new PdfFormatException($"An entry stands twice at {At}.");
                }
                if (At >= file.Length || file[At++] != '>') throw new PdfFormatException("A dictionary is not closed.");
                return new(PdfKind.Dictionary, start, At) { Entries = entries };
            case (byte)'<':
                var bytes = Hex();
                return new(PdfKind.HexText, start, At) { Text = bytes };
            default:
                return WordOrNumber(start);
        }
    }

    /// <summary>A number, a reference ("12 0 R"), or a word such as true.</summary>
    private PdfValue WordOrNumber(int start)
    {
        while (At < file.Length && IsRegular(file[At])) At++;
        if (At == start || At - start > 40) throw new PdfFormatException($"Nothing that can be read at {start}.");
        var word = Encoding.Latin1.GetString(file, start, At - start);
        if (!decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return new(PdfKind.Word, start, At) { Text = word };
        if (number != decimal.Truncate(number) || Math.Abs(number) > uint.MaxValue) return new(PdfKind.Number, start, At) { Text = word, Number = -1 };

        var end = At;
        if (word.All(char.IsAsciiDigit) && Take("0") && Take("R")) return new(PdfKind.Reference, start, At) { Number = (long)number };
        At = end;
        return new(PdfKind.Number, start, end) { Text = word, Number = (long)number };
    }

    private string Name()
    {
        var name = new StringBuilder();
        for (At++; At < file.Length && IsRegular(file[At]); At++)
        {
            // Our writer never needs #41 for A; a forger may, to hide a name.
            if (file[At] == '#' || name.Length > 127) throw new PdfFormatException($"A name cannot be read at {At}.");
            name.Append((char)file[At]);
        }
        return name.ToString();
    }

    private string Literal()
    {
        var text = new StringBuilder();
        var depth = 0;
        for (; At < file.Length; At++)
        {
            var sign = (char)file[At];
            if (sign == '\\') throw new PdfFormatException($"A text cannot be read at {At}.");
            if (sign == '(' && depth++ == 0) continue;
            if (sign == ')' && --depth == 0) { At++; return text.ToString(); }
            text.Append(sign);
        }
        throw new PdfFormatException("A text is not closed.");
    }

    private string Hex()
    {
        var end = file.AsSpan(At).IndexOf((byte)'>');
        if (end < 0) throw new PdfFormatException("A text is not closed.");
        var digits = Encoding.Latin1.GetString(file, At + 1, end - 1);
        At += end + 1;
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigitUpper)) throw new PdfFormatException($"A text holds something else than digits at {At}.");
        return Encoding.Latin1.GetString(Convert.FromHexString(digits));
    }

    private bool TakeSign(char sign)
    {
        SkipSpace();
        if (At >= file.Length || file[At] != sign) return false;
        At++;
        return true;
    }

    // A remark would be as good as a space. Ours have none, and they are where a second truth is best hidden.
    private void SkipSpace()
    {
        while (At < file.Length && file[At] is 0 or 9 or 10 or 12 or 13 or 32) At++;
    }

    private static bool IsRegular(byte sign) => sign is not (0 or 9 or 10 or 12 or 13 or 32)
        && sign is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');
}
