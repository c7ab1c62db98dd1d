using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.History;
using Milepost.App.Features.Partners.People;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Partners.Keep;

public sealed class PartnerPage(PartnerQuery partners, KeepPartnerHandler keep, PartnerPeopleHandler people, ReferenceLists lists, LastOrganizationChangeQuery lastChange, AgencyTime time) : MilepostPage
{
    [BindProperty] public PartnerForm Form { get; set; } = new();

    [BindProperty] public InviteForm Invite { get; set; } = new();

    public PartnerView View { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Programs => PartnerForm.ProgramItems(lists);

    public async Task<IActionResult> OnGetAsync(Guid partnerId, CancellationToken ct)
    {
        if (!await LoadAsync(partnerId, ct)) return NotFound();
        Form = PartnerForm.Of(View.Partner, lists);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid partnerId, CancellationToken ct)
    {
        if (!await LoadAsync(partnerId, ct)) return NotFound();
        KeepErrorsOf(nameof(Form));
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new ChangePartner(partnerId, Form.Details, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = PartnerForm.Of(View.Partner, lists);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(ct));
        }
        return Answer(result, _ => PartnerPaths.One(partnerId), "The partner is saved.");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid partnerId, CancellationToken ct) =>
        await ActAsync(partnerId, () => keep.HandleAsync(new EndPartner(partnerId, time.Today), ct), "Nobody is referred there any more. Referrals under way go on.", ct);

    public async Task<IActionResult> OnPostReopenAsync(Guid partnerId, CancellationToken ct) =>
        await ActAsync(partnerId, () => keep.HandleAsync(new EndPartner(partnerId, null), ct), "The partner takes referrals again.", ct);

    public async Task<IActionResult> OnPostInviteAsync(Guid partnerId, CancellationToken ct)
    {
        if (!await LoadAsync(partnerId, ct)) return NotFound();
        KeepErrorsOf(nameof(Invite));
        Form = PartnerForm.Of(View.Partner, lists);
        if (!ModelState.IsValid) return Page();
        var result = await people.HandleAsync(new InvitePartnerPerson(partnerId, Invite.Name ?? "", Invite.Email ?? ""), ct);
        return Answer(result, _ => PartnerPaths.One(partnerId), $"{Invite.Name} is sent a link to set a password. It works once, for 24 hours.", nameof(Invite));
    }

    public async Task<IActionResult> OnPostDeactivateAsync(Guid partnerId, Guid account, CancellationToken ct) =>
        await ActAsync(partnerId, () => people.HandleAsync(new SetPartnerPersonActive(partnerId, account, false), ct), "Signed out, and cannot sign in again.", ct);

    public async Task<IActionResult> OnPostActivateAsync(Guid partnerId, Guid account, CancellationToken ct) =>
        await ActAsync(partnerId, () => people.HandleAsync(new SetPartnerPersonActive(partnerId, account, true), ct), "Can sign in again.", ct);

    private async Task<IActionResult> ActAsync<T>(Guid partnerId, Func<Task<Result<T>>> act, string said, CancellationToken ct)
    {
        if (!await LoadAsync(partnerId, ct)) return NotFound();
        ModelState.Clear();
        Form = PartnerForm.Of(View.Partner, lists);
        return Answer(await act(), _ => PartnerPaths.One(partnerId), said);
    }

    private async Task<bool> LoadAsync(Guid partnerId, CancellationToken ct)
    {
        if (await partners.HandleAsync(partnerId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    /// <summary>Only one of the page's forms was sent; the other's fields are not missing.</summary>
    private void KeepErrorsOf(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key != form && !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    public sealed class InviteForm
    {
        [Display(Name = "Name"), Required(ErrorMessage = "Enter the person's name."), StringLength(120)] public string? Name { get; set; }
        [Display(Name = "E-mail address to sign in with"), Required(ErrorMessage = "Enter the e-mail address to sign in with."), StringLength(256)] public string? Email { get; set; }
    }
}
