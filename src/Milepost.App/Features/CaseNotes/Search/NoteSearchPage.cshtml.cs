using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Milepost.App.Web;

namespace Milepost.App.Features.CaseNotes.Search;

public sealed class NoteSearchPage(NoteSearchQuery search) : MilepostPage
{
    [BindProperty(SupportsGet = true, Name = "q"), StringLength(200)] public string? Words { get; set; }
    [BindProperty(SupportsGet = true), StringLength(200)] public string? Author { get; set; }
    [BindProperty(SupportsGet = true), Display(Name = "From")] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true), Display(Name = "To")] public DateOnly? To { get; set; }
    [BindProperty(SupportsGet = true)] public bool Contacts { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public FoundNotes? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var isAsked = !string.IsNullOrWhiteSpace(Words) || !string.IsNullOrWhiteSpace(Author) || From is not null || To is not null || Contacts;
        if (isAsked && ModelState.IsValid) Found = await search.HandleAsync(new(Words, Author, From, To, Contacts, PageNumber), ct);
    }

    public string PageLink(int page) => QueryString.Create(
        new KeyValuePair<string, string?>[]
        {
            new("q", Words), new("author", Author), new("from", From?.ToString("yyyy-MM-dd")), new("to", To?.ToString("yyyy-MM-dd")), new("contacts", Contacts ? "true" : null), new("p", page.ToString()),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();
}
