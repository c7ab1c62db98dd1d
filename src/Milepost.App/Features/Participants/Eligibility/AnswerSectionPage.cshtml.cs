using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Web;
using Milepost.App.Web.ModelBinding;
using Milepost.Domain;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>One part of the application's questions.</summary>
public sealed class AnswerSectionPage(EligibilityQuery eligibility, AnswerQuestionsHandler answer, LastChangeQuery lastChange) : MilepostPage
{
    private static readonly SelectListItem NotAsked = new("Not answered yet", "");

    [BindProperty] public SectionForm Form { get; set; } = new();

    public EligibilityView View { get; private set; } = null!;

    public QuestionSection Section { get; private set; } = null!;

    public bool IsIncome => View.Asked.Any(question => question.Section == Section.Id && question.Income is not null);

    public QuestionSection? NextSection => View.SectionsAsked.SkipWhile(section => section.Id != Section.Id).Skip(1).FirstOrDefault();

    public static IEnumerable<SelectListItem> YesNoItems => [new("Yes", AnswerValues.Yes), new("No", AnswerValues.No), NotAsked];

    public static IEnumerable<SelectListItem> ChoiceItems(Question question) => [.. question.Choices.Select(choice => new SelectListItem(choice.Words, choice.Value)), NotAsked];

    public Question? QuestionAt(int row) => Form.Answers[row].Question is { } id ? View.Policy.Questions.GetValueOrDefault(id) : null;

    /// <summary>What helps to answer: what it means, what the record says already, when it matters.</summary>
    public string? HintFor(Question question)
    {
        List<string> parts = [];
        if (question.AskWhen is AnswerIs { Question: var other } && View.Policy.Questions.TryGetValue(other, out var asked) && asked.Section == question.Section)
            parts.Add($"Only if \"{asked.Words}\" is so.");
        if (question.Help is { } help) parts.Add(help);
        if (View.Facts.Answers.GetValueOrDefault(question.Id) is { From: { } from } known) parts.Add($"On record: {question.WordsOf(known.Value)} ({from}). It counts unless you answer otherwise here.");
        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    public async Task<IActionResult> OnGetAsync(Guid participantId, string section, CancellationToken ct)
    {
        if (await LoadAsync(participantId, section, ct) is { } elsewhere) return elsewhere;
        Form = FormOf();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participantId, string section, CancellationToken ct)
    {
        if (await LoadAsync(participantId, section, ct) is { } elsewhere) return elsewhere;
        if (!ModelState.IsValid) return Page();

        var rows = Form.Answers.Select((row, at) => (row, at)).Where(each => each.row.Question is not null).DistinctBy(each => each.row.Question).ToDictionary(each => each.row.Question!, each => each.at);
        var given = rows.ToDictionary(each => each.Key, each => Kept(each.Key, Form.Answers[each.Value].Value));
        var result = await answer.HandleAsync(new(participantId, given, Form.Version), ct);
        if (result.Problem?.Kind == ProblemKind.Stale && await LoadAsync(participantId, section, ct) is null)
        {
            var theirs = FormOf();
            Form.Version = theirs.Version;
            foreach (var row in Form.Answers) row.Words = QuestionWords(row.Question);
            return ShowConflict(theirs, Form, await lastChange.HandleAsync(participantId, ct));
        }
        if (!result.IsDone && result.Problem!.Kind == ProblemKind.Invalid)
        {
            foreach (var problem in result.Problems) Tell(problem, problem.Field is { } field && rows.TryGetValue(field, out var at) ? $"Form.Answers[{at}].Value" : "");
            return Page();
        }
        return Answer(result, _ => NextSection is { } next ? $"/participants/{participantId}/application/answers/{next.Id}" : $"/participants/{participantId}/application/proof",
            NextSection is { } following ? $"{Section.Words} saved. Next: {following.Words}." : "Answers saved. Next, tie them to what proves them.");
    }

    /// <summary>Where to go instead: nowhere without a record in reach, and to all answers where the pack asks nothing in this section.</summary>
    private async Task<IActionResult?> LoadAsync(Guid participantId, string section, CancellationToken ct)
    {
        if (await eligibility.HandleAsync(participantId, ct) is not { } view) return NotFound();
        if (view.Policy.Sections.FirstOrDefault(each => each.Id == section) is not { } found) return LocalRedirect($"/participants/{participantId}/application/answers");
        (View, Section) = (view, found);
        return null;
    }

    private SectionForm FormOf() => new()
    {
        Answers = [.. View.Asked.Where(question => question.Section == Section.Id).Select(question => new AnswerRow
        {
            Question = question.Id, Words = question.Words, Value = View.Recorded?.Answers.GetValueOrDefault(question.Id) is { } value ? Shown(question, value) : null,
        })],
        Version = View.Recorded?.Version ?? 0,
    };

    private static string Shown(Question question, string value) =>
        question.Kind == AnswerKind.Day && AnswerValues.Day(value) is { } day ? day.ToString("M/d/yyyy", CultureInfo.InvariantCulture) : value;

    /// <summary>As it is kept; what cannot be read stays as typed and is refused by the domain in its own words.</summary>
    private string? Kept(string question, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = typed.Trim();
        return View.Policy.Questions.GetValueOrDefault(question)?.Kind switch
        {
            AnswerKind.Day => DateOnlyModelBinder.TryParse(text) is { } day ? AnswerValues.Of(day) : text,
            AnswerKind.Money => text.TrimStart('$').Trim().Replace(",", "", StringComparison.Ordinal),
            _ => text,
        };
    }

    private string QuestionWords(string? id) => id is not null && View.Policy.Questions.TryGetValue(id, out var question) ? question.Words : "";

    public sealed class SectionForm
    {
        [Display(Name = "Answers"), MaxLength(100)]
        public List<AnswerRow> Answers { get; set; } = [];

        public long Version { get; set; }
    }

    public sealed class AnswerRow
    {
        public string? Question { get; set; }

        /// <summary>Typed as people type; it is read by the kind of the question.</summary>
        [Display(Name = "Answer"), StringLength(200)]
        public string? Value { get; set; }

        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public string Words { get; set; } = "";

        public override string ToString() => string.IsNullOrWhiteSpace(Value) ? "" : $"{Words}: {Value}";
    }
}
