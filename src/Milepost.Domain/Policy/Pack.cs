namespace Milepost.Domain.Policy;

/// <summary>One jurisdiction's way of working: its sources and its settings, with those of the packs it extends already taken in.</summary>
/// <param name="Lineage">This pack's id first, then the pack it extends, and so on up.</param>
/// <param name="InForceNote">Why the pack counts from that day, where the source does not say it itself.</param>
/// <param name="Sources">Its own sources and those of the packs it extends, by id.</param>
public sealed record Pack(
    string Id,
    string Title,
    string Jurisdiction,
    IReadOnlyList<string> Lineage,
    DateOnly InForceFrom,
    string? InForceNote,
    IReadOnlyDictionary<string, PolicySource> Sources,
    PackSettings Settings)
{
    public string? Extends => Lineage.Count > 1 ? Lineage[1] : null;
}

/// <summary>A document that policy rests on.</summary>
/// <param name="Date">Absent where the document bears none.</param>
public sealed record PolicySource(string Id, string Title, string Issuer, DateOnly? Date, Uri? Link, string? Note);

/// <summary>A place in a source, with its own words where they help.</summary>
public sealed record Citation(string Source, string? Section, string? Quote);
