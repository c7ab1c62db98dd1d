using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.OfParticipant;

/// <summary>
/// What is found for one participant, judged as the record stands this moment, by the evaluator that also writes the ledger: so the two say
/// the same, and a record whose policy has just changed need not wait for its lines to be written anew.
/// </summary>
public sealed class FindingsOfParticipantQuery(MilepostDb db, PolicyBook policies, AgencyTime time)
{
    /// <param name="asOf">The day to judge: the record is seen as it stood at the end of it. Today when not given.</param>
    /// <returns>Null for what is not there or out of reach.</returns>
    public async Task<ParticipantFindings?> HandleAsync(Guid participantId, DateOnly? asOf, CancellationToken ct) =>
        await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct) ? await JudgeAsync(participantId, asOf, ct) : null;

    public async Task<ParticipantFindings?> HandleAsync(string caseNumber, DateOnly? asOf, CancellationToken ct) =>
        await db.VisibleParticipants.Where(p => p.CaseNumber == caseNumber).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct) is { } id ? await JudgeAsync(id, asOf, ct) : null;

    private async Task<ParticipantFindings> JudgeAsync(Guid id, DateOnly? asOf, CancellationToken ct)
    {
        var today = time.Today;
        var day = asOf ?? today;
        var record = (await ParticipantRecord.LoadManyAsync(db, [id], ct)).Single();
        var policy = policies[record.Participant.PackId];
        var facts = CaseFileFacts.Of(RecordToCaseFile.Write(record, null, null));
        var things = new RecordThings(record, policy.Pack.Settings, day);
        var waivers = record.Waivers.Where(waiver => waiver.On(day)).ToList();
        return new(
            record, policy, today, day, things,
            [.. policy.Evaluator.Judge(facts, day).Select(finding => new FindingLine(finding, things[finding.Subject], FindingWords.Lacking(finding, things), WaiverFor(waivers, finding)))],
            day == today ? ComingUp(Outlook.Of(policy.Evaluator, facts, today), things, today) : [],
            waivers);
    }

    private static SupervisorWaiver? WaiverFor(IEnumerable<SupervisorWaiver> waivers, Finding finding) =>
        waivers.Where(waiver => waiver.Covers(finding.Requirement.Id, finding.Subject)).MaxBy(waiver => waiver.Until);

    private static IReadOnlyList<ComingFinding> ComingUp(Outlook outlook, RecordThings things, DateOnly today) =>
    [
        .. outlook.Findings
            .Where(lasting => lasting.From > today && lasting.Finding.Outcome <= Outcome.Due)
            .OrderBy(lasting => lasting.From).ThenBy(lasting => lasting.Finding.DueOn ?? DateOnly.MaxValue).ThenBy(lasting => lasting.Finding.Requirement.Title, StringComparer.Ordinal)
            .Select(lasting => new ComingFinding(lasting.Finding, lasting.From, things[lasting.Finding.Subject], FindingWords.Lacking(lasting.Finding, things))),
    ];
}
