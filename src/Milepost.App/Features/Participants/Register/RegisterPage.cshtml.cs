using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Access;
using Milepost.App.Features.FrontDesk.Visitors;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Features.Participants.Profile;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Register;

/// <summary>Search before create: a search, the people it found, and only then the form for a new one.</summary>
public sealed class RegisterPage(
    LookalikesQuery lookalikes, OfficeChoicesQuery choices, RegisterParticipantHandler register, Actor actor, IDataProtectionProvider protection, VisitorsQuery visitors) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "Name"), StringLength(200)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Birth date")]
    public DateOnly? BirthDate { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Case number"), StringLength(200)]
    public string? CaseNumber { get; set; }

    /// <summary>"None of these" was chosen: the form is shown below what was found.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Add { get; set; }

    /// <summary>The visitor at the front desk whose record this will be.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Visitor { get; set; }

    [BindProperty] public RegisterForm Form { get; set; } = new();

    /// <summary>Carries whom the search showed, sealed, so that a record cannot be opened past it.</summary>
    [BindProperty(Name = SeenField)] public string? Seen { get; set; }

    public const string SeenField = "__seen";

    public bool HasSearched { get; private set; }
    public Lookalikes Found { get; private set; } = Lookalikes.None;
    public IReadOnlyList<OfficeChoice> Offices { get; private set; } = [];

    public string AddLink => "/participants/new" + QueryString.Create(new Dictionary<string, string?>
    {
        [nameof(Name)] = Name, [nameof(BirthDate)] = BirthDate?.ToString("yyyy-MM-dd"), [nameof(Add)] = "true", ["visitor"] = Visitor?.ToString(),
    }.Where(pair => pair.Value is not null));

    public IEnumerable<SelectListItem> OfficeItems => Offices.Select(o => new SelectListItem(o.Name, o.Id.ToString()));

    public IEnumerable<SelectListItem> PlannerItems => AssignPage.PlannersByOffice(Offices);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var wantsForm = Add;
        Add = false;
        if (Request.Query.Count == 0 || !ModelState.IsValid) return;
        if (SearchWords.Of(Name ?? "").Length == 0 && BirthDate is null && string.IsNullOrWhiteSpace(CaseNumber))
        {
            ModelState.AddModelError(nameof(Name), "Enter a name in letters, a birth date or a case number.");
            return;
        }

        HasSearched = true;
        Found = await lookalikes.HandleAsync(new(Name, BirthDate, CaseNumber), ct);
        Add = wantsForm && SearchWords.Of(Name ?? "").Length > 0;
        if (!Add) return;

        Offices = await choices.HandleAsync(ct);
        Seen = Seal(Found.Likely);
        var known = Visitor is { } visitorId ? await visitors.HandleAsync(visitorId, ct) : null;
        var words = Name!.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Form = new()
        {
            FirstName = words.Length > 1 ? string.Join(' ', words[..^1]) : words[0], LastName = words.Length > 1 ? words[^1] : null, BirthDate = BirthDate,
            Phone = known?.Visitor.Phone, Email = known?.Visitor.Email,
            OfficeId = Offices.Count == 1 ? Offices[0].Id : Offices.FirstOrDefault(IsOwn)?.Id,
            PlannerId = Offices.FirstOrDefault(IsOwn) is null ? null : actor.AccountId,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        (HasSearched, Add) = (true, true);
        // What stands in the address was judged when it was searched for.
        foreach (var field in new[] { nameof(Name), nameof(BirthDate), nameof(CaseNumber), nameof(Add), nameof(Visitor) }) ModelState.Remove(field);
        Offices = await choices.HandleAsync(ct);
        var seen = Unseal(Seen);

        if (ModelState.IsValid)
        {
            var result = await register.HandleAsync(new(Form.ToProfile(), Form.OfficeId, Form.PlannerId, seen) { VisitorId = Visitor }, ct);
            if (result.IsDone || result.Problem!.Kind == ProblemKind.NotFound)
                return Answer(result, p => $"/participants/{p.Id}/application", $"{Form.FirstName!.Trim()} {Form.LastName!.Trim()} is on file now. Next, record the application.");
            Answer(result, _ => "", "");
        }

        // What is drawn now has been shown: the next save counts it as looked at.
        Found = await lookalikes.HandleAsync(new(ModelState.IsValid || Form.FirstName is not null ? $"{Form.FirstName} {Form.LastName}" : Name, Form.BirthDate ?? BirthDate, null), ct);
        Seen = Seal([.. Found.Likely.Union(seen ?? [])]);
        return Page();
    }

    private bool IsOwn(OfficeChoice office) => office.Planners.Any(p => p.Id == actor.AccountId);

    private IDataProtector Protector => protection.CreateProtector("Milepost.Register.Seen", actor.AccountId?.ToString() ?? "");

    private string Seal(IEnumerable<Guid> ids) => Protector.Protect(JsonSerializer.Serialize(ids));

    private List<Guid>? Unseal(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<List<Guid>>(Protector.Unprotect(text));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public sealed class RegisterForm : ProfileForm
    {
        [Display(Name = "Office"), Required(ErrorMessage = "Choose the office.")]
        public Guid? OfficeId { get; set; }

        [Display(Name = "Planner")]
        public Guid? PlannerId { get; set; }
    }
}
