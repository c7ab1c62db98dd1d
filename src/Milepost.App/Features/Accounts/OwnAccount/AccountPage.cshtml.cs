using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.OwnAccount;

public sealed class AccountPage(OwnAccountQuery own) : MilepostPage
{
    public OwnAccount Account { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Account = await own.HandleAsync(ct);
}
