using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.Documents.Ask;

public sealed class AskPage(AskForDocumentHandler ask) : MilepostPage
{
    [BindProperty] public AskForm Form { get; set; } = new();

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(Guid participantId, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        var asked = await ask.HandleAsync(new(participantId, Form.What, Form.Why, Form.DueOn), ct);
        return Answer(asked, _ => $"/participants/{participantId}/documents", asked.IsDone ? $"{asked.Value.What} is asked for. My Day says when it has come." : "");
    }

    public sealed class AskForm
    {
        [Display(Name = "Document"), Required(ErrorMessage = "Say which document is needed."), StringLength(200, ErrorMessage = "Use 200 characters or fewer.")]
        public string? What { get; set; }

        [Display(Name = "What it is for"), StringLength(1000, ErrorMessage = "Use 1,000 characters or fewer.")]
        public string? Why { get; set; }

        [Display(Name = "Needed by")]
        public DateOnly? DueOn { get; set; }
    }
}
