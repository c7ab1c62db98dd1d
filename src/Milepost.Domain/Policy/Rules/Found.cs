using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>What came of looking for facts of one sort: the first and the last of them, and all where asked.</summary>
/// <remarks>Most rules need the earliest or the latest only, so nothing is gathered unless <see cref="All"/> is there.</remarks>
public struct Found
{
    public Evidence? First { get; private set; }

    public Evidence? Last { get; private set; }

    public List<Evidence>? All { get; init; }

    public readonly bool Any => First is not null;

    /// <summary>The facts come in the order of the record: of two on one day the first is the first and the second the last.</summary>
    public void Add(string what, DateOnly on, Fact of)
    {
        if (First is null || on < First.Value.On) First = new(what, on, of);
        if (Last is null || on >= Last.Value.On) Last = new(what, on, of);
        All?.Add(new(what, on, of));
    }
}
