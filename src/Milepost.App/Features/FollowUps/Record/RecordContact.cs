using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Outcomes.Evidence;
using Milepost.App.Features.Outcomes.Jobs;
using Milepost.App.Features.Services.Enter;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FollowUps.Record;

/// <summary>A contact after exit, with its case note and, when one was given, its follow-up service.</summary>
/// <param name="Service">A follow-up service by its reference name; nothing when none was given.</param>
/// <param name="EndReason">Why follow-up ends with this contact: declined, or not to be reached.</param>
public sealed record RecordContact(Guid ParticipantId, ContactDetails Details, EvidenceInput JobEvidence, string? Service, bool End, string? EndReason, string? Note);

public sealed class RecordContactHandler(MilepostDb db, EnterServiceHandler enter, EvidenceQuery evidence, ReferenceLists lists, AgencyTime time)
{
    public const string NoteSubject = "Follow-up";

    public Task<Result<FollowUpContact>> HandleAsync(RecordContact command, CancellationToken ct) => db.ChangeAsync<FollowUpContact>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var today = time.Today;
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        if (FollowUp.Of(enrollments, [], [], today)?.Enrollment is not { ExitedOn: { } exitedOn } exited) return FollowUpProblems.NoExit;

        var shown = await evidence.ReadAsync(participant.Id, "employment", command.JobEvidence, "Job.Evidence", null, ct);
        if (!shown.IsDone) return shown.As<FollowUpContact>();
        var details = command.Details.Job is { } job ? command.Details with { Job = job with { Evidence = shown.Value } } : command.Details;
        var recorded = FollowUpContact.Record(participant, details, exitedOn, db.Actor.Name, today);
        var problems = recorded.Problems.ToList();
        if (command.End || details.Result == ContactResult.Declined)
        {
            var why = details.Result == ContactResult.Declined ? FollowUpEndReason.Declined : FollowUpEndReason.Unreachable;
            problems.AddRange(FollowUp.End(exited, why, command.EndReason ?? "", details.On, today).Problems.Select(problem => problem.Field == "Reason" ? problem.At("EndReason") : problem));
        }
        if (problems.Count > 0) return problems;

        var text = Text(details, command.Note);
        string? service = null, note = null;
        if (command.Service is { } key)
        {
            if (lists.ServicesFor(participant.PackId, CodeWords.Of(exited.Program)).FirstOrDefault(each => each.Service == key && each.Kind == CodeWords.Of(ServiceKind.FollowUp)) is not { } code)
                return FollowUpProblems.ServiceNotOffered;
            var entered = await enter.EnterAsync(participant, new(
                participant.Id, code.Service, null, exited.Program, new() { StartsOn = details.On, SameDay = true, YouthElement = code.YouthElement }, null, details.On, Completion.Successful, null,
                new(NoteSubject, details.On, text, details.Result == ContactResult.Reached, details.Method)), ct);
            if (!entered.IsDone) return entered.As<FollowUpContact>();
            service = entered.Value.CaseFileId;
            note = db.ChangeTracker.Entries<CaseNote>().Select(each => each.Entity).FirstOrDefault(each => each.Details.Service == service)?.CaseFileId;
        }
        else
        {
            var written = CaseNote.Write(participant,
                new() { Subject = NoteSubject, OccurredOn = details.On, TwoWay = details.Result is ContactResult.Reached or ContactResult.Declined, Method = details.Method, Text = text },
                db.Actor.Name, db.Actor.AccountId, today);
            if (!written.IsDone) return written.As<FollowUpContact>();
            db.CaseNotes.Add(written.Value);
            note = written.Value.CaseFileId;
        }
        recorded.Value.GoesWith(service, note);
        db.FollowUpContacts.Add(recorded.Value);
        return recorded;
    }, ct);

    /// <summary>What the template of the subject asks for.</summary>
    private static string Text(ContactDetails details, string? more)
    {
        List<string> lines =
        [
            $"Result: {Words.Of(details.Result)}{(details.Method is { } method ? $", by {method}" : "")}",
            $"Status now (work, school): {string.Join("; ", new[] { details.Job is { } job ? JobText.Of(job) : null, details.InSchool switch { true => $"in school{(details.School is { } school ? $": {school}" : "")}", false => "not in school", null => null } }.OfType<string>() is var status && status.Any() ? status : ["not asked"])}",
        ];
        if (details.Needs is { } needs) lines.Add($"Needs: {needs}");
        lines.Add($"Services and information given: {details.ServicesGiven ?? "none"}");
        if (details.NextOn is { } next) lines.Add($"Next contact: {next.Words()}");
        if (!string.IsNullOrWhiteSpace(more)) lines.Add(more.Trim());
        return string.Join('\n', lines);
    }
}
