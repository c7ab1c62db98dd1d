using System.ComponentModel.DataAnnotations;
using Milepost.Domain;
using Milepost.Domain.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Services;

/// <summary>What may be typed about a service; which of it is asked depends on its kind and the pack.</summary>
public class ServiceForm : IValidatableObject
{
    [Required, Display(Name = "Start date")] public DateOnly? StartsOn { get; set; }
    [Display(Name = "Planned end")] public DateOnly? PlannedEndOn { get; set; }
    [Display(Name = "Goal or objective it carries out")] public string? PlanPart { get; set; }
    [Display(Name = "Youth program element")] public int? YouthElement { get; set; }
    [Display(Name = "Provider"), StringLength(200)] public string? Provider { get; set; }
    [Display(Name = "Hours a week")] public decimal? WeeklyHours { get; set; }
    [Display(Name = "Type of support"), StringLength(200)] public string? SupportType { get; set; }
    [Display(Name = "Cost in dollars"), DataType(DataType.Currency)] public decimal? Cost { get; set; }
    [Display(Name = "Paid by")] public List<ShareRow> Shares { get; set; } = [.. Enumerable.Range(0, MostShares).Select(_ => new ShareRow())];
    [Display(Name = "Who allowed more than the limit, and why"), StringLength(2000)] public string? OverLimitBecause { get; set; }
    [Display(Name = "Program from the list")] public Guid? Course { get; set; }
    [Display(Name = "Training program"), StringLength(300)] public string? TrainingProgram { get; set; }
    [Display(Name = "Sponsor of the apprenticeship"), StringLength(200)] public string? Sponsor { get; set; }
    [Display(Name = "Who gives the related instruction"), StringLength(200)] public string? RelatedInstruction { get; set; }
    [Display(Name = "Hourly wage at the start"), DataType(DataType.Currency)] public decimal? StartWage { get; set; }
    [Display(Name = "Hourly wage at the end"), DataType(DataType.Currency)] public decimal? EndWage { get; set; }
    [Display(Name = "Talked over before choosing the training")] public List<InformedChoice> InformedChoice { get; set; } = [];
    [Display(Name = "SOC code"), StringLength(200)] public string? SocCode { get; set; }
    [Display(Name = "RAPIDS ID"), StringLength(40)] public string? RapidsId { get; set; }
    [Display(Name = "Job")] public Guid? JobId { get; set; }
    [Display(Name = "Employer"), StringLength(200)] public string? Employer { get; set; }
    [Display(Name = "Worksite"), StringLength(200)] public string? Worksite { get; set; }
    [Display(Name = "What the minimum wage rests on")] public WageCircumstance? Circumstance { get; set; }
    [Display(Name = "Minimum wage an hour"), DataType(DataType.Currency)] public decimal? MinimumWage { get; set; }
    [Display(Name = "Hourly wage"), DataType(DataType.Currency)] public decimal? HourlyWage { get; set; }
    [Display(Name = "Subsidized wage an hour"), DataType(DataType.Currency)] public decimal? SubsidizedWage { get; set; }
    [Display(Name = "Position type"), StringLength(100)] public string? PositionType { get; set; }
    [Display(Name = "Status of the placement"), StringLength(100)] public string? PlacementStatus { get; set; }
    [Display(Name = "Status since")] public DateOnly? StatusSince { get; set; }
    [Display(Name = "First day at the worksite")] public DateOnly? PlacementStartsOn { get; set; }
    [Display(Name = "Last day at the worksite")] public DateOnly? PlacementEndsOn { get; set; }
    [Display(Name = "Attendance"), StringLength(2000)] public string? Attendance { get; set; }
    [Display(Name = "Paid with WIOA funds")] public bool? WioaFunded { get; set; }
    [Display(Name = "Barriers it answers")] public List<string> Barriers { get; set; } = [];
    [Display(Name = "Notes about the service"), StringLength(4000)] public string? Notes { get; set; }

    /// <summary>Rows on the form; more sources than these pay no single service.</summary>
    private const int MostShares = 3;

    private List<ShareRow> FilledShares => [.. Shares.Where(share => share.Source is not null)];

    /// <summary>Where one source is named without an amount, it pays all.</summary>
    private Funding? Funding => FilledShares.Count == 0 && OverLimitBecause is null ? null : new()
    {
        Shares = [.. FilledShares.Select(share => new FundingShare(share.Source!, share.Amount ?? Cost ?? 0))], OverLimitBecause = OverLimitBecause,
    };

    // A minimum wage is filled in beforehand: alone it means that nothing was typed.
    private bool HasPlacement =>
        JobId is not null || Employer is not null || Worksite is not null || HourlyWage is not null || SubsidizedWage is not null || PositionType is not null || PlacementStatus is not null
        || PlacementStartsOn is not null || PlacementEndsOn is not null;

    /// <summary>Half a placement is none: what was begun is asked for.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var row = 0; row < Shares.Count; row++)
        {
            if (Shares[row].Source is null && Shares[row].Amount is not null) yield return new("Choose who pays this part, or empty the amount.", [$"{nameof(Shares)}[{row}].{nameof(ShareRow.Source)}"]);
            if (Shares[row].Source is not null && Shares[row].Amount is null && FilledShares.Count > 1) yield return new("Enter the part that this source pays.", [$"{nameof(Shares)}[{row}].{nameof(ShareRow.Amount)}"]);
        }
        if (!HasPlacement) yield break;
        // A job of the list fills these in.
        if (JobId is null)
        {
            if (Employer is null) yield return new("Enter the employer.", [nameof(Employer)]);
            if (Worksite is null) yield return new("Enter the worksite.", [nameof(Worksite)]);
            if (MinimumWage is null) yield return new("Enter the minimum wage.", [nameof(MinimumWage)]);
            if (HourlyWage is null) yield return new("Enter the hourly wage.", [nameof(HourlyWage)]);
        }
        if (SubsidizedWage is null) yield return new("Enter the subsidized wage; 0 when nothing is subsidized.", [nameof(SubsidizedWage)]);
        if (PositionType is null && JobId is null) yield return new("Choose the position type.", [nameof(PositionType)]);
        if (PlacementStatus is null) yield return new("Choose the status of the placement.", [nameof(PlacementStatus)]);
    }

    /// <summary>What the job left open: it has no position type, or no minimum wage is known for its place.</summary>
    public IEnumerable<ValidationResult> StillMissing()
    {
        if (JobId is null) yield break;
        if (MinimumWage is null) yield return new("Enter the minimum wage: the list has none for this place and person.", [nameof(MinimumWage)]);
        if (HourlyWage is null) yield return new("Enter the hourly wage.", [nameof(HourlyWage)]);
        if (PositionType is null) yield return new("Choose the position type.", [nameof(PositionType)]);
    }

    public ServiceDetails ToDetails() => new()
    {
        StartsOn = StartsOn!.Value, PlannedEndOn = PlannedEndOn, YouthElement = YouthElement, Provider = Provider, WeeklyHours = WeeklyHours, SupportType = SupportType,
        Cost = Cost, Funding = Funding, TrainingProgram = TrainingProgram, InformedChoice = [.. InformedChoice.Distinct().Order()], SocCode = SocCode, RapidsId = RapidsId,
        Training = new() { ProgramId = Course, Sponsor = Sponsor, RelatedInstruction = RelatedInstruction, StartWage = StartWage, EndWage = EndWage },
        Attendance = Attendance, WioaFunded = WioaFunded, Barriers = [.. Barriers.Distinct()], Notes = Notes,
        Placement = HasPlacement
            ? new(Employer ?? "", Worksite ?? "", MinimumWage ?? 0, HourlyWage ?? 0, SubsidizedWage!.Value, PositionType ?? "", PlacementStatus!, PlacementStartsOn ?? StartsOn.Value, PlacementEndsOn)
            {
                JobId = JobId?.ToString(), Circumstance = Circumstance,
            }
            : null,
    };

    /// <summary>Fills in what lasts from one episode to the next: not its days, its attendance or its notes.</summary>
    public void TakeLasting(ServiceDetails details)
    {
        YouthElement = details.YouthElement;
        Provider = details.Provider;
        WeeklyHours = details.WeeklyHours;
        SupportType = details.SupportType;
        Cost = details.Cost;
        Shares = [.. (details.Funding?.Shares ?? []).Select(share => new ShareRow { Source = share.Source, Amount = share.Amount })];
        while (Shares.Count < MostShares) Shares.Add(new());
        TrainingProgram = details.TrainingProgram;
        Course = details.Training?.ProgramId;
        Sponsor = details.Training?.Sponsor;
        RelatedInstruction = details.Training?.RelatedInstruction;
        StartWage = details.Training?.StartWage;
        EndWage = details.Training?.EndWage;
        SocCode = details.SocCode;
        RapidsId = details.RapidsId;
        WioaFunded = details.WioaFunded;
        Barriers = [.. details.Barriers];
        if (details.Placement is not { } placement) return;
        Employer = placement.Employer;
        Worksite = placement.Worksite;
        MinimumWage = placement.MinimumWage;
        HourlyWage = placement.HourlyWage;
        SubsidizedWage = placement.SubsidizedWage;
        PositionType = placement.PositionType;
        JobId = Guid.TryParse(placement.JobId, out var job) ? job : null;
        Circumstance = placement.Circumstance;
    }

    public void Take(ServiceDetails details, string? planPart)
    {
        TakeLasting(details);
        StartsOn = details.StartsOn;
        PlannedEndOn = details.PlannedEndOn;
        PlanPart = planPart;
        OverLimitBecause = details.Funding?.OverLimitBecause;
        InformedChoice = [.. details.InformedChoice];
        Attendance = details.Attendance;
        Notes = details.Notes;
        if (details.Placement is not { } placement) return;
        PlacementStatus = placement.Status;
        StatusSince = placement.StatusOn;
        PlacementStartsOn = placement.StartsOn;
        PlacementEndsOn = placement.EndsOn;
    }

    public sealed class ShareRow
    {
        [Display(Name = "Source")] public string? Source { get; set; }
        [Display(Name = "Pays in dollars"), DataType(DataType.Currency)] public decimal? Amount { get; set; }
    }
}
