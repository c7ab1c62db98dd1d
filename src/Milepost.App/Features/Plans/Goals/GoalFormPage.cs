using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Milepost.App.Features.Participants;
using Milepost.App.Web.Forms;
using Milepost.Domain;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Plans.Goals;

/// <summary>The form of one goal, new or changed.</summary>
public abstract class GoalFormPage(PlanWalkQuery walks, LastChangeQuery lastChange) : WalkPage(walks, lastChange)
{
    [BindProperty] public GoalForm Form { get; set; } = new();

    /// <summary>The goal that is changed; null for a new one.</summary>
    public Goal? Goal { get; protected set; }

    private IEnumerable<GoalTypeSetting> Types => Walk.Settings.GoalTypesFor(CodeWords.Of(Walk.Record.Program));

    public IEnumerable<SelectListItem> TypeItems => Types.Select(type => new HintedItem(type.Label, Value<GoalType>(type.Type),
        type.LinkedTo is null ? null : "Hangs from an employment goal; choose it below."));

    /// <summary>The terms the program uses; a term that only some types may have says so.</summary>
    public IEnumerable<SelectListItem> TermItems
    {
        get
        {
            var types = Types.ToList();
            foreach (var term in Walk.Settings.GoalTerms)
            {
                var with = types.Where(type => type.Terms.Contains(term.Term)).ToList();
                if (with.Count == 0) continue;
                var only = with.Count == types.Count ? null : $"For {string.Join(" and ", with.Select(type => PlainWords.InSentence(type.Label)))} goals.";
                yield return new HintedItem(term.Label, Value<GoalTerm>(term.Term), string.Join(' ', new[] { only, term.Note }.OfType<string>()));
            }
        }
    }

    public IEnumerable<SelectListItem> CategoryItems => Walk.Settings.GoalCategories.Select(category => new SelectListItem(category, category));

    public bool AsksCategory => Walk.Settings.GoalCategories.Count > 0;

    public bool AsksLink => Types.Any(type => type.Type == CodeWords.Of(GoalType.Education));

    public IEnumerable<SelectListItem> LinkItems => Plan.Goals
        .Where(goal => goal.Details.Type == GoalType.Employment && goal.Id != Goal?.Id && (goal.IsOpen || goal.CaseFileId == Goal?.Details.LinkedGoal))
        .Select(goal => new SelectListItem(goal.Details.Statement, goal.CaseFileId));

    public bool AsksDates => !Walk.Rules.GoalDatesFromServices;

    /// <summary>Those that people set, and the one the goal has.</summary>
    public IEnumerable<SelectListItem> StatusItems => Walk.Settings.GoalStatus.Statuses
        .Where(status => status.SetByStaff || status.Status == (Goal?.Status is { } now ? CodeWords.Of(now) : null))
        .Select(status => new HintedItem(status.Label, Value<GoalStatus>(status.Status), status.Meaning));

    public IReadOnlyList<SmarterAdvice> Smarter => Domain.Plans.Smarter.ForGoal(
        new() { Statement = Form.Statement ?? "", ProjectedEndOn = Form.ProjectedEndOn }, Walk.Rules.GoalDatesFromServices);

    public bool IsRequired(string field) => Walk.Rules.RequiredFields.Contains("goal." + field);

    /// <summary>Checks what the form itself can tell before anything else is asked.</summary>
    protected bool FormHolds()
    {
        if (AsksDates && Form.EstablishedOn is null && ModelState["Form.EstablishedOn"] is null or { Errors.Count: 0 })
            ModelState.AddModelError("Form.EstablishedOn", "Enter the day the goal was established.");
        // Said together with the other omissions, so that nobody mends a form twice.
        if (!ModelState.IsValid && string.IsNullOrWhiteSpace(Form.Statement)) ModelState.AddModelError("Form.Statement", PlanProblems.StatementMissing.Message);
        return ModelState.IsValid;
    }

    private static string Value<T>(string word) where T : struct, Enum => CodeWords.Read<T>(word).ToString();
}
