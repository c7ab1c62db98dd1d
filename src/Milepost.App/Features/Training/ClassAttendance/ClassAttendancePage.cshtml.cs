using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Services.Attend;
using Milepost.App.Web;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Training.ClassAttendance;

/// <summary>One day or week of a class: everybody in it at once.</summary>
public sealed class ClassAttendancePage(ClassAttendanceQuery classes, RecordAttendanceHandler record, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "class"), Display(Name = "Class")] public string? Class { get; set; }
    [BindProperty(SupportsGet = true, Name = "on"), Display(Name = "Day")] public DateOnly? On { get; set; }
    [BindProperty(SupportsGet = true, Name = "by"), Display(Name = "What you enter")] public AttendanceBy? By { get; set; }
    [BindProperty] public ClassForm Form { get; set; } = new();

    public ClassRoll Roll { get; private set; } = null!;

    public DateOnly From => By == AttendanceBy.Week ? AttendancePeriods.WeekOf(On ?? time.Today) : On ?? time.Today;
    public DateOnly To => By == AttendanceBy.Week ? From.AddDays(6) : From;

    public ClassMember? MemberOf(ClassRow row) => Roll.Members.FirstOrDefault(m => m.ServiceId == row.ServiceId);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Form = new()
        {
            Scheduled = Roll.Members.Select(m => m.Hours?.Scheduled).FirstOrDefault(h => h is not null),
            Rows = [.. Roll.Members.Select(m => new ClassRow { ServiceId = m.ServiceId, Attended = m.Hours?.Attended, Excused = m.Hours?.Excused == true, Note = m.Hours?.Note })],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var lines = Form.Rows.Select(row => MemberOf(row) is { } member ? new ClassLine(member.ParticipantId, member.ServiceId, row.ToHours(From, To, Form.Scheduled)) : null).ToList();
        if (lines.Contains(null)) return NotFound();
        var result = await record.HandleAsync(new RecordClassAttendance(From, To, lines!), ct);
        return Answer(result, _ => "/training/attendance" + QueryString.Create(new Dictionary<string, string?>
        {
            ["class"] = Class, ["on"] = $"{On ?? time.Today:yyyy-MM-dd}", ["by"] = $"{By ?? AttendanceBy.Day}",
        }),
            result.IsDone ? $"The attendance of {result.Value} {(result.Value == 1 ? "person" : "people")} is saved." : "");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        On ??= time.Today;
        By ??= AttendanceBy.Day;
        Roll = await classes.HandleAsync(Class, From, To, ct);
    }
}

public sealed class ClassForm : IValidatableObject
{
    [Display(Name = "Hours scheduled for everybody")] public decimal? Scheduled { get; set; }
    [MaxLength(ClassAttendanceQuery.MostPeople)] public List<ClassRow> Rows { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Scheduled is null && Rows.Exists(row => !row.IsEmpty)) yield return new("Enter the hours that were scheduled.", [nameof(Scheduled)]);
    }
}

public sealed class ClassRow
{
    public Guid ServiceId { get; set; }
    [Display(Name = "Hours attended")] public decimal? Attended { get; set; }
    [Display(Name = "Excused")] public bool Excused { get; set; }
    [Display(Name = "Note"), StringLength(300)] public string? Note { get; set; }

    public bool IsEmpty => Attended is null && !Excused && string.IsNullOrWhiteSpace(Note);

    public AttendanceHours? ToHours(DateOnly from, DateOnly to, decimal? scheduled) => IsEmpty ? null : new(from, to, scheduled ?? 0, Attended ?? 0, Excused, Note);
}
