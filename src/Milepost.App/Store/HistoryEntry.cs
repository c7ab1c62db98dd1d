using System.Security.Cryptography;
using System.Text;
using Milepost.Domain;

namespace Milepost.App.Store;

/// <summary>One change of one thing: what it was and what it became, as JSON text.</summary>
public sealed record FieldChange(string What, string Field, string? Before, string? After);

public sealed record HistoryEvent(string Kind, string Words, string? Why);

/// <summary>
/// Who changed what, when and why, written in the transaction of the change. Entries of one chain (a participant's record, or the
/// organization) are bound by hashes: changing or removing one later breaks every hash after it.
/// </summary>
public sealed class HistoryEntry
{
    public Guid Id { get; init; } = RecordId.New();

    /// <summary>The participant's id, or "organization".</summary>
    public required string Chain { get; init; }
    public Guid? ParticipantId { get; init; }

    /// <summary>1, 2, 3 within the chain.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>In the organization's chain: path of the node above everything it concerns, which decides who may read it.</summary>
    public string? Place { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required IReadOnlyList<HistoryEvent> Events { get; init; }
    public required IReadOnlyList<FieldChange> Changes { get; init; }
    public required string PreviousHash { get; init; }
    public string Hash { get; private set; } = "";

    public HistoryEntry Sealed()
    {
        Hash = ComputeHash();
        return this;
    }

    public string ComputeHash()
    {
        var text = new StringBuilder()
            .Append(PreviousHash).Append('\n').Append(Chain).Append('\n').Append(Sequence).Append('\n')
            .Append(At.UtcTicks).Append('\n').Append(Place).Append('\n').Append(ActorId).Append('\n').Append(ActorName).Append('\n')
            .Append(System.Text.Json.JsonSerializer.Serialize(Events, JsonColumn.Options)).Append('\n')
            .Append(System.Text.Json.JsonSerializer.Serialize(Changes, JsonColumn.Options));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

public static class HistoryPlace
{
    /// <summary>The lowest node above all of them, "il/cook/" for "il/cook/north/" and "il/cook/south/"; null when there is none.</summary>
    public static string? Shared(IEnumerable<string> paths)
    {
        string[]? shared = null;
        foreach (var path in paths)
        {
            var codes = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            shared = shared is null ? codes : [.. shared.Zip(codes).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }
        return shared is null or [] ? null : string.Join('/', shared) + "/";
    }
}
