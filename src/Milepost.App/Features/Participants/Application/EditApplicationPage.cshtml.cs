using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

public sealed class EditApplicationPage(IntakeQuery intake, RecordApplicationHandler record, LastChangeQuery lastChange) : MilepostPage
{
    private const string Rows = "Form.Documents";

    [BindProperty] public ApplicationForm Form { get; set; } = new();

    public Intake Intake { get; private set; } = null!;

    public IEnumerable<SelectListItem> ProgramItems => Intake.ProgramsOffered.Select(p => new SelectListItem(Words.Of(p), p.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = FormOf(Intake);
        FormRows.Extend(Form.Documents, HttpContext, Rows, empty: 2);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();

        // Empty rows keep their place, so that a problem stands beside the row it belongs to.
        var filled = Form.Documents.Select((row, at) => (row, at)).Where(r => !r.row.IsEmpty).ToList();
        var result = await record.HandleAsync(new(
            participantId, Form.AppliedOn!.Value, [.. Form.Programs.Distinct().Order()], [.. filled.Select(r => new EvidenceDocument(r.row.Element ?? "", r.row.Kind ?? ""))], Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, ct))
        {
            var theirs = FormOf(Intake);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result.AtRows("Documents", [.. filled.Select(r => r.at)]), _ => $"/participants/{participantId}/application",
            Intake.Application is null ? "Application recorded. Next, determine eligibility." : "Application saved.");
    }

    public async Task<IActionResult> OnPostAddRowAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        FormRows.Extend(Form.Documents, HttpContext, Rows, empty: 1);
        return ShowAgain();
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await intake.HandleAsync(participantId, ct) is not { } found) return false;
        Intake = found;
        return true;
    }

    private static ApplicationForm FormOf(Intake intake) => intake.Application is not { } application ? new() : new()
    {
        AppliedOn = application.AppliedOn, Programs = [.. application.Programs],
        Documents = [.. application.Documents.Select(d => new DocumentRow { Element = d.Element, Kind = d.Kind })], Version = application.Version,
    };

    public sealed class ApplicationForm
    {
        [Display(Name = "Applied on"), Required(ErrorMessage = "Enter the day the application was made.")]
        public DateOnly? AppliedOn { get; set; }

        [Display(Name = "Programs applied for"), MinLength(1, ErrorMessage = "Choose at least one program.")]
        public List<Program> Programs { get; set; } = [];

        [Display(Name = "Documents"), MaxLength(FormRows.Most)]
        public List<DocumentRow> Documents { get; set; } = [];

        public long Version { get; set; }
    }

    public sealed class DocumentRow
    {
        [Display(Name = "What it proves"), StringLength(200, ErrorMessage = "Shorten what it proves to 200 characters or fewer.")]
        public string? Element { get; set; }

        [Display(Name = "Document"), StringLength(200)]
        public string? Kind { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Element) && string.IsNullOrWhiteSpace(Kind);

        public override string ToString() => IsEmpty ? "" : $"{Element}: {Kind}";
    }
}
