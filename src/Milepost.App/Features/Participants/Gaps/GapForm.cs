using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Participants.Gaps;

public sealed class GapForm
{
    [Display(Name = "First day"), Required]
    public DateOnly? From { get; set; }

    [Display(Name = "Last day"), Required]
    public DateOnly? To { get; set; }

    [Display(Name = "Reason"), Required(ErrorMessage = "Enter why services pause."), StringLength(1000)]
    public string? Reason { get; set; }

    public long Version { get; set; }

    public static GapForm Of(PlannedGap gap) => new() { From = gap.From, To = gap.To, Reason = gap.Reason, Version = gap.Version };
}
