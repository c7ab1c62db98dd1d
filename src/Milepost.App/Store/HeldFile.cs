namespace Milepost.App.Store;

/// <summary>A file that somebody sent and is asked about before it is taken in. Kept for an hour, where every node finds it.</summary>
public sealed class HeldFile
{
    public const int LongestName = 260;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string FileName { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTimeOffset Until { get; init; }
}
