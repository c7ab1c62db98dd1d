using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Participants.Concurrent;

public sealed class ConcurrentForm
{
    [Display(Name = "Program")] public string? Program { get; set; }
    [Display(Name = "Another program"), StringLength(200)] public string? OtherProgram { get; set; }
    [Display(Name = "Partner on the list")] public Guid? PartnerId { get; set; }
    [Display(Name = "Partner"), StringLength(300)] public string? Partner { get; set; }
    [Display(Name = "First day"), Required(ErrorMessage = "Enter the first day.")] public DateOnly? From { get; set; }
    [Display(Name = "Last day")] public DateOnly? To { get; set; }
    [Display(Name = "Contact there"), StringLength(500)] public string? Contact { get; set; }
    [Display(Name = "How it stands"), Required(ErrorMessage = "Choose how it stands.")] public ConcurrentStatus? Status { get; set; }
    [Display(Name = "How we know"), Required(ErrorMessage = "Choose how it is known.")] public ConcurrentSource? Source { get; set; }
    [Display(Name = "Covered by the common exit")] public bool? CommonExit { get; set; }
    public long Version { get; set; }

    public ConcurrentDetails Details(IReadOnlyList<Partner> partners)
    {
        var partner = partners.FirstOrDefault(p => p.Id == PartnerId);
        return new()
        {
            Program = string.IsNullOrWhiteSpace(OtherProgram) ? Program ?? "" : OtherProgram, PartnerId = partner?.Id, Partner = partner?.Details.Name ?? Partner, From = From!.Value, To = To,
            Contact = string.IsNullOrWhiteSpace(Contact) ? partner?.Details.ContactLine : Contact, Status = Status!.Value, Source = Source!.Value, CommonExit = CommonExit,
        };
    }

    public static ConcurrentForm Of(ConcurrentProgram program, ReferenceLists lists)
    {
        var d = program.Details;
        var isKnown = lists.PartnerPrograms.Any(p => p.Name == d.Program);
        return new()
        {
            Program = isKnown ? d.Program : null, OtherProgram = isKnown ? null : d.Program, PartnerId = d.PartnerId, Partner = d.PartnerId is null ? d.Partner : null, From = d.From, To = d.To,
            Contact = d.Contact, Status = d.Status, Source = d.Source, CommonExit = d.CommonExit, Version = program.Version,
        };
    }

    public static IEnumerable<SelectListItem> StatusItems => Enum.GetValues<ConcurrentStatus>().Select(s => new SelectListItem(SharingWords.Of(s), s.ToString()));

    public static IEnumerable<SelectListItem> SourceItems => Enum.GetValues<ConcurrentSource>().Select(s => new SelectListItem(SharingWords.Of(s), s.ToString()));
}
