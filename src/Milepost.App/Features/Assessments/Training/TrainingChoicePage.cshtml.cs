using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Occupations;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments.Training;

public sealed class TrainingChoicePage(TrainingChoicesQuery choices, ReferenceLists lists, RecordTrainingChoiceHandler record, LastChangeQuery lastChange, AgencyTime time) : MilepostPage
{
    /// <summary>The one to change; nothing for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "id")] public Guid? ChoiceId { get; set; }

    [BindProperty] public TrainingChoiceForm Form { get; set; } = new();

    public TrainingChoicesView View { get; private set; } = null!;
    public TrainingChoice? Choice { get; private set; }

    public IEnumerable<SelectListItem> ServiceItems => View.Trainings.Select(s => new SelectListItem($"{s.Title}, {s.Details.StartsOn.Words()}", s.CaseFileId));

    public static IEnumerable<SelectListItem> ResultItems => [new("Suitable", "true"), new("Not suitable", "false")];

    public bool OffersNote => Choice?.CaseNote is null;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        Form = TrainingChoiceForm.Of(Choice);
        if (Choice is null) Form.ConsideredOn = time.Today;
        if (View.PriorityGroup is { } group && Form.Tests.First(t => t.Test == TrainingTest.Priority) is { Why: null } priority) priority.Why = $"Priority group {group}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        foreach (var (field, message) in Form.Check()) ModelState.AddModelError($"Form.{field}", message);
        var occupation = OccupationEntry.Read(lists, Form.Occupation, Choice?.Details.Occupation, "Occupation");
        if (occupation.IsDone) Form.Occupation = occupation.Value;
        else
        {
            var matches = lists.SearchOccupations(Form.Occupation ?? "", 4);
            ModelState.AddModelError("Form.Occupation", matches.Count == 0 ? OccupationProblems.Unknown.Message : $"Several occupations match. Enter one of these, or its code: {string.Join("; ", matches.Select(m => m.Label))}.");
        }
        if (!ModelState.IsValid) return Page();

        var result = await record.HandleAsync(new(participantId, ChoiceId, Form.ToDetails(), Form.WriteNote, string.IsNullOrEmpty(Form.Service) ? null : Form.Service, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, ct))
        {
            var theirs = TrainingChoiceForm.Of(Choice);
            Form.Version = theirs.Version;
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        return Answer(result.AtRows("Talks", Form.HeldTalks), _ => $"/participants/{participantId}/assessment/training", result.IsDone ? Said(result.Value) : "");
    }

    /// <summary>What is missing is told and refuses nothing: talks and tests come one by one.</summary>
    private static string Said(TrainingChoice choice)
    {
        var open = new List<string>();
        if (choice.Details.TalksMissing.Any()) open.Add($"still to talk about: {string.Join(", ", choice.Details.TalksMissing.Select(Words.Of)).ToLowerInvariant()}");
        if (choice.Details.TestsOpen.Any()) open.Add($"{choice.Details.TestsOpen.Count()} of the six tests still to look at");
        return "The training choice is saved." + (open.Count > 0 ? $" Open: {string.Join("; ", open)}." : choice.WaitsForService ? " Next, enter the training as a service." : "");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await choices.HandleAsync(participantId, ct) is not { } view) return false;
        View = view;
        Choice = ChoiceId is { } id ? view.Find(id) : null;
        return ChoiceId is null || Choice is not null;
    }
}

public sealed class TrainingChoiceForm
{
    [Display(Name = "Training"), StringLength(300)] public string? Training { get; set; }
    [Display(Name = "Provider or school"), StringLength(300)] public string? Provider { get; set; }
    [Display(Name = "Occupation it leads to"), StringLength(300)] public string? Occupation { get; set; }
    [Display(Name = "Considered since"), Required(ErrorMessage = "Enter the day the training was first considered.")] public DateOnly? ConsideredOn { get; set; }
    [Display(Name = "Talks"), MaxLength(12)] public List<TalkRow> Talks { get; set; } = [];
    [Display(Name = "Tests"), MaxLength(12)] public List<TestRow> Tests { get; set; } = [];
    [Display(Name = "Result")] public bool? Suitable { get; set; }
    [Display(Name = "Why"), StringLength(4000)] public string? Reason { get; set; }
    [Display(Name = "Decided on")] public DateOnly? DecidedOn { get; set; }
    [Display(Name = "Write the case note on the need for training from this")] public bool WriteNote { get; set; } = true;
    [Display(Name = "Training service it became"), StringLength(200)] public string? Service { get; set; }
    public long Version { get; set; }

    public static TrainingChoiceForm Of(TrainingChoice? choice)
    {
        var details = choice?.Details ?? new();
        return new()
        {
            Training = details.Training, Provider = details.Provider, Occupation = details.Occupation, ConsideredOn = choice is null ? null : details.ConsideredOn,
            Suitable = details.Suitable, Reason = details.Reason, DecidedOn = details.DecidedOn, Service = choice?.Service, Version = choice?.Version ?? 0,
            Talks = [.. Enum.GetValues<InformedChoice>().Select(about => details.Talks.FirstOrDefault(t => t.About == about) is { } held
                ? new TalkRow { About = about, On = held.On, Discussed = held.Discussed, Source = held.Source } : new() { About = about })],
            Tests = [.. Enum.GetValues<TrainingTest>().Select(test => details.Tests.FirstOrDefault(t => t.Test == test) is { } seen
                ? new TestRow { Test = test, Holds = seen.Holds, Why = seen.Why } : new() { Test = test })],
        };
    }

    /// <summary>The talks of which something is told, by their place on the form.</summary>
    public IReadOnlyList<int> HeldTalks => [.. Enumerable.Range(0, Talks.Count).Where(row => Talks[row].On is not null)];

    public TrainingChoiceDetails ToDetails() => new()
    {
        Training = Training ?? "", Provider = Provider, Occupation = Occupation, ConsideredOn = ConsideredOn!.Value, Suitable = Suitable, Reason = Reason, DecidedOn = DecidedOn,
        Talks = [.. HeldTalks.Select(row => new ChoiceTalk(Talks[row].About, Talks[row].On!.Value, Talks[row].Discussed, Talks[row].Source))],
        // The priority group that is filled in beforehand alone says nothing.
        Tests = [.. Tests.Where(t => t.Holds is not null || (t.Why is not null && t.Test != TrainingTest.Priority)).Select(t => new TrainingTestResult(t.Test, t.Holds, t.Why))],
    };

    public IEnumerable<(string Field, string Message)> Check()
    {
        for (var row = 0; row < Talks.Count; row++)
            if (Talks[row].On is null && (!string.IsNullOrWhiteSpace(Talks[row].Discussed) || !string.IsNullOrWhiteSpace(Talks[row].Source)))
                yield return ($"Talks[{row}].On", "Enter the day you talked about it.");
    }
}

public sealed class TalkRow
{
    public InformedChoice About { get; set; }
    [Display(Name = "Talked on")] public DateOnly? On { get; set; }
    [Display(Name = "What was said"), StringLength(2000)] public string? Discussed { get; set; }
    [Display(Name = "Source used"), StringLength(500)] public string? Source { get; set; }

    public override string ToString() => On is { } on ? $"{on.Words()} {Discussed}".Trim() : "";
}

public sealed class TestRow
{
    public TrainingTest Test { get; set; }
    [Display(Name = "Holds")] public bool? Holds { get; set; }
    [Display(Name = "What shows it"), StringLength(1000)] public string? Why { get; set; }

    public override string ToString() => Holds switch { true => $"Yes {Why}", false => $"No {Why}", null => "" };
}
