using Milepost.App.Web;

namespace Milepost.App.Features.Organization;

public sealed class OrganizationPage(OrganizationQuery organization) : MilepostPage
{
    public OrganizationTree Tree { get; private set; } = new([], false);

    public async Task OnGetAsync(CancellationToken ct) => Tree = await organization.HandleAsync(ct);
}
