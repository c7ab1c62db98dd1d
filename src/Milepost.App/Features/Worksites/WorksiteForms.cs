using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites;

public class EmployerForm
{
    [Display(Name = "Name of the employer"), Required(ErrorMessage = "Enter a name."), StringLength(200)] public string? Name { get; set; }
    [Display(Name = "FEIN"), StringLength(10)] public string? Fein { get; set; }
    [Display(Name = "Industry"), StringLength(200)] public string? Industry { get; set; }
    [Display(Name = "Contact person"), StringLength(200)] public string? ContactName { get; set; }
    [Display(Name = "Contact phone"), StringLength(40)] public string? ContactPhone { get; set; }
    [Display(Name = "Contact e-mail"), StringLength(200)] public string? ContactEmail { get; set; }
    [Display(Name = "Agreement signed, first day")] public DateOnly? AgreementFrom { get; set; }
    [Display(Name = "Agreement, last day")] public DateOnly? AgreementUntil { get; set; }
    [Display(Name = "Notes"), StringLength(2000)] public string? Notes { get; set; }

    public EmployerDetails ToDetails() => new(Name!, Fein, Industry, ContactName, ContactPhone, ContactEmail, AgreementFrom, AgreementUntil, Notes);
}

public sealed class NewEmployerForm : EmployerForm
{
    [Display(Name = "Kept by"), Required(ErrorMessage = "Choose the place that keeps this employer.")] public Guid? UnitId { get; set; }
}

public sealed class ChangeEmployerForm : EmployerForm
{
    public long Version { get; set; }

    public static ChangeEmployerForm Of(Employer employer) => new()
    {
        Version = employer.Version, Name = employer.Details.Name, Fein = employer.Details.Fein, Industry = employer.Details.Industry, ContactName = employer.Details.ContactName,
        ContactPhone = employer.Details.ContactPhone, ContactEmail = employer.Details.ContactEmail, AgreementFrom = employer.Details.AgreementFrom,
        AgreementUntil = employer.Details.AgreementUntil, Notes = employer.Details.Notes,
    };
}

public class WorksiteForm
{
    [Display(Name = "Name of the worksite"), Required(ErrorMessage = "Enter a name."), StringLength(200)] public string? Name { get; set; }
    [Display(Name = "Street"), StringLength(200)] public string? Street { get; set; }
    [Display(Name = "City"), StringLength(100)] public string? City { get; set; }
    [Display(Name = "State"), StringLength(2)] public string? State { get; set; }
    [Display(Name = "ZIP code"), StringLength(10)] public string? Zip { get; set; }
    [Display(Name = "Place for the minimum wage"), Required(ErrorMessage = "Choose the place whose minimum wage holds at this worksite.")] public string? Region { get; set; }
    [Display(Name = "Supervisor at the worksite"), StringLength(200)] public string? SupervisorName { get; set; }
    [Display(Name = "Supervisor's phone"), StringLength(40)] public string? SupervisorPhone { get; set; }
    [Display(Name = "Supervisor's e-mail"), StringLength(200)] public string? SupervisorEmail { get; set; }
    [Display(Name = "Safety checklist"), StringLength(4000)] public string? SafetyNote { get; set; }

    public WorksiteDetails ToDetails() => new(Name!, Street, City, State, Zip, Region!, SupervisorName, SupervisorPhone, SupervisorEmail, SafetyNote);
}

public sealed class ChangeWorksiteForm : WorksiteForm
{
    public long Version { get; set; }

    public static ChangeWorksiteForm Of(Worksite worksite)
    {
        var d = worksite.Details;
        return new()
        {
            Version = worksite.Version, Name = d.Name, Street = d.Street, City = d.City, State = d.State, Zip = d.Zip, Region = d.Region, SupervisorName = d.SupervisorName,
            SupervisorPhone = d.SupervisorPhone, SupervisorEmail = d.SupervisorEmail, SafetyNote = d.SafetyNote,
        };
    }
}

public class JobForm
{
    [Display(Name = "Job title"), Required(ErrorMessage = "Enter the title of the job."), StringLength(200)] public string? Title { get; set; }
    [Display(Name = "O*NET-SOC code"), StringLength(20)] public string? SocCode { get; set; }
    [Display(Name = "Hourly wage"), Required(ErrorMessage = "Enter the hourly wage."), DataType(DataType.Currency)] public decimal? HourlyWage { get; set; }
    [Display(Name = "Hours a week")] public decimal? WeeklyHours { get; set; }
    [Display(Name = "Position type"), StringLength(100)] public string? PositionType { get; set; }
    [Display(Name = "Openings"), Required(ErrorMessage = "Enter how many people may work in it at one time.")] public int? Openings { get; set; }
    [Display(Name = "People under 18 need a work permit")] public bool WorkPermit { get; set; }
    [Display(Name = "Youngest age")] public int? MinimumAge { get; set; }

    public JobDetails ToDetails() => new(Title!, SocCode, HourlyWage!.Value, WeeklyHours, PositionType, Openings!.Value, WorkPermit, MinimumAge);
}

public sealed class ChangeJobForm : JobForm
{
    public long Version { get; set; }

    public static ChangeJobForm Of(Job job)
    {
        var d = job.Details;
        return new()
        {
            Version = job.Version, Title = d.Title, SocCode = d.SocCode, HourlyWage = d.HourlyWage, WeeklyHours = d.WeeklyHours, PositionType = d.PositionType, Openings = d.Openings,
            WorkPermit = d.WorkPermit, MinimumAge = d.MinimumAge,
        };
    }
}

/// <summary>Ends an entry of the list, or takes it up again.</summary>
public sealed class EndForm
{
    [Display(Name = "Last day")] public DateOnly? On { get; set; }
    [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(500)] public string? Reason { get; set; }
}
