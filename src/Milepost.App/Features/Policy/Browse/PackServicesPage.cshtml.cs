using Microsoft.AspNetCore.Mvc;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Policy.Browse;

/// <summary>The services of one pack, each with its code and the name under which the state's system receives it.</summary>
public sealed class PackServicesPage(PolicyBook policies, ReferenceLists lists) : MilepostPage
{
    public Pack Pack { get; private set; } = null!;

    public IReadOnlyList<IGrouping<string, ServiceCode>> Programs { get; private set; } = [];

    public IActionResult OnGet(string pack)
    {
        if (policies.OfPack(pack) is not { } policy) return NotFound();
        Pack = policy.Pack;
        Programs =
        [
            .. Pack.Settings.Programs
                .SelectMany(program => lists.ServicesFor(Pack.Id, program).Select(service => (Program: Words.Of(CodeWords.Read<Program>(program)), Service: service)))
                .GroupBy(each => each.Program, each => each.Service),
        ];
        return Page();
    }

    public string KindOf(ServiceCode service) => Pack.Settings.ServiceKind(service.Kind)?.Label ?? Words.Of(CodeWords.Read<ServiceKind>(service.Kind));
}
