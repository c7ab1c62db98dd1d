using Microsoft.AspNetCore.Mvc;
using Milepost.App.Store;
using Milepost.App.Web;

namespace Milepost.App.Features.Mail.Administer;

/// <summary>What became of each letter, for the administrators.</summary>
public sealed class MailPage(MailListQuery letters, SendLetterAgainHandler again, GiveLetterUpHandler giveUp, MailSettings settings) : MilepostPage
{
    [BindProperty(SupportsGet = true)] public MailState? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    /// <summary>The letter whose button was pressed.</summary>
    [BindProperty] public Guid? Again { get; set; }
    [BindProperty] public Guid? GiveUp { get; set; }

    public MailList List { get; private set; } = null!;

    public MailSettings Settings => settings;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Again is { } letter) return Answer(await again.HandleAsync(new(letter), ct), _ => Link(PageNumber), "The letter is on its way again.");
        if (GiveUp is { } dropped) return Answer(await giveUp.HandleAsync(new(dropped), ct), _ => Link(PageNumber), "The letter is given up. It is emptied and not tried any more.");
        Tell(MailProblems.NotChosen, "");
        return Page();
    }

    public string Link(int page) => "/mail" + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("state", State?.ToString()), new("p", page > 1 ? page.ToString() : null) }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private async Task LoadAsync(CancellationToken ct) => List = await letters.HandleAsync(State, PageNumber, ct);
}
