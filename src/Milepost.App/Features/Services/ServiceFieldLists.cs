using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Training;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services;

/// <summary>What the fields of a service offer for one person.</summary>
/// <param name="SignatureWords">What a change of the signed plan would mean; nothing where no plan is signed.</param>
public sealed record ServiceFieldLists(
    IReadOnlyList<SelectListItem> PlanParts, IReadOnlyList<SelectListItem> Barriers, IReadOnlyList<SelectListItem> SupportTypes, IReadOnlyList<SelectListItem> Elements,
    IReadOnlyList<SelectListItem> PositionTypes, IReadOnlyList<SelectListItem> PlacementStatuses, IReadOnlyList<MinimumWage> MinimumWages,
    Func<ServiceKind, SignatureRule?> SignatureRule)
{
    public IReadOnlyList<SelectListItem> FundingSources { get; init; } = [];

    /// <summary>The limits on support that count today, with what is left of each.</summary>
    public IReadOnlyList<LimitLeft> Limits { get; init; } = [];

    /// <summary>Training programs that serve the person's office, under the name of their provider.</summary>
    public IReadOnlyList<SelectListItem> Courses { get; init; } = [];

    /// <summary>What the parts of a training's cost come to; the cost is then not typed.</summary>
    public decimal? CostInParts { get; init; }
}

public sealed class ServiceFieldListsQuery(MilepostDb db, TrainingChoiceQuery training, ReferenceLists lists, SupportLimitsQuery limits, AgencyTime time)
{
    /// <param name="service">The service that is edited: what it holds already stays on offer.</param>
    public async Task<ServiceFieldLists> HandleAsync(Participant participant, RecordSettings record, Program program, Plan? plan, Service? service, CancellationToken ct)
    {
        plan ??= await db.Plans.AsNoTracking().OpenOfAsync(participant.Id, ct);
        var held = plan is null || service is null ? null : PlanPart.Of(plan, service);
        var barriers = (plan?.Details.Barriers.Select(b => b.Name) ?? []).Concat(service?.Details.Barriers ?? []).Distinct();
        return new(
            plan is null ? [] : Parts(plan, held),
            Items(barriers),
            Items(lists.SupportTypesFor(record.Pack.Id, CodeWords.Of(program)).Select(s => s.Name)),
            [.. lists.YouthElements.Select(e => new SelectListItem($"{e.Number}. {e.Name}", $"{e.Number}"))],
            Items(record.Settings.Placement.PositionTypes), Items(record.Settings.Placement.Statuses),
            MinimumWageAdvice.For(lists, record.Pack.Jurisdiction, time.Today),
            kind => plan is { AgreedVersion: > 0 } && ChangeOf(kind) is { } change ? record.Settings.SignatureRuleFor(CodeWords.Of(change), CodeWords.Of(plan.Kind)) : null)
        {
            FundingSources = Items(lists.FundingSourcesFor(record.Pack.Id, CodeWords.Of(program)).Select(s => s.Name).Concat(service?.Details.Funding?.Shares.Select(s => s.Source) ?? []).Distinct()),
            Limits = await limits.LeftAsync(participant, service, time.Today, ct),
            Courses = await training.ItemsAsync(participant.OfficeId, service?.Details.Training?.ProgramId, ct),
            CostInParts = service?.Details.Training?.Cost is { } cost && cost.Sum() > 0 ? cost.Sum() : null,
        };
    }

    /// <summary>The kind of change to a plan that a service of this kind brings, when an objective takes it up.</summary>
    private static ChangeKind? ChangeOf(ServiceKind kind) => kind switch
    {
        ServiceKind.Support => ChangeKind.SupportChanged,
        ServiceKind.Training or ServiceKind.Apprenticeship => ChangeKind.TrainingChanged,
        _ => null,
    };

    private static List<SelectListItem> Parts(Plan plan, PlanPart? held)
    {
        var parts = new List<SelectListItem>();
        foreach (var goal in plan.Goals)
        {
            var group = new SelectListGroup { Name = $"{Words.Of(goal.Details.Type)}: {Short(goal.Details.Statement)}" };
            if (goal.IsOpen || held?.Goal == goal.CaseFileId) parts.Add(new("The goal itself", new PlanPart(goal.CaseFileId, null).ToString()) { Group = group });
            parts.AddRange(goal.Objectives
                .Where(o => (goal.IsOpen && o.IsOpen) || held?.Objective == o.CaseFileId)
                .Select(o => new SelectListItem(Short(o.Details.Statement), new PlanPart(null, o.CaseFileId).ToString()) { Group = group }));
        }
        return parts;
    }

    private static string Short(string text) => text.Length <= 90 ? text : string.Concat(text.AsSpan(0, 88), "…");

    private static List<SelectListItem> Items(IEnumerable<string> texts) => [.. texts.Select(text => new SelectListItem(text, text))];
}
