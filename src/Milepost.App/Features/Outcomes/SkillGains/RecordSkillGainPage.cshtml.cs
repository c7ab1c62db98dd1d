using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;

namespace Milepost.App.Features.Outcomes.SkillGains;

public sealed class RecordSkillGainPage(RecordSkillGainHandler record, ReferenceLists lists) : MilepostPage
{
    [BindProperty] public SkillGainForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Types => lists.SkillGainTypes.Select(t => new HintedItem(t.Name, t.Name, t.Meaning));

    /// <summary>The kind and the day, where a link knows them.</summary>
    [BindProperty(SupportsGet = true)] public string? Type { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? On { get; set; }

    public void OnGet() => (Form.Type, Form.On) = (Type, On);

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await record.HandleAsync(new(participantId, Form.Type!, Form.On!.Value, Form.LearnedOn), ct);
        return Answer(result, _ => $"/participants/{participantId}/outcomes", "The skill gain is recorded.");
    }
}

public sealed class SkillGainForm
{
    [Required(ErrorMessage = "Choose the type of skill gain."), Display(Name = "Type"), StringLength(200)] public string? Type { get; set; }
    [Required(ErrorMessage = "Enter the day it was reached."), Display(Name = "Reached on")] public DateOnly? On { get; set; }
    [Display(Name = "You heard of it on")] public DateOnly? LearnedOn { get; set; }
}
