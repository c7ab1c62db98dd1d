using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Features.Exits;

/// <summary>What the services of one person say about the exit.</summary>
/// <param name="Gap">The time without a service that makes an exit.</param>
/// <param name="Services">Ids of services by their ids in case files, for links.</param>
public sealed record ExitOutlook(Guid ParticipantId, Interval Gap, IReadOnlyList<ExitForecast> Forecasts, IReadOnlyDictionary<string, Guid> Services, DateOnly Today)
{
    public ExitForecast? First => Forecasts.Where(each => !each.WaitsForPartner).MinBy(each => each.DueOn);

    public string ServiceLink(ServiceFact service) => $"/participants/{ParticipantId}/services/{(Services.TryGetValue(service.Id, out var id) ? id : "")}";
}

/// <summary>Computes exits from services by the very rule that makes the finding.</summary>
public sealed class ExitForecastQuery(MilepostDb db, PolicyBook policies, AgencyTime time)
{
    /// <returns>Null where the person is out of reach or the pack knows no exit.</returns>
    public async Task<ExitOutlook?> HandleAsync(Guid participantId, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct) ? (await OfManyAsync([participantId], ct)).GetValueOrDefault(participantId) : null;

    /// <param name="participants">People who are known to be within reach.</param>
    public async Task<IReadOnlyDictionary<Guid, ExitOutlook>> OfManyAsync(IReadOnlyList<Guid> participants, CancellationToken ct)
    {
        if (participants.Count == 0) return new Dictionary<Guid, ExitOutlook>();
        var records = await ParticipantRecord.LoadManyAsync(db, participants, ct);
        return records.Select(Of).OfType<ExitOutlook>().ToDictionary(each => each.ParticipantId);
    }

    public ExitOutlook? Of(ParticipantRecord record)
    {
        var today = time.Today;
        if (RuleOf(record.Participant.PackId) is not { } rule) return null;
        var day = DayOf(record, today);
        return new(record.Participant.Id, rule.After, rule.Forecasts(day, day.Subjects(SubjectKind.Participant)[0]), record.Services.ToDictionary(each => each.CaseFileId, each => each.Id), today);
    }

    public ExitAfterGap? RuleOf(string packId) => policies.OfPack(packId) is { } policy
        ? policy.Evaluator.Requirements.Where(each => each.InForce.On(time.Today) && !policy.Evaluator.IsWaived(each, time.Today)).Select(each => each.Rule).OfType<ExitAfterGap>().FirstOrDefault()
        : null;

    /// <summary>Ids of the requirements that an exit settles by its dates.</summary>
    public IReadOnlyList<string> Requirements => [.. policies.Files.Where(file => file.Requirement.Rule is ExitAfterGap).Select(file => file.Requirement.Id)];

    public static RecordOnDay DayOf(ParticipantRecord record, DateOnly day) => new(CaseFileFacts.Of(RecordToCaseFile.Write(record, null, null)), day);
}
