using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Outcomes.Jobs;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Exits.Record;

public sealed class ExitPage(ExitQuery exits, RecordExitHandler record, EvidenceQuery evidence, ReferenceLists lists, LastChangeQuery lastChange, AgencyTime time) : MilepostPage
{
    private const string OtherReason = "other";

    [BindProperty] public ExitForm Form { get; set; } = new();

    public ExitView View { get; private set; } = null!;

    public DateOnly Today => time.Today;

    /// <summary>Programs that leave together are one choice; nothing to choose where there is one.</summary>
    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    /// <summary>What decides whether the exit is early.</summary>
    public bool IsEarly => View.Outlook?.Forecasts.Any(each => !each.IsFull(Today)) == true;

    public bool IsYouth => View.Open.Any(each => each.Program == Program.Youth);

    /// <summary>Ordinary ends first, then those that federal reporting leaves out of the indicators.</summary>
    public IEnumerable<SelectListItem> ReasonItems
    {
        get
        {
            SelectListGroup ordinary = new() { Name = "Ordinary" }, excluded = new() { Name = "Left out of the indicators" };
            return [.. lists.ExitReasons.OrderBy(each => each.Exclusion is not null)
                .Where(each => each.Programs.Count == 0 || View.Open.Any(open => each.Programs.Contains(CodeWords.Of(open.Program))))
                .Select(each => new SelectListItem(each.Name, each.Code) { Group = each.Exclusion is null ? ordinary : excluded }),
                new SelectListItem("Another reason", OtherReason)];
        }
    }

    public IEnumerable<ExitReason> Exclusions => lists.ExitReasons.Where(each => each.Exclusion is not null && (each.Programs.Count == 0 || IsYouth));

    public static IEnumerable<SelectListItem> FollowUpItems => [new("Accepted", "true"), new("Declined", "false")];

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form.Version = View.Version;
        if (Groups.Count == 0 && View.Outlook?.Forecasts is [var only]) Form.ExitedOn = only.ExitOnIfRecorded(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        var chosen = lists.ExitReasons.FirstOrDefault(each => each.Code == Form.Reason);
        if (Form.Job.Employed is null && Form.Reason is not null && chosen?.Exclusion is null) ModelState.AddModelError("Form.Job.Employed", "Say whether the person is employed at exit.");
        if (Groups.Count > 0 && Form.Programs.Count == 0) ModelState.AddModelError("Form.Programs", "Choose what the person exits from.");
        if (!ModelState.IsValid) return Page();

        var programs = Form.Programs.SelectMany(group => group.Split('+')).Where(word => Enum.TryParse<Program>(word, out _)).Select(Enum.Parse<Program>).ToList();
        var other = Form.Reason == OtherReason;
        var result = await record.HandleAsync(
            new(participantId, programs, Form.ExitedOn, Form.DateReason, other ? null : Form.Reason, other ? Form.OtherReason : null, Form.Proof.ToInput(), Form.NothingMore, Form.CloseServicesAs,
                Form.Job.ToFacts(null), Form.Job.Evidence.ToInput(), Form.FollowUp, Form.FollowUpReason, Form.Note, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale)
        {
            var theirs = View.Left.OrderByDescending(each => each.ExitRecordedOn).FirstOrDefault();
            Form.Version = View.Version;
            return ShowConflict(
                new ExitForm { ExitedOn = theirs?.ExitedOn, Reason = theirs?.ExitReason }, new ExitForm { ExitedOn = Form.ExitedOn, Reason = chosen?.Name ?? Form.OtherReason },
                await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result, exit => exit.HasFollowUp ? $"/participants/{participantId}/follow-up" : $"/participants/{participantId}/outcomes",
            result.IsDone ? $"Exit from {ExitWords.Programs(result.Value.Programs)} recorded for {result.Value.ExitedOn.Words()}, with its case note.{(result.Value.HasFollowUp ? " Next, plan the follow-up contacts." : "")}" : "");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await exits.HandleAsync(participantId, ct) is not { } view) return false;
        View = view;
        List<IReadOnlyList<Program>> groups = [.. view.Outlook?.Forecasts.Select(each => (IReadOnlyList<Program>)each.Programs) ?? []];
        groups.AddRange(view.Open.Where(each => !groups.Exists(group => group.Contains(each.Program))).Select(each => (IReadOnlyList<Program>)[each.Program]));
        if (groups.Count > 1) Groups = [.. groups.Select(group => new SelectListItem(ExitWords.Programs(group), string.Join('+', group)))];
        ViewData[EvidenceChoices.Key("Proof")] = await evidence.HandleAsync(participantId, "exclusion", ct);
        ViewData[EvidenceChoices.Key("Job")] = await evidence.HandleAsync(participantId, "employment", ct);
        return true;
    }
}

public sealed class ExitForm
{
    [Display(Name = "Exits from")] public List<string> Programs { get; set; } = [];
    [Display(Name = "Exited on")] public DateOnly? ExitedOn { get; set; }
    [Display(Name = "Why another date"), StringLength(500)] public string? DateReason { get; set; }
    [Display(Name = "Nothing more is coming: no service is planned or wanted")] public bool NothingMore { get; set; }
    [Display(Name = "How the open services ended")] public Completion? CloseServicesAs { get; set; }
    [Display(Name = "Reason"), Required] public string? Reason { get; set; }
    [Display(Name = "Other reason"), StringLength(500)] public string? OtherReason { get; set; }
    public EvidenceForm Proof { get; set; } = new();
    public JobForm Job { get; set; } = new();
    [Display(Name = "Follow-up was offered and is")] public bool? FollowUp { get; set; }
    [Display(Name = "Why follow-up was declined"), StringLength(500)] public string? FollowUpReason { get; set; }
    [Display(Name = "More for the case note"), StringLength(4000)] public string? Note { get; set; }
    public long Version { get; set; }
}
