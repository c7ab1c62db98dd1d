using System.ComponentModel.DataAnnotations;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Providers;

public class ProviderForm
{
    [Required(ErrorMessage = "Enter the name of the provider."), Display(Name = "Name of the provider"), StringLength(200)] public string? Name { get; set; }
    [Display(Name = "Address"), StringLength(300)] public string? Address { get; set; }
    [Display(Name = "Contact person"), StringLength(200)] public string? Contact { get; set; }
    [Display(Name = "Phone"), StringLength(40)] public string? Phone { get; set; }
    [Display(Name = "E-mail"), StringLength(200)] public string? Email { get; set; }
    [Display(Name = "State ID"), StringLength(60)] public string? StateId { get; set; }
    [Display(Name = "On the state's list of eligible training providers")] public bool OnEligibleList { get; set; }
    [Display(Name = "On the list from")] public DateOnly? ListedFrom { get; set; }
    [Display(Name = "On the list until")] public DateOnly? ListedTo { get; set; }
    public long Version { get; set; }

    public TrainingProviderDetails ToDetails() => new(Name ?? "", Address, Contact, Phone, Email, StateId, OnEligibleList, ListedFrom, ListedTo);

    public static ProviderForm Of(TrainingProvider provider) => new()
    {
        Name = provider.Details.Name, Address = provider.Details.Address, Contact = provider.Details.Contact, Phone = provider.Details.Phone, Email = provider.Details.Email,
        StateId = provider.Details.StateId, OnEligibleList = provider.Details.OnEligibleList, ListedFrom = provider.Details.ListedFrom, ListedTo = provider.Details.ListedTo,
        Version = provider.Version,
    };
}

public sealed class NewProviderForm : ProviderForm
{
    [Required(ErrorMessage = "Choose the place that keeps this entry: it serves that place and all below it."), Display(Name = "Kept by")] public Guid? Place { get; set; }
}
