using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Services.Group;

public sealed class AttendancePage(AttendanceQuery attendance) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public string? Pack { get; set; }
    [BindProperty(SupportsGet = true)] public Program Program { get; set; }
    [BindProperty(SupportsGet = true)] public string? Service { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    public Attendance Attendance { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (On is not { } on || await attendance.HandleAsync(Pack, Program, Service, on, ct) is not { } found) return NotFound();
        Attendance = found;
        return Page();
    }
}
