using Microsoft.AspNetCore.Mvc;
using Milepost.App.Access;
using Milepost.App.Web;
using Milepost.App.Web.Layout;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.CaseNotes.List;

public sealed class NotesPage(NotesQuery notes, Actor actor, AgencyTime time) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public string? Author { get; set; }
    [BindProperty(SupportsGet = true)] public NotesShown Show { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public NoteList List { get; private set; } = null!;

    public DateOnly Today => time.Today;

    public bool MayWrite => !actor.OnlyReads;

    public Instructions Guidance => Instructions.For(List.Pack, InstructionPages.CaseNotes);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Subject) || !string.IsNullOrEmpty(Author) || Show != NotesShown.All;

    public async Task<IActionResult> OnGetAsync(Guid participantId, CancellationToken ct)
    {
        if (await notes.HandleAsync(new(participantId, Search, Subject, Author, Show, PageNumber), ct) is not { } list) return NotFound();
        List = list;
        return Page();
    }

    public string PageLink(int page) => QueryString.Create(
        new KeyValuePair<string, string?>[] { new("q", Search), new("subject", Subject), new("author", Author), new("show", Show.ToString()), new("p", page.ToString()) }
            .Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();
}
