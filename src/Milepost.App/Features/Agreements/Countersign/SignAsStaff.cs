using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Plans.Sign;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Features.Sealing;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Plans;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Agreements.Countersign;

/// <summary>The staff signs under the participant's signature; the sealed copy goes to both.</summary>
/// <param name="Intent">The words beside the button that was pressed.</param>
/// <param name="DocumentSha256">Of the form as it was shown on the page.</param>
public sealed record SignAsStaff(Guid ParticipantId, Guid RequestId, string Intent, string DocumentSha256, SigningDevice Device);

/// <param name="CopySent">Whether the copy reached the participant by itself; else it is to be handed over.</param>
public sealed record SignedByBoth(SignatureRequest Request, Guid DocumentId, bool CopySent);

public sealed class SignAsStaffHandler(MilepostDb db, Actor actor, AgencySeal seal, RecordSettingsQuery records, SigningAnnouncements announcements, AgencyTime time)
{
    public Task<Result<SignedByBoth>> HandleAsync(SignAsStaff command, CancellationToken ct) => db.ChangeAsync<SignedByBoth>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.ParticipantId, command.RequestId, ct) is not { } open) return SigningProblems.NotFound;
        var (request, person, plan) = open;
        if (request.StandingAt(time.Now, plan.VersionToSign) != SigningStanding.ParticipantSigned || request.SealedDocumentId is not { } half || request.AgreementId is not { } agreementId)
            return SigningProblems.NotOpen;
        // A second person of the staff may have signed since the page was opened, or the participant's form may be another.
        if (await db.Documents.Where(d => d.Id == half).Select(d => d.Sha256).SingleAsync(ct) != command.DocumentSha256) return SigningProblems.OtherForm;

        var now = time.Now;
        var record = await records.HandleAsync(person, ct);
        var evidence = new SigningEvidence(actor.Name, now, command.Intent, null, "en",
            await SigningSignerQuery.IdentifiedAsync(db, actor.AccountId, ct), null, actor.AccountId, command.Device.Address, command.Device.Browser, command.DocumentSha256);
        var form = await SealedForm.AddAsync(db, seal, open, record.Settings, half, PlanForm.PlannerField, actor.Name, record.Settings.Words.Planner, evidence, time, ct);
        if (!form.IsDone) return form.As<SignedByBoth>();

        var reaches = await announcements.ReachesAsync(person, ct);
        var signed = plan.CountersignElectronically(agreementId, form.Value.Id, reaches ? time.Today : null, time.Today);
        if (!signed.IsDone) return signed.As<SignedByBoth>();
        var done = request.SignByStaff(evidence, form.Value.Id, plan.VersionToSign);
        if (!done.IsDone) return done.As<SignedByBoth>();

        var services = await db.Services.Where(s => s.ParticipantId == person.Id).ToListAsync(ct);
        await SettledVersion.KeepAsync(db, plan, services, ct);
        if (reaches)
        {
            CopyNote.Write(db, person, record.Settings, plan, signed.Value, time.Today, time.Today);
            await announcements.TellAsync(person, request, SigningNews.CopyReady, ct, form.Value);
        }
        var episode = RecordEpisode(open, record, services);
        return episode.IsDone ? new SignedByBoth(request, form.Value.Id, reaches) : episode.As<SignedByBoth>();
    }, ct);

    /// <summary>
    /// Where the pack records making or changing the plan as a service, a version that is agreed without one gets it now, once: the
    /// agreed plan is what the service produced (Illinois DCEO chapter 4.3; New Jersey WD-PY19-8, 7).
    /// </summary>
    private Result<Done> RecordEpisode(OpenRequest open, RecordSettings record, List<Service> services)
    {
        var (plan, person) = (open.Plan, open.Person);
        var before = plan.Agreements.Where(a => a.SignedByBoth && a.PlanVersion < open.Request.PlanVersion).Select(a => a.On).Max();
        var wanted = before is null ? record.Settings.PlanEpisode.OnOpening : record.Settings.PlanEpisode.OnChange;
        var since = before ?? plan.Details.OpenedOn;
        if (!wanted || services.Exists(s => s.Details.Kind == ServiceKind.PlanDevelopment && s.Details.StartsOn >= since)) return Done.It;

        var episode = PlanEpisodes.Record(person, plan, record, services, time.Today, new()
        {
            Subject = record.Settings.NoteSubjects.PlanDevelopment, OccurredOn = time.Today,
            Text = $"{person.Name} and {actor.Name} agreed to version {plan.VersionNumber} of the {record.Settings.Words.PlanShortName(CodeWords.Of(plan.Kind))} and signed it electronically.",
        }, actor, time.Today);
        if (!episode.IsDone) return episode.As<Done>();
        db.Services.Add(episode.Value.Service);
        db.CaseNotes.Add(episode.Value.Note);
        return Done.It;
    }
}
