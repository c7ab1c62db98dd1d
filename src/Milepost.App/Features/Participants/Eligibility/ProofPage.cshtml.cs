using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>Ties the answers to documents of the record and to papers that were seen.</summary>
public sealed class ProofPage(EligibilityQuery eligibility, TieProofsHandler tie, LastChangeQuery lastChange) : MilepostPage
{
    [BindProperty] public ProofForm Form { get; set; } = new();

    public EligibilityView View { get; private set; } = null!;

    public string AnswerWords(string question) => question == EligibilityRules.BirthDate
        ? View.Participant.Profile.BirthDate.Words()
        : View.Facts.Answer(question) is { } value && View.Policy.Questions.TryGetValue(question, out var asked) ? asked.WordsOf(value) : "Not answered";

    public IEnumerable<SelectListItem> DocumentItems(AnswerProof? known)
    {
        foreach (var document in View.Documents) yield return new(document.Title, document.Id.ToString());
        if (known?.DocumentId is { } id && View.Documents.All(document => document.Id != id)) yield return new($"{known.DocumentTitle} (not in this installation)", id.ToString());
    }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = FormOf();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var rows = Form.Proofs.Select((row, at) => (row, at)).Where(each => each.row.Question is not null && !each.row.IsEmpty).DistinctBy(each => each.row.Question).ToList();
        var result = await tie.HandleAsync(new(participantId, [.. rows.Select(each => new ProofGiven(each.row.Question!, each.row.DocumentId, each.row.Kind, each.row.SeenOn))], Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, ct))
        {
            var theirs = FormOf();
            Form.Version = theirs.Version;
            foreach (var row in Form.Proofs) row.Words = row.Question is { } id ? View.NameOf(id) : "";
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        if (!result.IsDone && result.Problem!.Kind == ProblemKind.Invalid)
        {
            foreach (var problem in result.Problems)
            {
                var at = rows.FindIndex(each => each.row.Question == problem.Field);
                var part = problem.Code switch { "eligibility.seen-in-future" => "SeenOn", "eligibility.no-such-document" => "DocumentId", _ => "Kind" };
                Tell(problem, at < 0 ? "" : $"Form.Proofs[{rows[at].at}].{part}");
            }
            return Page();
        }
        return Answer(result, _ => $"/participants/{participantId}/application/eligibility", "Saved what proves the answers. Below you see what the answers open.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await eligibility.HandleAsync(participantId, ct) is not { } view) return false;
        View = view;
        return true;
    }

    private ProofForm FormOf() => new()
    {
        Proofs = [.. View.Provable.Select(question => View.ProofOf(question) is { } known
            ? new ProofRow { Question = question, Words = View.NameOf(question), DocumentId = known.DocumentId, Kind = known.Kind, SeenOn = known.SeenOn }
            : new ProofRow { Question = question, Words = View.NameOf(question) })],
        Version = View.Recorded?.Version ?? 0,
    };

    public sealed class ProofForm
    {
        [Display(Name = "Proofs"), MaxLength(100)]
        public List<ProofRow> Proofs { get; set; } = [];

        public long Version { get; set; }
    }

    public sealed class ProofRow
    {
        public string? Question { get; set; }

        [Display(Name = "Document of the record")]
        public Guid? DocumentId { get; set; }

        [Display(Name = "Kind of document"), StringLength(200)]
        public string? Kind { get; set; }

        [Display(Name = "Seen on")]
        public DateOnly? SeenOn { get; set; }

        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public string Words { get; set; } = "";

        public bool IsEmpty => DocumentId is null && string.IsNullOrWhiteSpace(Kind) && SeenOn is null;

        public override string ToString() => IsEmpty ? "" : $"{Words}: {Kind}{(SeenOn is { } day ? $", {day.Words()}" : "")}";
    }
}
