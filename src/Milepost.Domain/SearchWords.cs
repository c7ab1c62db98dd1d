using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Milepost.Domain;

/// <summary>Brings names and titles to one form for search: letter case, accents and punctuation aside.</summary>
public static class SearchWords
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

    public static string[] Of(string text)
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

    /// <summary>The words with single blanks between them.</summary>
    public static string Normalize(string text)
    {
        if (!Ascii.IsValid(text)) return string.Join(' ', Of(text));
        // Nearly every text is of these letters alone, and a note has many of them.
        var room = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        foreach (var typed in text)
        {
            if (char.IsAsciiLetterOrDigit(typed)) room[length++] = typed is >= 'A' and <= 'Z' ? (char)(typed | 0x20) : typed;
            else if (length > 0 && room[length - 1] != ' ') room[length++] = ' ';
        }
        if (length > 0 && room[length - 1] == ' ') length--;
        var words = new string(room, 0, length);
        ArrayPool<char>.Shared.Return(room);
        return words;
    }
}
