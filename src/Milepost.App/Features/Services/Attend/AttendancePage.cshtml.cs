using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Attend;

/// <summary>A month of a service's attendance, day by day or week by week, to fill in like a sheet.</summary>
public sealed class AttendancePage(AttendanceOfServiceQuery attendance, RecordAttendanceHandler record, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "month")] public DateOnly? Asked { get; set; }
    [BindProperty(SupportsGet = true, Name = "by")] public AttendanceBy? AskedBy { get; set; }
    [BindProperty] public AttendanceForm Form { get; set; } = new();

    public AttendanceView View { get; private set; } = null!;

    public bool MayWrite => !actor.OnlyReads;

    public DateOnly Month => AttendancePeriods.FirstOf(Asked ?? Last);

    /// <summary>As it was kept last; by day where nothing was.</summary>
    public AttendanceBy By => AskedBy ?? (View.Entries is [.., { Hours: var last }] && last.From != last.To ? AttendanceBy.Week : AttendanceBy.Day);

    public bool HasEarlier => Month > AttendancePeriods.FirstOf(View.Service.Details.StartsOn);

    public bool HasLater => Month < AttendancePeriods.FirstOf(Last);

    /// <summary>The last day there can be attendance for.</summary>
    private DateOnly Last => View.Service.EndsOn is { } ended && ended < time.Today ? ended : time.Today < View.Service.Details.StartsOn ? View.Service.Details.StartsOn : time.Today;

    public async Task<IActionResult> OnGetAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await attendance.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        // What was kept otherwise - a week among days, a day among weeks - stands where it belongs, in place of what it takes in.
        var kept = view.Entries.Where(e => e.Hours.To >= Month && e.Hours.From < Month.AddMonths(1)).Select(e => (e.Hours.From, e.Hours.To)).ToList();
        Form.Rows = [.. AttendancePeriods.Of(Month, By)
            .Where(p => p.To >= view.Service.Details.StartsOn && p.From <= Last && p.From <= time.Today && !kept.Exists(k => k.From <= p.To && p.From <= k.To))
            .Concat(kept).OrderBy(p => p.From).Select(p => RowOf(p.From, p.To))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, Guid serviceId, CancellationToken ct)
    {
        if (await attendance.HandleAsync(participantId, serviceId, ct) is not { } view) return NotFound();
        View = view;
        if (!ModelState.IsValid) return Page();
        var result = await record.HandleAsync(new RecordAttendance(participantId, serviceId, [.. Form.Rows.Select(row => row.ToLine())]), ct);
        return Answer(result, _ => $"/participants/{participantId}/services/{serviceId}/attendance?month={Month:yyyy-MM-dd}&by={By}",
            result is { IsDone: true, Value: 0 } ? "Nothing was changed." : "The attendance is saved.");
    }

    private AttendanceRow RowOf(DateOnly from, DateOnly to) =>
        View.Entries.FirstOrDefault(e => e.Hours.From == from && e.Hours.To == to) is { Hours: var hours }
            ? new() { From = from, To = to, Scheduled = hours.Scheduled, Attended = hours.Attended, Excused = hours.Excused, Note = hours.Note }
            : new() { From = from, To = to };
}

public sealed class AttendanceForm
{
    [MaxLength(31)] public List<AttendanceRow> Rows { get; set; } = [];
}

public class AttendanceRow : IValidatableObject
{
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    [Display(Name = "Hours scheduled")] public decimal? Scheduled { get; set; }
    [Display(Name = "Hours attended")] public decimal? Attended { get; set; }
    [Display(Name = "Excused")] public bool Excused { get; set; }
    [Display(Name = "Note"), StringLength(300)] public string? Note { get; set; }

    public bool IsEmpty => Scheduled is null && Attended is null && !Excused && string.IsNullOrWhiteSpace(Note);

    public AttendanceLine ToLine() => new(From, To, ToHours(From, To));

    public AttendanceHours? ToHours(DateOnly from, DateOnly to) => IsEmpty ? null : new(from, to, Scheduled ?? Attended ?? 0, Attended ?? 0, Excused, Note);

    /// <summary>Hours that were scheduled are no absence until somebody says so.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsEmpty && Attended is null && !Excused) yield return new("Enter the hours attended; 0 for an absence.", [nameof(Attended)]);
    }
}
