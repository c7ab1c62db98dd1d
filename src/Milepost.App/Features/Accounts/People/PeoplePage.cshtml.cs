using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

public sealed class PeoplePage(PeopleQuery people, Actor actor) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public StaffRole? Role { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? At { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public PeopleList List { get; private set; } = new([], 0, 1, 1, []);

    public bool IsAdministrator => AccountReach.Of(actor).IsAdministrator;

    public async Task OnGetAsync(CancellationToken ct) => List = await people.HandleAsync(new(Search, Role, State, At, PageNumber), ct);

    public string Link(int page) =>
        "/people" + QueryString.Create(
            new KeyValuePair<string, string?>[] { new("q", Search), new("role", Role?.ToString()), new("state", State), new("at", At?.ToString()), new("p", page.ToString()) }
                .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
