using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Milepost.App.Features.Consents;
using Milepost.App.Features.Consents.Give;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.My.Sharing;

/// <summary>A customer agrees to share something.</summary>
public sealed class ShareSomethingPage(
    OwnRecordQuery own, ConsentChoicesQuery choices, GiveConsentHandler give, OwnSharingWords says, AgencyTime time, IStringLocalizer<ShareSomethingPage> words) : MilepostPage
{
    [BindProperty] public ShareForm Form { get; set; } = new();

    public ConsentChoices Choices { get; private set; } = null!;

    public IEnumerable<SelectListItem> ToItems
    {
        get
        {
            var (one, kind) = (new SelectListGroup { Name = words["One organization"] }, new SelectListGroup { Name = words["All organizations of a program"] });
            return Choices.Partners.Select(p => new SelectListItem(p.Details.Name, ConsentChoices.ValueOf(p)) { Group = one })
                .Concat(Choices.Programs.Select(p => new SelectListItem(says.Program(p.Name), ConsentChoices.ValueOf(p)) { Group = kind }));
        }
    }

    public IEnumerable<SelectListItem> ItemItems =>
        Enum.GetValues<SharedItem>().Where(i => i != SharedItem.Documents || Choices.Documents.Count > 0).Select(i => new HintedItem(says.Of(i), i.ToString(), says.Holds(i)));

    public IEnumerable<SelectListItem> DocumentItems => Choices.Documents.Select(d => new SelectListItem(d.Title, d.Id.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is null) return NotFound();
        Form.Until = time.Today.AddYears(1);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } participantId) return NotFound();
        // "All partners" is said to staff or on paper; here somebody chooses whom.
        if (Form.To == ConsentChoices.Everyone) Form.To = null;
        if (!ModelState.IsValid) return Page();
        var result = await give.HandleAsync(new(
            participantId, Form.To, Form.Items, Form.Documents, Form.Purpose, time.Today, Form.Until!.Value, ConsentWay.Electronic, time.Today, null, null, LanguageSetup.Current), ct);
        return Answer(result, _ => SharingPage.Address, words["Thank you. Your office can share this now. You can take it back on any day."]);
    }

    private async Task<Guid?> LoadAsync(CancellationToken ct)
    {
        if (await own.HandleAsync(ct) is not { } person) return null;
        Choices = await choices.HandleAsync(person.Id, ct);
        return person.Id;
    }

    public sealed class ShareForm
    {
        [Display(Name = "Who may see it"), Required(ErrorMessage = "Choose who may see it.")]
        public string? To { get; set; }

        [Display(Name = "What they may see")]
        public List<SharedItem> Items { get; set; } = [];

        [Display(Name = "Which documents")]
        public List<Guid> Documents { get; set; } = [];

        [Display(Name = "What for"), Required(ErrorMessage = "Write what it is for."), StringLength(500, ErrorMessage = "Use 500 characters or fewer.")]
        public string? Purpose { get; set; }

        [Display(Name = "Until"), Required(ErrorMessage = "Enter the last day.")]
        public DateOnly? Until { get; set; }
    }
}
