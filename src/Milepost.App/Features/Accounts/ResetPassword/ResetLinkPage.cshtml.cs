using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.ResetPassword;

/// <summary>Makes a one-time link for somebody else and shows it once.</summary>
public sealed class ResetLinkPage(MakeResetLinkHandler make, PersonQuery people) : MilepostPage
{
    /// <summary>Carries the link over the redirect, sealed, and goes with the first look at it.</summary>
    public const string LinkKey = "one-time-link";

    public PersonDetails Person { get; private set; } = null!;

    public string? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid accountId, CancellationToken ct)
    {
        if (!await FindAsync(accountId, ct)) return NotFound();
        if (TempData[LinkKey] is string path && path.Contains(accountId.ToString(), StringComparison.Ordinal))
        {
            Link = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}";
            Response.Headers.CacheControl = "no-store";
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid accountId, CancellationToken ct)
    {
        if (!await FindAsync(accountId, ct)) return NotFound();
        var result = await make.HandleAsync(new(accountId), ct);
        if (result.IsDone) TempData[LinkKey] = result.Value.Path;
        return Answer(result, _ => AccountsPaths.ResetLink(accountId), $"The link for {Person.Name} is ready. Hand it over now: it is shown only once.");
    }

    private async Task<bool> FindAsync(Guid accountId, CancellationToken ct)
    {
        if (await people.HandleAsync(accountId, ct) is not { } person) return false;
        Person = person;
        return true;
    }
}
