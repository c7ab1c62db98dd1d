using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Features.History;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

public sealed class PersonPage(PersonQuery people, PlacesQuery places, ChangeAccountHandler change, ChangeRolesHandler roles, LastOrganizationChangeQuery lastChange, TokensQuery tokens, RevokeTokenHandler revoke) : MilepostPage
{
    [BindProperty] public PersonEditForm Form { get; set; } = new();

    [BindProperty] public GrantForm Grant { get; set; } = new();

    [BindProperty, Display(Name = "Reason"), StringLength(500)] public string? Why { get; set; }

    public PersonDetails Person { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>API tokens that act in this person's name, for those who keep the account.</summary>
    public IReadOnlyList<TokenRow> Tokens { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid accountId, CancellationToken ct)
    {
        if (!await LoadAsync(accountId, ct)) return NotFound();
        Form = FormOf(Person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid accountId, CancellationToken ct)
    {
        if (!await LoadAsync(accountId, ct)) return NotFound();
        KeepErrorsOf(nameof(Form));
        if (!ModelState.IsValid) return Page();
        var result = await change.HandleAsync(new ChangeAccount(accountId, Form.Name!, Form.Email!, Form.Phone, Form.Version ?? ""), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = FormOf(Person);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => AccountsPaths.Person(accountId), "Saved.");
    }

    public async Task<IActionResult> OnPostGrantAsync(Guid accountId, CancellationToken ct)
    {
        if (!await LoadAsync(accountId, ct)) return NotFound();
        KeepErrorsOf(nameof(Grant));
        if (!ModelState.IsValid) return Shown();
        return Shown(await roles.HandleAsync(new GrantRole(accountId, Grant.Role!.Value, Grant.OrgUnitId!.Value), ct), $"{Person.Name} has the role now. It works with the next click.", nameof(Grant));
    }

    public async Task<IActionResult> OnPostRemoveRoleAsync(Guid accountId, Guid role, CancellationToken ct) =>
        await ActAsync(accountId, () => roles.HandleAsync(new RemoveRole(accountId, role), ct), "The role is taken away. Add it again below if that was a mistake.", ct);

    public async Task<IActionResult> OnPostDeactivateAsync(Guid accountId, CancellationToken ct)
    {
        if (!await LoadAsync(accountId, ct)) return NotFound();
        KeepErrorsOf(nameof(Why));
        if (!ModelState.IsValid) return Shown();
        return Shown(await change.HandleAsync(new SetActive(accountId, false, Why), ct), $"{Person.Name} is signed out and cannot sign in again. You can activate the account at any time.");
    }

    public async Task<IActionResult> OnPostActivateAsync(Guid accountId, CancellationToken ct) =>
        await ActAsync(accountId, () => change.HandleAsync(new SetActive(accountId, true, null), ct), "The account is active again.", ct);

    public async Task<IActionResult> OnPostUnlockAsync(Guid accountId, CancellationToken ct) =>
        await ActAsync(accountId, () => change.HandleAsync(new UnlockAccount(accountId), ct), "The account is unlocked. Make a reset link if the password is forgotten.", ct);

    public async Task<IActionResult> OnPostNewPasswordAsync(Guid accountId, CancellationToken ct) =>
        await ActAsync(accountId, () => change.HandleAsync(new RequireNewPassword(accountId), ct), "Nothing else opens for this person before a new password is set.", ct);

    public async Task<IActionResult> OnPostTwoStepOffAsync(Guid accountId, CancellationToken ct) =>
        await ActAsync(accountId, () => change.HandleAsync(new TurnOffTwoStepFor(accountId), ct), "Two-step sign-in is off for this person. Ask for it to be turned on again with the new phone.", ct);

    public async Task<IActionResult> OnPostRevokeTokenAsync(Guid accountId, Guid token, CancellationToken ct) =>
        await ActAsync(accountId, () => revoke.HandleAsync(new(token), ct), "The token is revoked. The next request with it is refused.", ct);

    private async Task<IActionResult> ActAsync(Guid accountId, Func<Task<Result<Done>>> act, string said, CancellationToken ct)
    {
        if (!await LoadAsync(accountId, ct)) return NotFound();
        ModelState.Clear();
        return Shown(await act(), said);
    }

    private IActionResult Shown(Result<Done> result, string said, string form = "")
    {
        if (!result.IsDone) Form = FormOf(Person);
        return Answer(result, _ => AccountsPaths.Person(Person.Id), said, form);
    }

    private IActionResult Shown()
    {
        Form = FormOf(Person);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid accountId, CancellationToken ct)
    {
        if (await people.HandleAsync(accountId, ct) is not { } person) return false;
        Person = person;
        Places = await places.HandleAsync(ct);
        Tokens = await tokens.OfAsync(accountId, ct);
        return true;
    }

    /// <summary>Only one of the page's forms was sent; the others' fields are not missing.</summary>
    private void KeepErrorsOf(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key != form && !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    private static PersonEditForm FormOf(PersonDetails person) => new() { Name = person.Name, Email = person.Email, Phone = person.Phone, Version = person.Version };

    public sealed class PersonEditForm : PersonForm
    {
        public string? Version { get; set; }
    }

    public sealed class GrantForm
    {
        [Display(Name = "Role"), Required(ErrorMessage = "Choose a role.")]
        public StaffRole? Role { get; set; }

        [Display(Name = "Place"), Required(ErrorMessage = "Choose where the role is held.")]
        public Guid? OrgUnitId { get; set; }
    }
}
