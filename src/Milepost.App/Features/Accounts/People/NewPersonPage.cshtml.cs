using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Accounts.People;

public sealed class NewPersonPage(CreateAccountHandler create, PlacesQuery places) : MilepostPage
{
    [BindProperty] public NewPersonForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return Page();
        var result = await create.HandleAsync(new(Form.Name!, Form.Email!, Form.Phone, Form.Role!.Value, Form.OrgUnitId!.Value), ct);
        if (result.IsDone) TempData[ResetLinkPage.LinkKey] = result.Value.Path;
        return Answer(result, link => AccountsPaths.ResetLink(link.AccountId), $"The account for {Form.Name} is ready. Hand over the link below: with it {Form.Name} sets a password.");
    }

    private async Task LoadAsync(CancellationToken ct) => Places = await places.HandleAsync(ct);
}

public class PersonForm
{
    [Display(Name = "Name", Order = 1), Required(ErrorMessage = "Enter the person's name."), StringLength(120)]
    public string? Name { get; set; }

    [Display(Name = "E-mail address", Order = 2), Required(ErrorMessage = "Enter the e-mail address to sign in with."), StringLength(256)]
    public string? Email { get; set; }

    [Display(Name = "Phone", Order = 3), StringLength(40)]
    public string? Phone { get; set; }
}

public sealed class NewPersonForm : PersonForm
{
    [Display(Name = "First role"), Required(ErrorMessage = "Choose a role.")]
    public StaffRole? Role { get; set; }

    [Display(Name = "Place"), Required(ErrorMessage = "Choose where the role is held.")]
    public Guid? OrgUnitId { get; set; }
}
