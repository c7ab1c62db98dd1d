using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Web;
using Milepost.App.Web.Forms;

namespace Milepost.App.Features.Api.Tokens;

/// <summary>Lists the own tokens, makes one and shows it once, ends one.</summary>
public sealed class TokensPage(TokensQuery tokens, CreateTokenHandler create, RevokeTokenHandler revoke, Actor actor) : MilepostPage
{
    /// <summary>Carries the secret over the redirect, sealed, and goes with the first look at it.</summary>
    private const string SecretKey = "api-token";

    [BindProperty] public TokenForm Form { get; set; } = new();

    public IReadOnlyList<TokenRow> Tokens { get; private set; } = [];

    public string? Secret { get; private set; }

    public static IReadOnlyList<SelectListItem> ScopeItems { get; } =
    [
        new HintedItem("Read", nameof(ApiScopes.Read), "What you may read"),
        new HintedItem("Write", nameof(ApiScopes.Write), "Change what you may change"),
        new HintedItem("Administer", nameof(ApiScopes.Admin), "People, organization and lists, where you may"),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Tokens = await tokens.OwnAsync(ct);
        if (TempData[SecretKey] is not string secret) return;
        Secret = secret;
        Response.Headers.CacheControl = "no-store";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Tokens = await tokens.OwnAsync(ct);
        if (!ModelState.IsValid || actor.AccountId is not { } own) return Page();
        var made = await create.HandleAsync(new(own, Form.Name!, Form.Scopes.Aggregate(ApiScopes.None, (all, one) => all | one), Form.Days ?? 0), ct);
        if (made.IsDone) TempData[SecretKey] = made.Value.Secret;
        return Answer(made, _ => AccountsPaths.Tokens, "The token is ready. Copy it now: it is shown only once.");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken ct)
    {
        ModelState.Clear();
        Tokens = await tokens.OwnAsync(ct);
        return Answer(await revoke.HandleAsync(new(token), ct), _ => AccountsPaths.Tokens, "The token is revoked. The next request with it is refused.");
    }

    public sealed class TokenForm
    {
        [Display(Name = "What it is for"), Required(ErrorMessage = "Enter what the token is for, such as: nightly load."), StringLength(ApiToken.NameMaxLength)]
        public string? Name { get; set; }

        [Display(Name = "What it may do")]
        public List<ApiScopes> Scopes { get; set; } = [ApiScopes.Read];

        [Display(Name = "Days it works"), Required(ErrorMessage = "Enter a number of days."), Range(1, CreateToken.MostDays, ErrorMessage = "Enter a number of days from 1 to 366.")]
        public int? Days { get; set; } = CreateToken.UsualDays;
    }
}
