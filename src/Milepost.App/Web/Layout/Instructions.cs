namespace Milepost.App.Web.Layout;

/// <summary>Short guidance for a page from the pack, with the words it rests on; the model of <c>_Instructions</c>.</summary>
/// <param name="Paragraphs">The guidance in plain words.</param>
/// <param name="Source">Title and section of the document, like "Chicago Cook IEP/ISS procedure, section 5".</param>
public sealed record Instructions(IReadOnlyList<string> Paragraphs, string Source, string? Quote = null, string? Link = null);
