using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Services;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Exits.Record;

/// <summary>Records the exit from programs that leave together, with everything that is told about it.</summary>
/// <param name="Programs">What is exited; nothing for everything that is open.</param>
/// <param name="ExitedOn">Nothing: the day the services give.</param>
/// <param name="Reason">A code of the list; nothing with <paramref name="OtherReason"/>.</param>
/// <param name="NothingMore">The days without a service are not full, and nothing more is coming (ePolicy chapter 3.3 allows an earlier exit).</param>
/// <param name="CloseServicesAs">How services that are still open ended, on the day of the exit.</param>
/// <param name="FollowUp">Offered and accepted, or declined; nothing where it was not offered.</param>
public sealed record RecordExit(
    Guid ParticipantId, IReadOnlyList<Program> Programs, DateOnly? ExitedOn, string? DateReason, string? Reason, string? OtherReason, EvidenceInput Proof,
    bool NothingMore, Completion? CloseServicesAs, JobFacts? Job, EvidenceInput JobEvidence, bool? FollowUp, string? FollowUpReason, string? Note, long Version);

/// <param name="HasFollowUp">The year after exit is to be planned.</param>
public sealed record RecordedExit(IReadOnlyList<Program> Programs, DateOnly ExitedOn, bool HasFollowUp);

public sealed class RecordExitHandler(MilepostDb db, ExitForecastQuery forecasts, EvidenceQuery evidence, RecordSettingsQuery settings, ReferenceLists lists, AgencyTime time)
{
    public const string NoteSubject = "Service Closure/Exit";

    public Task<Result<RecordedExit>> HandleAsync(RecordExit command, CancellationToken ct) => db.ChangeAsync<RecordedExit>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var today = time.Today;
        var record = await ParticipantRecord.LoadAsync(db, participant, ct);
        if (record.Enrollments.Sum(each => each.Version) != command.Version) return StaleProblems.Changed;
        var leaving = record.Enrollments.Where(each => each.IsOpen && (command.Programs.Count == 0 || command.Programs.Contains(each.Program))).ToList();
        if (leaving.Count == 0) return record.Enrollments.Any(each => each.IsOpen) ? ExitProblems.ProgramMissing : ExitProblems.NobodyToExit;

        var outlook = forecasts.Of(record);
        var groups = outlook is null ? [] : outlook.Forecasts.Where(each => each.Programs.Any(program => leaving.Exists(e => e.Program == program))).ToList();
        DateOnly? ComputedFor(Program program) => groups.Find(each => each.Programs.Contains(program))?.ExitOnIfRecorded(today);

        var problems = new List<Problem>();
        var reason = lists.ExitReasons.FirstOrDefault(each => each.Code == command.Reason);
        if (command.Reason is not null && reason is null) problems.Add(ExitProblems.ReasonUnknown);
        if (command.Reason is null && string.IsNullOrWhiteSpace(command.OtherReason)) problems.Add(ExitProblems.OtherReasonMissing);
        var computed = leaving.Select(each => ComputedFor(each.Program)).OfType<DateOnly>().ToList();
        if (command.ExitedOn is null && computed.Count < leaving.Count) problems.Add(ExitProblems.DateMissing);
        var differs = command.ExitedOn is { } typed && computed.Exists(day => day != typed);
        if (differs && string.IsNullOrWhiteSpace(command.DateReason)) problems.Add(ExitProblems.DateReasonMissing(computed.Max()));
        if (groups.Exists(each => !each.IsFull(today)) && !command.NothingMore) problems.Add(ExitProblems.NothingMoreMissing);

        var exitedOn = command.ExitedOn ?? (computed.Count > 0 ? computed.Max() : today);
        var open = record.Services.Where(each => each.IsOpen && each.Details.StartsOn <= today && !Domain.Outcomes.FollowUp.IsFollowUp(each.Details)
            && (each.Details.Program is not { } program || leaving.Exists(e => e.Program == program))).ToList();
        if (open.Count > 0 && command.CloseServicesAs is null) problems.Add(ExitProblems.ServicesOpen(open.Count));

        var exclusion = reason?.AsExclusion;
        var proof = await evidence.ReadAsync(participant.Id, "exclusion", command.Proof, "Proof", null, ct);
        var shown = await evidence.ReadAsync(participant.Id, "employment", command.JobEvidence, "Job.Evidence", null, ct);
        problems.AddRange(proof.Problems.Concat(shown.Problems));
        var youth = leaving.Exists(each => each.Program == Program.Youth);
        // Offered to every youth (20 CFR 681.580) and to adults and dislocated workers placed in unsubsidized work (29 USC 3174(c)(2)(A)(xiii)).
        var placed = command.Job is { Employed: true, Unsubsidized: true };
        if (command.FollowUp is null && exclusion is null && (youth || placed)) problems.Add(ExitProblems.FollowUpMissing);
        var details = new ExitDetails
        {
            Code = reason?.Code, Exclusion = exclusion?.Code, Proof = proof.IsDone ? proof.Value : null,
            ComputedOn = differs ? computed.Max() : null, DateReason = differs ? command.DateReason?.Trim() : null,
            Job = command.Job is { } job ? job with { Evidence = shown.IsDone ? shown.Value : null } : null,
            FollowUp = command.FollowUp is { } accepted
                ? new() { OfferedOn = today, Accepted = accepted, Reason = string.IsNullOrWhiteSpace(command.FollowUpReason) ? null : command.FollowUpReason.Trim() }
                : exclusion is not null ? new() { OfferedOn = today, Accepted = true, End = new(today, FollowUpEndReason.Excluded, exclusion.Name) } : null,
        };
        problems.AddRange(details.Check(exclusion, [.. leaving.Select(each => each.Program)], today));
        if (problems.Count > 0) return problems;

        var words = reason?.Name ?? command.OtherReason!.Trim();
        var note = Domain.CaseNotes.CaseNote.Write(participant, new() { Subject = NoteSubject, OccurredOn = today, Text = ExitNote.Text(leaving, exitedOn, words, details, exclusion, command.Note) },
            db.Actor.Name, db.Actor.AccountId, today);
        if (!note.IsDone) return note.As<RecordedExit>();
        details = details with { CaseNote = note.Value.CaseFileId };

        foreach (var enrollment in leaving)
        {
            var left = enrollment.Exit(command.ExitedOn ?? ComputedFor(enrollment.Program)!.Value, words, command.Job?.StartedOn, today, details);
            if (!left.IsDone) return left.As<RecordedExit>();
        }
        db.CaseNotes.Add(note.Value);
        if (command.CloseServicesAs is { } completion) await CloseAsync(participant, open, completion, exitedOn, today, ct);
        return new RecordedExit([.. leaving.Select(each => each.Program)], exitedOn, details.FollowUp is { EndedOn: null });
    }, ct);

    private async Task CloseAsync(Participant participant, List<Domain.Services.Service> open, Completion completion, DateOnly exitedOn, DateOnly today, CancellationToken ct)
    {
        var record = await settings.HandleAsync(participant, ct);
        var plan = await db.Plans.OpenOfAsync(participant.Id, ct);
        var all = await db.Services.Where(each => each.ParticipantId == participant.Id).ToListAsync(ct);
        foreach (var service in open)
        {
            service.Close(service.Details.StartsOn > exitedOn ? service.Details.StartsOn : exitedOn, completion, null, today);
            TellPlan.Follow(plan, service, [], all, record.Settings, today);
        }
    }
}
