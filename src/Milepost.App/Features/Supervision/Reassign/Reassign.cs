using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Features.Supervision.Handovers;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Supervision.Reassign;

/// <summary>Hands many people to other planners of their offices, all of them or nobody.</summary>
public sealed record Reassign(IReadOnlyList<Reassignment> People, string? Reason);

/// <param name="Version">Of who had the record when the list was read, see <see cref="AssignParticipant.Of"/>.</param>
public sealed record Reassignment(Guid ParticipantId, Guid PlannerId, long Version)
{
    public override string ToString() => $"{ParticipantId:N}.{PlannerId:N}.{Version:x}";

    /// <summary>Null for anything but what <see cref="ToString"/> wrote.</summary>
    public static Reassignment? Read(string text) => text.Split('.') is [var person, var planner, var version]
        && Guid.TryParseExact(person, "N", out var personId) && Guid.TryParseExact(planner, "N", out var plannerId)
        && long.TryParse(version, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var seen)
            ? new(personId, plannerId, seen) : null;
}

public sealed class ReassignHandler(MilepostDb db, OfficeChoicesQuery choices)
{
    /// <summary>One run is one transaction with a history entry for each person.</summary>
    public const int MostAtOnce = 500;

    /// <returns>How many were handed over.</returns>
    public Task<Result<int>> HandleAsync(Reassign command, CancellationToken ct) => db.ChangeAsync<int>(async () =>
    {
        if (command.People.Count == 0) return ReassignProblems.Nobody;
        if (command.People.Count > MostAtOnce) return ReassignProblems.TooMany(command.People.Count);
        if (string.IsNullOrWhiteSpace(command.Reason)) return ParticipantProblems.ReasonMissing;

        var offices = await choices.HandleAsync(ct);
        List<string> changed = [];
        var gone = 0;
        List<(Participant Person, Destination To)> moves = [];
        foreach (var asked in command.People.DistinctBy(p => p.ParticipantId))
        {
            if (await db.FindParticipantAsync(asked.ParticipantId, ct) is not { } person) { gone++; continue; }
            if (asked.Version != AssignParticipant.Of(person)) { changed.Add(person.Name); continue; }
            if (offices.FirstOrDefault(o => o.Id == person.OfficeId) is not { } office) return AssignmentProblems.OfficeNotFound;
            if (AssignmentProblems.Of(offices, office, asked.PlannerId) is { } problem) return problem with { Field = "Planners" };
            var planner = office.Planners.First(p => p.Id == asked.PlannerId);
            if (person.PlannerId != planner.Id) moves.Add((person, new(office.Id, office.Name, planner.Id, planner.Name)));
        }
        if (changed.Count + gone > 0) return ReassignProblems.Changed(changed, gone);
        if (moves.Count == 0) return ReassignProblems.AllThereAlready;

        var run = RecordId.New();
        foreach (var (person, to) in moves)
        {
            var done = db.HandOver(person, to, await db.HolderWordsAsync(person, ct), command.Reason, run);
            if (!done.IsDone) return done.As<int>();
        }
        return moves.Count;
    }, ct);
}

public static class ReassignProblems
{
    public static readonly Problem Nobody = new("reassign.nobody", ProblemKind.Invalid, "Tick at least one person, or everybody who matches.", "People");
    public static readonly Problem NoPlanner = new("reassign.no-planner", ProblemKind.Invalid, "Tick at least one planner.", "Planners");
    public static readonly Problem AllThereAlready = new("reassign.there-already", ProblemKind.Invalid, "These people have the planner you chose already. Choose another planner, or other people.", "Planners");

    public static Problem TooMany(int people) => new("reassign.too-many", ProblemKind.Invalid,
        $"{people:N0} people are too many for one run. Filter the list so that at most {ReassignHandler.MostAtOnce} are chosen, then hand over the others.", "People");

    public static Problem NobodyPlansThere(IReadOnlyList<string> people) => new("reassign.elsewhere", ProblemKind.Conflict,
        $"None of the planners you ticked plans at the office of {Listed(people)}. Tick a planner of that office too, or filter by office. To send somebody to another office, open the person's Application tab.", "Planners");

    public static Problem Changed(IReadOnlyList<string> people, int gone) => new("reassign.changed", ProblemKind.Conflict,
        (people.Count > 0 ? $"Somebody else handed over {Listed(people)} meanwhile. " : "")
        + (gone > 0 ? $"{gone} of them {(gone == 1 ? "is" : "are")} not in your reach any more. " : "")
        + "Nobody was handed over now. Look at the list again and choose anew.");

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";
}
