using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Milepost.App.Access;
using Milepost.App.Features.Drafts;
using Milepost.App.Features.Waivers;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.App.Web.Forms;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings;

/// <summary>When what was sent ran into gates, says on the form what they rest on, what settles them and who can waive them.</summary>
public sealed class GatePanelFilter(PolicyBook policies, WaiverGiversQuery givers, Actor actor) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Result is not PageResult || context.HandlerInstance is not MilepostPage { ClosedGates: { Count: > 0 } gates }) return;

        var http = context.HttpContext;
        var isKept = GatePanel.HoldsDraft(http.Request) && actor.AccountId is not null;
        if (isKept) await LateForms.KeepAsync(http, actor.AccountId!.Value);
        (await PanelAsync(http.Request, gates, isKept, http.RequestAborted)).ShowOn(http);
    }

    private async Task<GatePanel> PanelAsync(HttpRequest request, IReadOnlyList<ClosedGate> gates, bool isKept, CancellationToken ct)
    {
        var people = await givers.HandleAsync([.. gates.Where(gate => gate.Refuses).Select(gate => gate.ParticipantId).Distinct()], ct);
        var severalPeople = gates.Select(gate => gate.ParticipantId).Distinct().Count() > 1;
        var notices = gates.GroupBy(gate => (gate.Requirement.Id, gate.Refuses)).OrderByDescending(group => group.Key.Refuses)
            .Select(group => NoticeOf(request, [.. group], people, severalPeople)).ToList();
        var accepts = actor.AcceptedWarnings.Union(gates.Where(gate => !gate.Refuses).Select(gate => gate.Requirement.Id)).Order(StringComparer.Ordinal);
        return new(notices, MaySaveAnyway: gates.All(gate => !gate.Refuses), string.Join(' ', accepts), isKept);
    }

    private GateNotice NoticeOf(HttpRequest request, ImmutableArray<ClosedGate> gates, IReadOnlyDictionary<Guid, WaiverGivers> people, bool severalPeople)
    {
        var requirement = gates[0].Requirement;
        var named = requirement.Citation;
        policies.Find(requirement.Id, out var file);
        var source = policies[file!.Requirement.Pack].Pack.Sources[named.Source];
        var wrong = gates.Select(gate => WhatIsWrong(gate, gates.Length > 1, severalPeople)).Where(words => words.Length > 0).Distinct().ToList();
        var settle = gates.Where(gate => !IsSettledHere(request, gate))
            .Select(gate => new GateLink(FindingLinks.ActionWords(requirement.SettledBy) + WhoseOf(gate, severalPeople),
                FindingLinks.Settle(gate.ParticipantId, requirement.Id, SubjectOf(gate))))
            .Distinct().ToList();
        var waivers = gates.Where(gate => gate.Refuses).DistinctBy(gate => gate.ParticipantId).ToList();
        return new(
            gates[0].Refuses, requirement.Title, wrong, named.Quote, named.Section is { } section ? $"{source.Title}, {section}" : source.Title, source.Link?.ToString(),
            requirement.WhatToDo, settle,
            waivers.Count == 0 ? null : WhoWaives(waivers, people),
            [.. waivers.Where(gate => people[gate.ParticipantId].MayGive)
                .Select(gate => new GateLink("Waive it for " + gate.Person, FindingLinks.Waive(gate.ParticipantId, requirement.Id, SubjectOf(gate))))]);
    }

    private static string WhatIsWrong(ClosedGate gate, bool several, bool severalPeople)
    {
        List<string> parts = [];
        if (severalPeople) parts.Add(gate.Person);
        if (gate.About is { } about && (several || gate.Change == SubjectChange.None)) parts.Add(about);
        if (!gate.Details.IsEmpty) parts.Add($"missing or wrong: {string.Join(", ", gate.Details)}");
        var words = string.Join(": ", parts);
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string WhoseOf(ClosedGate gate, bool severalPeople) =>
        (severalPeople ? $" for {gate.Person}" : "") + (gate.Change == SubjectChange.None && gate.About is { } about ? $": {about}" : "");

    /// <summary>What is only being entered has no name that anything else could find it by.</summary>
    private static string SubjectOf(ClosedGate gate) => gate.Change == SubjectChange.Added ? "participant" : gate.Finding.Subject;

    /// <summary>The thing to mend is what this form is about: a link to it would lead away from it.</summary>
    private static bool IsSettledHere(HttpRequest request, ClosedGate gate) =>
        gate.Change != SubjectChange.None && gate.Requirement.Gate!.Field is { } field && GatePanel.FieldNamed(request, "." + field) is not null
        && (gate.Requirement.SettledBy, gate.Finding.Subject.Split(':')[0]) is
            (null, _) or (Settlement.ServiceDetails or Settlement.ServiceClosing, "service") or (Settlement.Goal, "goal") or (Settlement.Objective, "objective")
            or (Settlement.Assessment, "assessment") or (Settlement.PlanContent, "plan") or (Settlement.Enrollment or Settlement.Screening, "participant");

    private static string WhoWaives(IReadOnlyList<ClosedGate> gates, IReadOnlyDictionary<Guid, WaiverGivers> people)
    {
        var own = gates.Any(gate => people[gate.ParticipantId].IsOwnRecord);
        var names = gates.SelectMany(gate => people[gate.ParticipantId].Supervisors).Distinct().Order(StringComparer.CurrentCulture).ToList();
        var who = own ? "You keep this record yourself, so somebody else has to waive it, with a reason and an end date." : "A supervisor can waive it, with a reason and an end date.";
        return names.Count == 0 ? who : $"{who} Ask {(names.Count > 1 ? string.Join(", ", names.SkipLast(1)) + " or " : "")}{names[^1]}.";
    }
}
