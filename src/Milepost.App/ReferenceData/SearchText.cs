using Milepost.Domain;

namespace Milepost.App.ReferenceData;

/// <summary>Compares what people type with what lists hold, letter case, accents and punctuation aside.</summary>
internal sealed class SearchText
{
    private readonly string[] _words;
    private readonly string _whole;

    public SearchText(string text)
    {
        _words = SearchWords.Of(text);
        _whole = string.Join(' ', _words);
    }

    /// <summary>Every word typed begins a word here.</summary>
    public bool HasAll(IReadOnlyList<string> typed) => typed.All(word => _words.Any(own => own.StartsWith(word, StringComparison.Ordinal)));

    public bool StartsWith(IReadOnlyList<string> typed) => _whole.StartsWith(string.Join(' ', typed), StringComparison.Ordinal);
}
