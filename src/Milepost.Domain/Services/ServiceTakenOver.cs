namespace Milepost.Domain.Services;

public sealed partial class Service
{
    /// <summary>What is asked of a service that was given elsewhere: nothing but that it can be.</summary>
    private static readonly ServiceRules AsItWasGiven = new()
    {
        RequiredFields = new HashSet<string>(), CostRequiredFor = new HashSet<ServiceKind>(), PlacementRequiredFor = new HashSet<ServiceKind>(),
        Programs = Enum.GetValues<Program>().ToHashSet(), PositionTypes = [], PlacementStatuses = [],
    };

    /// <summary>Takes a service over from another system's table, with the day it was entered there. An end without an outcome stays without one.</summary>
    /// <param name="source">Where it came from, for the history; null where the record's own entry tells it.</param>
    public static Result<Service> TakeOver(
        Participants.Participant participant, ServiceDetails details, DateOnly? endsOn, DateOnly recordedOn, DateOnly today, string? source = null)
    {
        details = Trim(details);
        if (CheckTakenOver(participant, details, endsOn, recordedOn, today) is { Count: > 0 } problems) return problems;
        var service = new Service { ParticipantId = participant.Id, CaseFileId = participant.NextPartId("S"), Details = details, EndsOn = endsOn, RecordedOn = recordedOn };
        if (source is not null) service.Raise("service.imported", $"Service imported: {service.Title}, {details.StartsOn.Words()}", source);
        return service;
    }

    /// <summary>The row it came from was corrected; what the table does not hold stays as it is here.</summary>
    public Result<Done> TakeOverAgain(Participants.Participant participant, ServiceDetails details, DateOnly? endsOn, DateOnly recordedOn, DateOnly today, string source)
    {
        details = Trim(details);
        if (CheckTakenOver(participant, details, endsOn, recordedOn, today) is { Count: > 0 } problems) return problems;
        if (details.SaysTheSameAs(Details) && (endsOn, recordedOn) == (EndsOn, RecordedOn)) return Done.It;
        (Details, EndsOn, RecordedOn) = (details, endsOn, recordedOn);
        if (endsOn is null) (Completion, LearnedEndedOn, ClosureRecordedOn) = (null, null, null);
        Raise("service.imported", $"Service changed by an import: {Title}", source);
        return Done.It;
    }

    private static List<Problem> CheckTakenOver(Participants.Participant participant, ServiceDetails details, DateOnly? endsOn, DateOnly recordedOn, DateOnly today)
    {
        var problems = Check(details, AsItWasGiven, participant, today);
        if (endsOn > today) problems.Add(ServiceProblems.InFuture("EndsOn", "it ended"));
        else if (endsOn < details.StartsOn) problems.Add(ServiceProblems.EndBeforeStart("EndsOn", details.StartsOn));
        if (recordedOn > today) problems.Add(ServiceProblems.InFuture("RecordedOn", "it was entered"));
        else if (recordedOn < participant.Profile.BirthDate) problems.Add(ServiceProblems.BeforeBirth(participant.Profile.BirthDate) with { Field = "RecordedOn" });
        return problems;
    }
}
