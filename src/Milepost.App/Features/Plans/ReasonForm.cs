using System.ComponentModel.DataAnnotations;

namespace Milepost.App.Features.Plans;

/// <summary>A form that asks for nothing but a reason, or for nothing but a yes.</summary>
public sealed class ReasonForm
{
    /// <summary>Revision or version of what it is about, when the form was opened.</summary>
    public long Revision { get; set; }

    [Display(Name = "Reason"), StringLength(2000)]
    public string? Reason { get; set; }
}
