using Milepost.App.Features.Api;
using Milepost.App.Features.Participants.Record;
using Milepost.App.Features.Partners.Keep;
using Milepost.App.Features.Partners.People;
using Milepost.Domain.Partners;

namespace Milepost.App.Features.Partners;

/// <summary>Partners in the API: each line is one command, with the address it is taken at.</summary>
public static class PartnerEndpoints
{
    public static void MapPartnerEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Partners");
        area.Kept<Partner>("/partners", "partnerId", "Partner", "Partners");
        area.Adds<AddPartner>("/partners");
        area.Changes<ChangePartner>("/partners/{partnerId}");
        area.Does<EndPartner>("/partners/{partnerId}/end");
        area.Does<InvitePartnerPerson>("/partners/{partnerId}/people");
        area.Changes<SetPartnerPersonActive>("/partners/{partnerId}/people/{accountId}/active");
    }
}
