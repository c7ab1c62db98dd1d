using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Visitors;

/// <summary>One reportable individual: who it is, the cards, the visits, and the way to a record.</summary>
public sealed class VisitorPage(VisitorsQuery visitors, KeepVisitorHandler keep, Actor actor) : MilepostPage
{
    [BindProperty] public DetailsForm Form { get; set; } = new();
    [BindProperty] public CardForm Card { get; set; } = new();
    [BindProperty] public LinkForm Link { get; set; } = new();
    [BindProperty] public UnlinkForm Unlink { get; set; } = new();

    public VisitorView View { get; private set; } = null!;

    public bool MayRegister => actor.MayTake("/participants/new", "POST");

    public string RegisterLink => "/participants/new" + QueryString.Create(new Dictionary<string, string?>
    {
        ["Name"] = View.Visitor.Name, ["BirthDate"] = View.Visitor.BirthDate.ToString("yyyy-MM-dd"), ["visitor"] = View.Visitor.Id.ToString(),
    });

    public async Task<IActionResult> OnGetAsync(Guid visitorId, CancellationToken ct)
    {
        if (!await LoadAsync(visitorId, ct)) return NotFound();
        FillIn();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid visitorId, CancellationToken ct)
    {
        if (!await LoadAsync(visitorId, ct)) return NotFound();
        if (!IsInOrder(Form, nameof(Form))) return Page();
        var result = await keep.HandleAsync(new ChangeVisitor(visitorId, new(Form.FirstName!, Form.LastName!, Form.BirthDate!.Value, Form.Phone, Form.Email), Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = FormOf(View.Visitor);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, new(View.History is [var last, ..] ? last.By : "Somebody", "since you opened this page"));
        }
        return Answer(result, _ => Here(visitorId), "Saved.");
    }

    public Task<IActionResult> OnPostCardAsync(Guid visitorId, CancellationToken ct) =>
        SmallAsync(visitorId, nameof(Card), () => keep.HandleAsync(new GiveCard(visitorId, Card.Card), ct), "The card is this person's from now on.", ct);

    public Task<IActionResult> OnPostTakeCardAsync(Guid visitorId, Guid cardId, CancellationToken ct) =>
        SmallAsync(visitorId, nameof(Card), () => keep.HandleAsync(new TakeCard(visitorId, cardId), ct), "The card does not count any more.", ct);

    public Task<IActionResult> OnPostLinkAsync(Guid visitorId, Guid? participantId, CancellationToken ct) => SmallAsync(visitorId, nameof(Link), async () =>
    {
        var id = participantId ?? (string.IsNullOrWhiteSpace(Link.CaseNumber) ? null : await visitors.RecordByNumberAsync(Link.CaseNumber, ct));
        return id is { } record ? await keep.HandleAsync(new LinkVisitor(visitorId, record), ct) : NoRecord;
    }, "The visits are part of the record now.", ct);

    public Task<IActionResult> OnPostUnlinkAsync(Guid visitorId, CancellationToken ct) =>
        SmallAsync(visitorId, nameof(Unlink), () => keep.HandleAsync(new UnlinkVisitor(visitorId, Unlink.Reason), ct), "The link is taken away. The history keeps it.", ct);

    private static readonly Problem NoRecord = new("visitor.no-record", ProblemKind.Invalid, "Enter the case number of a record that you may open.", "CaseNumber");

    private async Task<IActionResult> SmallAsync(Guid visitorId, string form, Func<Task<Result<Done>>> change, string said, CancellationToken ct)
    {
        if (!await LoadAsync(visitorId, ct)) return NotFound();
        JudgeOnly(form);
        FillIn();
        return ModelState.IsValid ? Answer(await change(), _ => Here(visitorId), said, form) : Page();
    }

    private static string Here(Guid visitorId) => $"/front-desk/visitors/{visitorId}";

    private void FillIn() => Form = FormOf(View.Visitor);

    private static DetailsForm FormOf(Visitor visitor) => new()
    {
        FirstName = visitor.FirstName, LastName = visitor.LastName, BirthDate = visitor.BirthDate, Phone = visitor.Phone, Email = visitor.Email, Version = visitor.Version,
    };

    private async Task<bool> LoadAsync(Guid visitorId, CancellationToken ct)
    {
        if (await visitors.HandleAsync(visitorId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    public sealed class DetailsForm
    {
        [Display(Name = "First name"), Required, StringLength(100)] public string? FirstName { get; set; }
        [Display(Name = "Last name"), Required, StringLength(100)] public string? LastName { get; set; }
        [Display(Name = "Birth date"), Required(ErrorMessage = "Enter the birth date.")] public DateOnly? BirthDate { get; set; }
        [Display(Name = "Phone"), StringLength(40)] public string? Phone { get; set; }
        [Display(Name = "E-mail address"), StringLength(200)] public string? Email { get; set; }
        public long Version { get; set; }
    }

    public sealed class CardForm
    {
        [Display(Name = "New card"), StringLength(CardNumbers.Longest)] public string? Card { get; set; }
    }

    public sealed class LinkForm
    {
        [Display(Name = "Case number"), StringLength(200)] public string? CaseNumber { get; set; }
    }

    public sealed class UnlinkForm
    {
        [Display(Name = "Why the link is wrong"), StringLength(500)] public string? Reason { get; set; }
    }
}
