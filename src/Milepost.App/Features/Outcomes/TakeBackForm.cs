using System.ComponentModel.DataAnnotations;

namespace Milepost.App.Features.Outcomes;

public sealed class TakeBackForm
{
    [Display(Name = "Reason"), Required(ErrorMessage = "Enter the reason."), StringLength(500)] public string? Reason { get; set; }
    public long Version { get; set; }
}
