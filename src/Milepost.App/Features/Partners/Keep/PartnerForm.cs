using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Partners.Keep;

public class PartnerForm
{
    [Display(Name = "Organization"), Required(ErrorMessage = "Enter the name of the organization."), StringLength(300)] public string? Name { get; set; }
    [Display(Name = "Programs")] public List<string> Programs { get; set; } = [];
    [Display(Name = "Other programs"), StringLength(2000)] public string? OtherPrograms { get; set; }
    [Display(Name = "Services it offers"), StringLength(2000)] public string? Services { get; set; }
    [Display(Name = "Contact person"), StringLength(200)] public string? Contact { get; set; }
    [Display(Name = "Phone"), StringLength(60)] public string? Phone { get; set; }
    [Display(Name = "E-mail for referrals"), StringLength(256)] public string? Email { get; set; }
    [Display(Name = "Address"), StringLength(300)] public string? Address { get; set; }
    [Display(Name = "Hours"), StringLength(300)] public string? Hours { get; set; }
    public long Version { get; set; }

    public PartnerDetails Details => new()
    {
        Name = Name ?? "", Services = Services, Contact = Contact, Phone = Phone, Email = Email, Address = Address, Hours = Hours,
        Programs = [.. Programs.Concat((OtherPrograms ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()],
    };

    public static PartnerForm Of(Partner partner, ReferenceLists lists)
    {
        var d = partner.Details;
        var known = lists.PartnerPrograms.Select(p => p.Name).ToList();
        return new()
        {
            Name = d.Name, Programs = [.. d.Programs.Intersect(known)], OtherPrograms = string.Join('\n', d.Programs.Except(known)), Services = d.Services, Contact = d.Contact, Phone = d.Phone,
            Email = d.Email, Address = d.Address, Hours = d.Hours, Version = partner.Version,
        };
    }

    public static IReadOnlyList<SelectListItem> ProgramItems(ReferenceLists lists)
    {
        var groups = lists.PartnerPrograms.Select(p => p.Group).Distinct().ToDictionary(g => g, g => new SelectListGroup { Name = g });
        return [.. lists.PartnerPrograms.Select(p => new SelectListItem(p.Name, p.Name) { Group = groups[p.Group] })];
    }
}

public sealed class NewPartnerForm : PartnerForm
{
    [Display(Name = "Kept at"), Required(ErrorMessage = "Choose the place that keeps it.")] public Guid? OrgUnitId { get; set; }
}
