using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.OwnAccount;
using Milepost.App.Web;
using QRCoder;

namespace Milepost.App.Features.Accounts.TwoStep;

/// <summary>Turns two-step sign-in on or off. The key travels sealed with the form and is stored only when a code proved that the app has it.</summary>
public sealed class TwoStepPage(TwoStepHandler twoStep, OwnAccountQuery own, SignInManager<UserAccount> signIn, IDataProtectionProvider protection, Actor actor) : MilepostPage
{
    [BindProperty] public SetUpForm Form { get; set; } = new();

    [BindProperty] public ProofForm Proof { get; set; } = new();

    public bool IsOn { get; private set; }

    /// <summary>In groups of four, to be typed by hand.</summary>
    public string SecretKeyWords { get; private set; } = "";

    /// <summary>The key as a picture, inside the page itself: it is never an address that a browser remembers.</summary>
    public string QrCode { get; private set; } = "";

    private IDataProtector Seal => protection.CreateProtector("two-step secret key", actor.AccountId.ToString()!);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(TwoStepHandler.NewSecretKey(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        KeepErrorsOf(nameof(Form));
        if (Unseal(Form.SecretKey) is not { } key)
        {
            ModelState.Clear();
            ModelState.AddModelError("", AccountProblems.SecretKeyLost.Message);
            await LoadAsync(TwoStepHandler.NewSecretKey(), ct);
            return Page();
        }
        await LoadAsync(key, ct);
        if (!ModelState.IsValid) return Page();
        var result = await twoStep.HandleAsync(new TurnOnTwoStep(key, Form.OneTimeCode!), ct);
        if (result.IsDone)
        {
            await signIn.RefreshSignInAsync(result.Value.Account);
            RecoveryCodesPage.Put(TempData, result.Value.RecoveryCodes);
        }
        return Answer(result, _ => AccountsPaths.RecoveryCodes, "Two-step sign-in is on. From now on you enter a code after your password.");
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        KeepErrorsOf(nameof(Proof));
        await LoadAsync(TwoStepHandler.NewSecretKey(), ct);
        if (!ModelState.IsValid) return Page();
        var result = await twoStep.HandleAsync(new TurnOffTwoStep(Proof.Password!), ct);
        if (result.IsDone) await signIn.RefreshSignInAsync(result.Value);
        return Answer(result, _ => AccountsPaths.Account, "Two-step sign-in is off. Your password alone signs you in now.", nameof(Proof));
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct)
    {
        KeepErrorsOf(nameof(Proof));
        await LoadAsync(TwoStepHandler.NewSecretKey(), ct);
        if (!ModelState.IsValid) return Page();
        var result = await twoStep.HandleAsync(new RenewRecoveryCodes(Proof.Password!), ct);
        if (result.IsDone) RecoveryCodesPage.Put(TempData, result.Value);
        return Answer(result, _ => AccountsPaths.RecoveryCodes, "You have ten new recovery codes. The old ones no longer work.", nameof(Proof));
    }

    private async Task LoadAsync(string key, CancellationToken ct)
    {
        var account = await own.HandleAsync(ct);
        IsOn = account.HasTwoStep;
        Response.Headers.CacheControl = "no-store";
        if (IsOn) return;
        SecretKeyWords = string.Join(' ', key.Chunk(4).Select(group => new string(group)));
        Form.SecretKey = Seal.Protect(key);
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.SecretKey)}");
        var address = $"otpauth://totp/Milepost:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer=Milepost&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        QrCode = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(new SvgQRCode(code).GetGraphic(6)));
    }

    private string? Unseal(string? key)
    {
        try
        {
            return string.IsNullOrEmpty(key) ? null : Seal.Unprotect(key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Only one of the page's forms was sent; the others' fields are not missing.</summary>
    private void KeepErrorsOf(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    public sealed class SetUpForm
    {
        public string? SecretKey { get; set; }

        [Display(Name = "Code that the app shows"), Required(ErrorMessage = "Enter the six digits that the app shows now."), StringLength(20)]
        public string? OneTimeCode { get; set; }
    }

    public sealed class ProofForm
    {
        [Display(Name = "Your password"), Required(ErrorMessage = "Enter your password."), StringLength(200), DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}
