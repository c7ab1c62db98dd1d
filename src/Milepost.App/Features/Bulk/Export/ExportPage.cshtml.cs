using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Web;

namespace Milepost.App.Features.Bulk.Export;

public sealed class ExportForm
{
    [Display(Name = "Parts")] public List<string> Parts { get; set; } = [];
}

/// <summary>Sends a full export as one zip file, written while it is sent.</summary>
public sealed class ExportPage(ExportRightQuery right, Actor actor, AgencyTime time, IServiceProvider services) : MilepostPage
{
    [BindProperty] public ExportForm Form { get; set; } = new();

    public string? Lacking { get; private set; }

    public IEnumerable<SelectListItem> PartItems => ExportPartNames.All.Select(part => new SelectListItem($"{part.Name}: {part.Words}", part.Name));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Form.Parts = [.. ExportPartNames.All.Select(part => part.Name)];
        Lacking = await right.WhatIsLackingAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((Lacking = await right.WhatIsLackingAsync(ct)) is { } lacking)
        {
            Tell(ExportProblems.NotBothRoles(lacking), "");
            return Page();
        }
        if (ExportPartNames.Read(Form.Parts) is not { } parts || parts == ExportParts.None)
        {
            Tell(ExportProblems.NothingChosen, "Form.Parts");
            return Page();
        }
        // The page stays open after a download, and pressing the button again asks for another one.
        actor.Submission = null;
        return new Download(services.GetRequiredService<ExportEverythingHandler>(), parts, $"milepost-{time.Today:yyyy-MM-dd}.zip");
    }

    private sealed class Download(ExportEverythingHandler export, ExportParts parts, string name) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var http = context.HttpContext;
            http.Response.ContentType = "application/zip";
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            // The files are written by hand, byte by byte from the database; a buffer of the whole would be as large as the export.
            if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
            using var target = new ZipTarget(http.Response.Body);
            var exported = await export.HandleAsync(new(parts, target), http.RequestAborted);
            if (!exported.IsDone) http.Abort();
        }
    }
}
