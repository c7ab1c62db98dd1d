using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.App.Web.Forms;

namespace Milepost.App.Features.Outcomes.Credentials;

public sealed class RecordCredentialPage(RecordCredentialHandler record, ReferenceLists lists) : MilepostPage
{
    [BindProperty] public CredentialForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Types => lists.CredentialTypes.Select(t => new HintedItem(t.Name, t.Name, t.Meaning));

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var result = await record.HandleAsync(new(participantId, Form.Name!, Form.Type!, Form.On!.Value, Form.LearnedOn), ct);
        return Answer(result, _ => $"/participants/{participantId}/outcomes", $"{Form.Name} is recorded. It counts among the accomplishments.");
    }
}

public sealed class CredentialForm
{
    [Required(ErrorMessage = "Enter the name of the credential."), Display(Name = "Name of the credential"), StringLength(300)] public string? Name { get; set; }
    [Required(ErrorMessage = "Choose the type of credential."), Display(Name = "Type"), StringLength(200)] public string? Type { get; set; }
    [Required(ErrorMessage = "Enter the day it was earned."), Display(Name = "Earned on")] public DateOnly? On { get; set; }
    [Display(Name = "You heard of it on")] public DateOnly? LearnedOn { get; set; }
}
