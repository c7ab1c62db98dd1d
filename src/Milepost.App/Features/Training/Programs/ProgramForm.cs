using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Programs;

public sealed class ProgramForm
{
    [Required(ErrorMessage = "Enter the name of the program."), Display(Name = "Name of the program"), StringLength(300)] public string? Name { get; set; }
    [Display(Name = "CIP code"), StringLength(10)] public string? CipCode { get; set; }
    [Display(Name = "State ID"), StringLength(60)] public string? StateId { get; set; }
    [Display(Name = "Occupations"), StringLength(2000)] public string? Occupations { get; set; }
    [Display(Name = "Length in weeks")] public int? Weeks { get; set; }
    [Display(Name = "Length in hours")] public decimal? Hours { get; set; }
    [Display(Name = "Tuition")] public decimal? Tuition { get; set; }
    [Display(Name = "Fees")] public decimal? Fees { get; set; }
    [Display(Name = "Books")] public decimal? Books { get; set; }
    [Display(Name = "Supplies and tools")] public decimal? Supplies { get; set; }
    [Display(Name = "Other cost")] public decimal? OtherCost { get; set; }
    [Display(Name = "How it is taught")] public TrainingDelivery? Delivery { get; set; }
    [Display(Name = "Leads to an occupation in demand")] public bool InDemand { get; set; }
    public long Version { get; set; }

    public TrainingProgramDetails ToDetails() => new(
        Name ?? "", CipCode, [.. (Occupations ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Weeks, Hours,
        new(Tuition ?? 0, Fees ?? 0, Books ?? 0, Supplies ?? 0, OtherCost ?? 0), Delivery, InDemand, StateId);

    public static ProgramForm Of(TrainingProgram program)
    {
        var (details, cost) = (program.Details, program.Details.Cost);
        return new()
        {
            Name = details.Name, CipCode = details.CipCode, StateId = details.StateId, Occupations = string.Join('\n', details.Occupations), Weeks = details.Weeks, Hours = details.Hours,
            Tuition = cost.Tuition, Fees = cost.Fees, Books = cost.Books, Supplies = cost.Supplies, OtherCost = cost.Other, Delivery = details.Delivery, InDemand = details.InDemand,
            Version = program.Version,
        };
    }
}
