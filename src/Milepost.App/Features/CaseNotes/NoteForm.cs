using System.ComponentModel.DataAnnotations;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes;

/// <summary>The case note that is written together with something else.</summary>
public sealed class NoteForm
{
    [Display(Name = "Subject of the note"), StringLength(CaseNote.SubjectMaxLength)] public string? Subject { get; set; }
    [Display(Name = "Case note")] public string? Text { get; set; }
    [Display(Name = "This was a two-way contact: both of you spoke or wrote")] public bool TwoWay { get; set; }
    [Display(Name = "How you were in contact"), StringLength(40)] public string? Method { get; set; }
    [Display(Name = "Day of the contact")] public DateOnly? OccurredOn { get; set; }

    public NoteInput ToInput() => new(Subject, OccurredOn, Text, TwoWay, Method);
}

/// <summary>A case note that may be left out.</summary>
/// <param name="OccurredOn">Nothing: the day of the thing it goes with.</param>
public sealed record NoteInput(string? Subject, DateOnly? OccurredOn, string? Text, bool TwoWay, string? Method)
{
    /// <summary>The field of forms that holds the note.</summary>
    public const string Field = "Note";

    public static NoteInput None { get; } = new(null, null, null, false, null);

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && !TwoWay;

    public CaseNoteDetails ToDetails(string subject, DateOnly day, DateOnly today, string? service) => new()
    {
        Subject = string.IsNullOrWhiteSpace(Subject) ? subject : Subject,
        // A service may be planned; what is noted about it happened today at the latest.
        OccurredOn = OccurredOn ?? (day < today ? day : today),
        Text = Text ?? "", TwoWay = TwoWay, Method = TwoWay ? Method : null, Service = service,
    };

    /// <summary>The problem beside the field of the note it belongs to.</summary>
    public static Problem Place(Problem problem) => problem.Field is { } field ? problem.At($"{Field}.{field}") : problem;
}
