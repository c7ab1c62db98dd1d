using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Milepost.App.ReferenceData;

/// <summary>Compares what people type with what lists hold, letter case, accents and punctuation aside.</summary>
internal sealed class SearchText
{
    // The program runs without culture data, where text cannot be taken apart into letters and accents: Latin letters are listed instead.
    private static readonly (string Letter, string Accented)[] AccentedLetters =
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓđ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖħ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉịı"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽł"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ];

    private static readonly FrozenDictionary<char, char> PlainLetters =
        AccentedLetters.SelectMany(row => row.Accented.Select(accented => (accented, row.Letter[0]))).ToFrozenDictionary(pair => pair.accented, pair => pair.Item2);

    private readonly string[] _words;
    private readonly string _whole;

    public SearchText(string text)
    {
        _words = WordsOf(text);
        _whole = string.Join(' ', _words);
    }

    /// <summary>Every word typed begins a word here.</summary>
    public bool HasAll(IReadOnlyList<string> typed) => typed.All(word => _words.Any(own => own.StartsWith(word, StringComparison.Ordinal)));

    public bool StartsWith(IReadOnlyList<string> typed) => _whole.StartsWith(string.Join(' ', typed), StringComparison.Ordinal);

    public static string[] WordsOf(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var typed in text)
        {
            var letter = char.ToLowerInvariant(typed);
            if (PlainLetters.TryGetValue(letter, out var unaccented)) plain.Append(unaccented);
            else if (char.IsLetterOrDigit(letter)) plain.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(' ');
        }
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
