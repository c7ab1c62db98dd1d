using System.Globalization;
using System.Text;
using Milepost.App.Print.Pdf;

namespace Milepost.App.Print.Layout;

/// <summary>One character as a reader sees it, with the glyph that draws it; none where the font has no drawing for it.</summary>
internal readonly record struct Character(string Text, Rune Rune, int Glyph)
{
    public bool IsMissing => Glyph == 0;
    public bool IsLineBreak => Rune.Value == '\n';
    public bool IsSpace => Rune.Value == ' ' && Text is not ("\u00a0" or "\u202f" or "\u2007");
}

/// <summary>Turns typed text into characters the font can draw, and marks those it cannot.</summary>
internal static class PrintableText
{
    // Each combining mark with the letters that take it and what they become. .NET composes nothing when it runs without
    // ICU, and Vietnamese keyboards type such pairs, so the letters of our font are listed here.
    private static readonly (char Mark, string Letters, string Composed)[] Marks =
    [
        ('\u0327', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
        ('\u0328', "AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
        ('\u031b', "OoUu", "ƠơƯư"),
        ('\u0323', "DdHhRrSsTtZzAaEeIiOoƠơUuƯưYy", "ḌḍḤḥṚṛṢṣṬṭẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"),
        ('\u0326', "SsTt", "ȘșȚț"),
        ('\u0300', "AEIOUaeiouWwÂâĂăÊêÔôƠơƯưYy", "ÀÈÌÒÙàèìòùẀẁẦầẰằỀềỒồỜờỪừỲỳ"),
        ('\u0301', "AEIOUYaeiouyCcLlNnRrSsZzÅåÆæØøWwÂâĂăÊêÔôƠơƯư", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǺǻǼǽǾǿẂẃẤấẮắẾếỐốỚớỨứ"),
        ('\u0302', "AEIOUaeiouCcGgHhJjSsWwYyẠạẸẹỌọ", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẬậỆệỘộ"),
        ('\u0303', "ANOanoIiUuÂâĂăEeÊêÔôƠơƯưYy", "ÃÑÕãñõĨĩŨũẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"),
        ('\u0304', "AaEeIiOoUu", "ĀāĒēĪīŌōŪū"),
        ('\u0306', "AaEeGgIiOoUuẠạ", "ĂăĔĕĞğĬĭŎŏŬŭẶặ"),
        ('\u0307', "CcEeGgIZzNn", "ĊċĖėĠġİŻżṄṅ"),
        ('\u0308', "AEIOUaeiouyYWw", "ÄËÏÖÜäëïöüÿŸẄẅ"),
        ('\u0309', "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy", "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"),
        ('\u030a', "AaUu", "ÅåŮů"),
        ('\u030b', "OoUu", "ŐőŰű"),
        ('\u030c', "CcDdEeLlNnRrSsTtZzAaIiOoUu", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔ"),
    ];

    private static readonly Dictionary<(char Letter, char Mark), char> Composed = Marks
        .SelectMany(m => m.Letters.Zip(m.Composed, (letter, composed) => (Key: (letter, m.Mark), composed)))
        .ToDictionary(p => p.Key, p => p.composed);

    private static readonly Dictionary<char, (char Letter, char Mark)> Decomposed = Composed.ToDictionary(p => p.Value, p => p.Key);

    /// <summary>The visible characters of a text in order; line breaks stay, other control characters go.</summary>
    public static IEnumerable<Character> Split(string text, TrueTypeFont font)
    {
        var rest = Compose(text.ReplaceLineEndings("\n"));
        for (int at = 0, length; at < rest.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(rest, at);
            var element = rest.Substring(at, length);
            var visible = element.EnumerateRunes().Where(r => !IsInvisible(r)).Select(LookAlike).ToList();
            if (visible.Count == 0) continue;

            if (visible[0].Value == '\n')
            {
                yield return new Character(element, visible[0], font.GlyphOf(new Rune(' ')));
                continue;
            }

            // More than one sign in one character means a mark or a joiner we would have to place ourselves: say we cannot.
            yield return new Character(element, visible[0], visible.Count == 1 ? font.GlyphOf(visible[0]) : 0);
        }
    }

    private static bool IsInvisible(Rune rune) => rune.Value != '\n' && rune.Value != '\t'
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F);

    // Word processors paste these; the font draws the same thing under a plainer number.
    private static Rune LookAlike(Rune rune) => rune.Value switch
    {
        '\t' or 0x00A0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => new Rune(' '),
        0x2010 or 0x2011 => new Rune('-'),
        0x2012 => new Rune('–'),
        0x2015 => new Rune('—'),
        _ => rune,
    };

    private static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036f')) return text;

        var composed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            while (end < text.Length && text[end] is >= '\u0300' and <= '\u036f') end++;
            composed.Append(end == i + 1 ? text[i].ToString() : Compose(text[i], text[(i + 1)..end]));
            i = end;
        }

        return composed.ToString();
    }

    // A keyboard may type the tone after a letter that already has its hat: take all marks off, then put them on in Unicode's order.
    private static string Compose(char letter, string typed)
    {
        var marks = typed.ToList();
        while (Decomposed.TryGetValue(letter, out var parts))
        {
            marks.Insert(0, parts.Mark);
            letter = parts.Letter;
        }

        var left = new StringBuilder();
        foreach (var mark in marks.OrderBy(Order))
        {
            if (Composed.TryGetValue((letter, mark), out var composed)) letter = composed;
            else left.Append(mark);
        }

        return letter + left.ToString();
    }

    private static int Order(char mark) => mark switch
    {
        '\u0327' or '\u0328' => 202,
        '\u031b' => 216,
        >= '\u0323' and <= '\u0326' => 220,
        _ => 230,
    };
}
