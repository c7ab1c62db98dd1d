using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Webhooks.Keep;

public sealed class WebhookForm
{
    [Display(Name = "Address"), StringLength(Webhook.LongestUrl, ErrorMessage = "Use 500 characters or fewer.")] public string? Url { get; set; }
    [Display(Name = "Hears of")] public Guid? OrgUnitId { get; set; }
    [Display(Name = "Kinds of events")] public List<string> Kinds { get; set; } = [];
}

/// <summary>The programs that hear of changes, and what became of each event.</summary>
public sealed class WebhooksPage(
    WebhooksQuery webhooks, AddWebhookHandler add, RotateWebhookSecretHandler rotate, SwitchWebhookHandler toggle, RemoveWebhookHandler remove, ResendDeliveryHandler resend) : MilepostPage
{
    [BindProperty] public WebhookForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "webhook")] public Guid? Shown { get; set; }

    /// <summary>Whose button was pressed.</summary>
    [BindProperty] public Guid? Rotate { get; set; }
    [BindProperty] public Guid? On { get; set; }
    [BindProperty] public Guid? Off { get; set; }
    [BindProperty] public Guid? Remove { get; set; }
    [BindProperty] public Guid? Resend { get; set; }

    public WebhookList List { get; private set; } = null!;

    /// <summary>Shown on this answer only.</summary>
    public string? Secret { get; private set; }

    public IEnumerable<SelectListItem> PlaceItems => List.Places.Select(u => new SelectListItem($"{Words.Of(u.Kind)}: {u.Name}", u.Id.ToString()));

    public static IEnumerable<SelectListItem> KindItems => WebhookKinds.All.Select(kind => new SelectListItem($"{kind.Words} ({kind.Code})", kind.Code));

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Resend is { } delivery) return Answer(await resend.HandleAsync(new(delivery), ct), _ => Here, "The event is on its way again.");
        if (On is { } on) return Answer(await toggle.HandleAsync(new(on, true), ct), _ => Here, "The webhook is on. What waited is tried now.");
        if (Off is { } off) return Answer(await toggle.HandleAsync(new(off, false), ct), _ => Here, "The webhook is off. Nothing is sent to it.");
        if (Remove is { } removed) return Answer(await remove.HandleAsync(new(removed), ct), _ => "/webhooks", "The webhook is gone, with all that it was sent.");
        return Rotate is { } rotated ? await ShowSecretAsync(await rotate.HandleAsync(new(rotated), ct), ct) : await ShowSecretAsync(await add.HandleAsync(new(Form.OrgUnitId, Form.Url ?? "", Form.Kinds), ct), ct);
    }

    private string Here => Shown is { } shown ? $"/webhooks?webhook={shown}" : "/webhooks";

    /// <summary>A secret is in no address and in no cookie: it stands on this page and on no other.</summary>
    private async Task<IActionResult> ShowSecretAsync(Result<AddedWebhook> result, CancellationToken ct)
    {
        if (!result.IsDone) return Answer(result, _ => Here, "");
        (Secret, Shown, Form) = (result.Value.Secret, result.Value.Id, new());
        ModelState.Clear();
        await LoadAsync(ct);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) => List = await webhooks.HandleAsync(Shown, ct);
}
