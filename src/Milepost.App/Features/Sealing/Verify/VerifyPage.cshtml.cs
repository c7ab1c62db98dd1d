using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App.Features.Sealing.Verify;

/// <summary>Anybody who was shown a signed plan may ask whether it is genuine. The file is looked at and not kept.</summary>
[EnableRateLimiting(SealingFeature.VerifyLimit)]
[ResponseCache(NoStore = true)]
public sealed class VerifyPage(VerifyFileHandler verify, SealCertificatesQuery certificates, Packs packs, IStringLocalizer<VerifyPage> t) : MilepostPage
{
    [BindProperty] public VerifyForm Form { get; set; } = new();

    public VerifyAnswer? Asked { get; private set; }

    public IReadOnlyList<PublishedCertificate> Certificates { get; private set; } = [];

    /// <summary>The answer's words in the reader's language.</summary>
    public VerifyWords Words => new(LanguageSetup.Current, (pattern, parts) => t[pattern, parts]);

    public int MaxMegabytes => packs.All.Max(p => p.Settings.Upload.MaxMegabytes);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (UploadGate.WasTooLarge(HttpContext) || Form.File?.Length > MaxMegabytes * (long)UploadGate.Megabyte)
        {
            ModelState.Clear();
            ModelState.AddModelError("Form.File", t["This file is larger than {0} MB, which no signed plan is. Choose the PDF as you were given it.", MaxMegabytes]);
        }
        if (!ModelState.IsValid || await UploadedFile.ReadAsync(Form.File, ct) is not { } file) return Page();
        Asked = await verify.HandleAsync(file.Bytes, ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) => Certificates = await certificates.HandleAsync(ct);

    public sealed class VerifyForm
    {
        [Display(Name = "Signed plan"), Required(ErrorMessage = "Choose the signed plan.")]
        public IFormFile? File { get; set; }
    }
}
