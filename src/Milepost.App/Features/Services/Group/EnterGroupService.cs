using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Services.Enter;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Group;

/// <param name="PlanPart">The goal it serves, where the pack asks for it.</param>
public sealed record GroupMember(Guid ParticipantId, string? PlanPart);

/// <summary>The same service, on the same day, for many people: a workshop's attendance. All are saved, or none.</summary>
public sealed record EnterGroupService(
    string Service, Program Program, ServiceDetails Details, IReadOnlyList<GroupMember> People, DateOnly? EndsOn, Completion? Completion, NoteInput Note);

public sealed class EnterGroupServiceHandler(MilepostDb db, EnterServiceHandler enter)
{
    public Task<Result<int>> HandleAsync(EnterGroupService command, CancellationToken ct) => db.ChangeAsync<int>(async () =>
    {
        var people = command.People.DistinctBy(p => p.ParticipantId).ToList();
        if (people.Count == 0) return GroupProblems.Nobody;
        if (people.Count > GroupEntryQuery.MostPeople) return GroupProblems.TooMany;

        var refused = new List<(string Name, Problem Problem)>();
        foreach (var member in people)
        {
            if (await db.FindParticipantAsync(member.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
            var entered = await enter.EnterAsync(participant, new(
                participant.Id, command.Service, null, command.Program, command.Details, member.PlanPart, command.EndsOn, command.Completion, null, command.Note), ct);
            refused.AddRange(entered.Problems.Select(problem => (participant.Name, problem)));
            if (entered.IsDone && await HasItAsync(entered.Value, ct)) refused.Add((participant.Name, GroupProblems.HasIt(command.Details.StartsOn)));
        }
        if (refused.Count > 0) return Told(refused, people.Count);
        return people.Count;
    }, ct);

    private Task<bool> HasItAsync(Service entered, CancellationToken ct) => db.Services.AsNoTracking().AnyAsync(s =>
        s.ParticipantId == entered.ParticipantId && s.Details.StartsOn == entered.Details.StartsOn && s.Details.Code == entered.Details.Code && s.Details.Name == entered.Details.Name, ct);

    /// <summary>What is wrong for everybody is said once, beside its field; what is wrong for some, with their names.</summary>
    private static List<Problem> Told(List<(string Name, Problem Problem)> refused, int people) =>
        [.. refused.GroupBy(each => each.Problem).SelectMany(group => group.Count() == people && group.Key.Field is not null and not "People" and not "PlanPart"
            ? [group.Key]
            : group.Select(each => each.Problem with { Message = $"{each.Name}: {each.Problem.Message}", Field = "People" }))];
}

public static class GroupProblems
{
    public static readonly Problem Nobody = new("group.nobody", ProblemKind.Invalid, "Tick at least one person.", "People");

    public static readonly Problem TooMany = new("group.too-many", ProblemKind.Invalid, $"Tick at most {GroupEntryQuery.MostPeople} people at once.", "People");

    public static Problem HasIt(DateOnly on) => new("group.has-it", ProblemKind.Conflict, $"This service is recorded on {on.Words()} already. Untick this person.", "People");
}
