using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Mail;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using QRCoder;

namespace Milepost.App.Features.Accounts.CustomerSignIn;

/// <summary>A participant's sign-in, as staff see to it: invite, send again, new password, another address, off and on.</summary>
public sealed class CustomerSignInPage(CustomerSignInQuery query, InviteCustomerHandler invite, ChangeCustomerSignInHandler change, MailSettings mail) : MilepostPage
{
    /// <summary>Carries the link over the redirect, sealed, and goes with the first look at it.</summary>
    private const string LinkKey = "customer-link";

    [BindProperty] public InviteForm Form { get; set; } = new();

    [BindProperty] public AddressForm Address { get; set; } = new();

    [BindProperty] public ActiveForm Active { get; set; } = new();

    [BindProperty(SupportsGet = true)] public Guid ParticipantId { get; set; }

    public CustomerSignIn State { get; private set; } = null!;

    /// <summary>To be handed over now; it is shown once.</summary>
    public string? Link { get; private set; }

    public string? QrCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        (Form.Email, Address.Email) = (State.Email ?? State.ProfileEmail, State.ProfileEmail ?? State.Email);
        if (TempData[LinkKey] is string kept && kept.Split('|') is [var whose, var path] && whose == ParticipantId.ToString())
        {
            Link = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}";
            using var code = QRCodeGenerator.GenerateQrCode(Link, QRCodeGenerator.ECCLevel.M);
            QrCode = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(new SvgQRCode(code).GetGraphic(6)));
            Response.Headers.CacheControl = "no-store";
        }
        return Page();
    }

    /// <summary>Else letters wait until the administrator has set mail up.</summary>
    public bool MailLeaves => mail.Obstacle is null;

    public async Task<IActionResult> OnPostAsync(bool byMail, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Only(nameof(Form));
        if (!ModelState.IsValid) return Page();
        var result = await invite.HandleAsync(new(ParticipantId, Form.Email ?? "", byMail), ct);
        if (result is { IsDone: true, Value.Path: not null }) TempData[LinkKey] = $"{ParticipantId}|{result.Value.Path}";
        return Answer(result, _ => Here, byMail
            ? $"A link for {State.Name} is on its way by e-mail. It works once, for 7 days; nobody else can read it here."
            : $"The link for {State.Name} is ready. Hand it over now: it is shown only once.");
    }

    public async Task<IActionResult> OnPostAddressAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Only(nameof(Address));
        if (!ModelState.IsValid) return Page();
        return Answer(await change.HandleAsync(new ChangeCustomerAddress(ParticipantId, Address.Email!), ct), _ => Here,
            $"{State.Name} signs in with {Address.Email!.Trim()} from now on, with the same password. Tell the person.", nameof(Address));
    }

    public async Task<IActionResult> OnPostActiveAsync(bool on, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Only(nameof(Active));
        if (!ModelState.IsValid) return Page();
        return Answer(await change.HandleAsync(new SetCustomerActive(ParticipantId, on, Active.Why), ct), _ => Here,
            on ? $"{State.Name} can sign in again." : $"{State.Name} is signed out everywhere and cannot sign in until you activate it again.", nameof(Active));
    }

    private string Here => $"/participants/{ParticipantId}/sign-in";

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await query.HandleAsync(ParticipantId, ct) is not { } found) return false;
        State = found;
        return true;
    }

    /// <summary>There are three forms on the page; one was sent.</summary>
    private void Only(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key != nameof(ParticipantId) && !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (form != nameof(Form)) Form.Email = State.Email ?? State.ProfileEmail;
        if (form != nameof(Address)) Address.Email = State.ProfileEmail ?? State.Email;
    }

    public sealed class InviteForm
    {
        [Display(Name = "E-mail address to sign in with"), StringLength(256)]
        public string? Email { get; set; }
    }

    public sealed class AddressForm
    {
        [Display(Name = "New e-mail address to sign in with"), Required(ErrorMessage = "Enter an e-mail address like name@example.org."), StringLength(256)]
        public string? Email { get; set; }
    }

    public sealed class ActiveForm
    {
        [Display(Name = "Why"), StringLength(500)]
        public string? Why { get; set; }
    }
}
