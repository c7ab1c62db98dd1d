using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain.Outcomes;

namespace Milepost.App.Features.Outcomes.SkillGains;

/// <summary>Two steps that work without script: choose the type, then fill in the facts it asks for.</summary>
public sealed class RecordSkillGainPage(RecordSkillGainHandler record, ParticipantQuery people, EvidenceQuery evidence, ReferenceLists lists) : MilepostPage
{
    [BindProperty(SupportsGet = true), Display(Name = "Type"), StringLength(200)] public string? Type { get; set; }

    [BindProperty] public SkillGainForm Form { get; set; } = new();

    public SkillGainType? Chosen => lists.SkillGainTypes.FirstOrDefault(t => t.Name == Type);

    public IEnumerable<SelectListItem> Types => lists.SkillGainTypes.Select(t => new HintedItem(t.Name, t.Name, t.Meaning));

    /// <summary>The day, where a link knows it.</summary>
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Type is not null && Chosen is null) ModelState.AddModelError(nameof(Type), OutcomeProblems.SkillGainType.Message);
        Form.On = On;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!await LoadAsync(participantId, ct)) return NotFound();
        if (Chosen is not { } type)
        {
            ModelState.AddModelError(nameof(Type), OutcomeProblems.SkillGainType.Message);
            return Page();
        }
        if (!ModelState.IsValid) return Page();
        var result = await record.HandleAsync(new(participantId, type.Name, Form.On!.Value, Form.LearnedOn, Form.Evidence.ToInput(Form.ToFacts(type.Facts))), ct);
        return Answer(result, _ => $"/participants/{participantId}/outcomes", "The skill gain is recorded.");
    }

    private async Task<bool> LoadAsync(Guid participantId, CancellationToken ct)
    {
        if (await people.HandleAsync(participantId, ct) is null) return false;
        ViewData[EvidenceChoices.Key("Evidence")] = await evidence.HandleAsync(participantId, "skillGain", ct);
        ViewData[SkillGainForm.NamesKey] = Chosen?.Facts;
        return true;
    }
}

public class SkillGainForm
{
    /// <summary>Where the fields find the names of the facts.</summary>
    public const string NamesKey = "SkillGainFactNames";

    [Required(ErrorMessage = "Enter the day it was reached."), Display(Name = "Reached on")] public DateOnly? On { get; set; }
    [Display(Name = "You heard of it on")] public DateOnly? LearnedOn { get; set; }
    public List<FactForm> Facts { get; set; } = [];
    public EvidenceForm Evidence { get; set; } = new();

    public IReadOnlyList<NamedFact> ToFacts(IReadOnlyList<string> names) =>
        [.. names.Select((name, at) => new NamedFact(name, at < Facts.Count ? Facts[at].Value?.Trim() ?? "" : "")).Where(fact => fact.Value.Length > 0)];
}

public sealed class FactForm
{
    [Display(Name = "Fact"), StringLength(300)] public string? Value { get; set; }
}

public sealed class CorrectSkillGainForm : SkillGainForm
{
    [Display(Name = "Why it is changed"), StringLength(500)] public string? Reason { get; set; }
    public long Version { get; set; }

    public static CorrectSkillGainForm Of(SkillGain gain, IReadOnlyList<string> names) => new()
    {
        On = gain.AttainedOn, LearnedOn = gain.LearnedOn, Evidence = EvidenceForm.Of(gain.Evidence), Version = gain.Version,
        Facts = [.. names.Select(name => new FactForm { Value = gain.Evidence?.Facts.FirstOrDefault(fact => fact.Name == name)?.Value })],
    };
}
