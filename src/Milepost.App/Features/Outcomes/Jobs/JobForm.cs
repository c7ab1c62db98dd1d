using System.ComponentModel.DataAnnotations;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.Jobs;

/// <summary>Employment at exit or at a follow-up contact.</summary>
public sealed class JobForm
{
    [Display(Name = "Employed")] public bool? Employed { get; set; }
    [Display(Name = "Employer"), StringLength(300)] public string? Employer { get; set; }
    [Display(Name = "Job title"), StringLength(200)] public string? Title { get; set; }
    [Display(Name = "SOC code"), StringLength(20)] public string? SocCode { get; set; }
    [Display(Name = "Employed since")] public DateOnly? StartedOn { get; set; }
    [Display(Name = "Hours a week")] public decimal? WeeklyHours { get; set; }
    [Display(Name = "Hourly wage")] public decimal? HourlyWage { get; set; }
    [Display(Name = "Unsubsidized")] public bool? Unsubsidized { get; set; }
    public EvidenceForm Evidence { get; set; } = new();

    /// <summary>Nothing when it was not asked.</summary>
    public JobFacts? ToFacts(OutcomeEvidence? evidence) => Employed is not { } employed ? null : !employed ? new() { Employed = false, Evidence = evidence } : new()
    {
        Employed = true, Employer = Blank(Employer), Title = Blank(Title), SocCode = Blank(SocCode), StartedOn = StartedOn, WeeklyHours = WeeklyHours, HourlyWage = HourlyWage,
        Unsubsidized = Unsubsidized, Evidence = evidence,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
