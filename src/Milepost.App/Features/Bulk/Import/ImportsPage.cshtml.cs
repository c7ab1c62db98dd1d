using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Organization;
using Milepost.App.Policy;
using Milepost.App.Web;

namespace Milepost.App.Features.Bulk.Import;

[RequestFormLimits(MultipartBodyLengthLimit = ImportUploads.MostBytes)]
public sealed class ImportsPage(ImportsQuery imports, KeepImportsHandler keep, Packs packs) : MilepostPage
{
    [BindProperty] public UploadForm Form { get; set; } = new();

    public IReadOnlyList<ImportView> Imports { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PackChoices => UnitForm.PackChoices(packs);

    public IEnumerable<(string File, string Columns)> Columns => ImportTable.All.Select(t => (t.File, string.Join(", ", t.Columns.Select(c => c.Name + (c.IsRequired ? "*" : "")))));

    /// <summary>An import reaches every office; somebody who administers only some of them is told so.</summary>
    public bool MayImport { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (UploadGate.WasTooLarge(HttpContext))
        {
            ModelState.Clear();
            ModelState.AddModelError("Form.Files", $"These files are larger than {ImportUploads.MostBytes >> 30} GB together. Import them on the server: milepost import DIR.");
        }
        if (!ModelState.IsValid) return Page();
        var result = await keep.HandleAsync(new UploadImport(Form.Files, Form.Pack), ct);
        return Answer(result, id => $"/import/{id}", "The files are here. They are checked now; nothing is written yet.");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await imports.AllAsync(ct);
        (MayImport, Imports) = (all is not null, all ?? []);
    }

    public sealed class UploadForm
    {
        [Display(Name = "Tables", Order = 1), Required(ErrorMessage = "Choose the tables, or a zip file with them.")]
        public List<IFormFile> Files { get; set; } = [];

        [Display(Name = "Policy of new offices", Order = 2)]
        public string? Pack { get; set; }
    }
}
