namespace Milepost.App.Store.Keys;

/// <summary>A key or a word that every node of an installation must know, kept in the database that they share.</summary>
public sealed class InstallationSecret
{
    public required string Name { get; init; }

    /// <summary>Locked with <c>Keys:Secret</c> where one is set: see <see cref="SecretBox"/>.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}
