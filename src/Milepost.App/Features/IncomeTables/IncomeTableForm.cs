using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.IncomeTables;

/// <summary>One income table as it is typed.</summary>
public class IncomeTableForm
{
    [Display(Name = "Table")]
    public IncomeTableKind Kind { get; set; } = IncomeTableKind.LowerLivingStandard;

    [Display(Name = "Area"), Required(ErrorMessage = "Enter the area that the figures are for."), StringLength(200)]
    public string? Area { get; set; }

    [Display(Name = "In force from"), Required(ErrorMessage = "Enter the first day on which it is in force.")]
    public DateOnly? From { get; set; }

    [Display(Name = "Until")]
    public DateOnly? Until { get; set; }

    [Display(Name = "Amounts"), MaxLength(Sizes)]
    public List<decimal?> Amounts { get; set; } = [];

    [Display(Name = "For each person more")]
    public decimal? EachMore { get; set; }

    [Display(Name = "Source"), Required(ErrorMessage = "Enter where the figures were taken from."), StringLength(500)]
    public string? Source { get; set; }

    public const int Sizes = 8;

    public LocalIncomeTableDetails Details() => new()
    {
        // Sizes beyond the last that is filled in are reckoned from it.
        Kind = Kind, Area = Area ?? "", From = From ?? default, Until = Until, Amounts = [.. Amounts.Take(1 + Amounts.FindLastIndex(amount => amount is not null)).Select(amount => amount ?? 0)],
        EachMore = EachMore ?? 0, Source = Source ?? "",
    };

    public void Take(LocalIncomeTableDetails details)
    {
        (Kind, Area, From, Until, EachMore, Source) = (details.Kind, details.Area, details.From, details.Until, details.EachMore, details.Source);
        Amounts = [.. details.Amounts.Select(amount => (decimal?)amount)];
    }

    public void Extend()
    {
        while (Amounts.Count < Sizes) Amounts.Add(null);
    }

    public static string LabelFor(int row) => row == 0 ? "For one person" : $"For {row + 1} people";
}
