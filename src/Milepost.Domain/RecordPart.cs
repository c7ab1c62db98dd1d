namespace Milepost.Domain;

/// <summary>Something that happened to a record, in the words of the Update Log.</summary>
/// <param name="Kind">Stable name such as <c>plan.goal-added</c>; its first part is the area.</param>
/// <param name="Words">One sentence in plain words.</param>
/// <param name="Why">The reason given, when one was.</param>
public sealed record Happening(string Kind, string Words, string? Why = null);

/// <summary>Raises happenings; the store writes them to the history in the same transaction.</summary>
public abstract class Recorded
{
    private readonly List<Happening> _happenings = [];

    public Guid Id { get; protected set; } = RecordId.New();

    /// <summary>Raised by the store with every change; a form that was opened on an older one is told so.</summary>
    public long Version { get; private set; } = 1;

    public IReadOnlyList<Happening> Happenings => _happenings;

    public void ForgetHappenings() => _happenings.Clear();

    protected void Raise(string kind, string words, string? why = null) => _happenings.Add(new(kind, words, why));
}

/// <summary>A part of one participant's record.</summary>
public abstract class RecordPart : Recorded
{
    public Guid ParticipantId { get; protected set; }

    /// <summary>The id this part carries in case files ("G-3"); unique within the participant's record.</summary>
    public string CaseFileId { get; protected set; } = "";
}
