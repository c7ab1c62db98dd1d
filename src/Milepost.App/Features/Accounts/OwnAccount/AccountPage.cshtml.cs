using Milepost.App.Features.Findings.Calendar;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.OwnAccount;

public sealed class AccountPage(OwnAccountQuery own, OwnCalendarFeedQuery calendar) : MilepostPage
{
    public OwnAccount Account { get; private set; } = null!;

    public bool HasCalendar { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Account = await own.HandleAsync(ct);
        HasCalendar = await calendar.HandleAsync(ct) is not null;
    }
}
