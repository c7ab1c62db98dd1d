using System.Diagnostics.CodeAnalysis;
using Milepost.Domain.Policy;

namespace Milepost.App.Policy;

/// <summary>Every pack the program knows, read once at start.</summary>
public sealed class Packs(IEnumerable<Pack> packs)
{
    private readonly Dictionary<string, Pack> _byId = packs.ToDictionary(pack => pack.Id);

    public Pack this[string id] => Find(id, out var pack)
        ? pack
        : throw new KeyNotFoundException($"There is no pack \"{id}\". Known packs: {string.Join(", ", All.Select(known => known.Id))}.");

    public IReadOnlyList<Pack> All { get; } = [.. packs.OrderBy(pack => pack.Id, StringComparer.Ordinal)];

    public bool Find(string id, [NotNullWhen(true)] out Pack? pack) => _byId.TryGetValue(id, out pack);
}
