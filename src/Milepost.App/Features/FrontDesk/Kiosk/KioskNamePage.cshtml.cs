using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Milepost.App.Access;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>For people without a card. The page answers the same whoever it is.</summary>
[EnableRateLimiting(FrontDeskFeature.KioskLimit)]
public sealed class KioskNamePage(KioskQuery kiosks, Actor actor, IDataProtectionProvider protection, AgencyTime time) : GuestPage(kiosks, actor, protection)
{
    [BindProperty] public NameForm Form { get; set; } = new();

    public void OnGet() => StartOverAfter(SecondsLeftAlone);

    public IActionResult OnPost()
    {
        StartOverAfter(SecondsLeftAlone);
        var birthDate = BirthDate();
        if (birthDate is null) Tell(KioskProblems.BirthDate, "Form.Month");
        if (!ModelState.IsValid) return Page();
        if (SearchWords.Of(Form.FirstName!).Length == 0 || SearchWords.Of(Form.LastName!).Length == 0)
        {
            Tell(KioskProblems.NameUnreadable, "Form.FirstName");
            return Page();
        }
        Response.Headers.Remove("Refresh");
        return Ask(new(Kiosk!.Id, null, Form.FirstName, Form.LastName, birthDate, Guid.NewGuid()));
    }

    private DateOnly? BirthDate()
    {
        if (Part(Form.Month, 12) is not { } month || Part(Form.Day, 31) is not { } day || Part(Form.Year, 9999) is not { } year || year < 1) return null;
        if (day < 1 || month < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var date = new DateOnly(year, month, day);
        return date >= time.Today || date < time.Today.AddYears(-120) ? null : date;

        static int? Part(string? text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
    }

    public sealed class NameForm
    {
        [Display(Name = "First name"), Required(ErrorMessage = "Enter your first name."), StringLength(100)]
        public string? FirstName { get; set; }

        [Display(Name = "Last name"), Required(ErrorMessage = "Enter your last name."), StringLength(100)]
        public string? LastName { get; set; }

        [Display(Name = "Month")] public string? Month { get; set; }
        [Display(Name = "Day")] public string? Day { get; set; }
        [Display(Name = "Year")] public string? Year { get; set; }
    }
}
