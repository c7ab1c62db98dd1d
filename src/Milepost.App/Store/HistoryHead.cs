namespace Milepost.App.Store;

/// <summary>The newest entry of the organization's chain; a participant carries its own.</summary>
public sealed class HistoryHead
{
    public required string Chain { get; init; }
    public string Hash { get; set; } = "";
    public long Length { get; set; }
}
