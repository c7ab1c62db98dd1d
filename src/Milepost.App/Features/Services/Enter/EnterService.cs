using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Assessments.Training;
using Milepost.App.Features.CaseNotes;
using Milepost.App.Features.Exits.Undo;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Training;
using Milepost.App.Features.Worksites.Placements;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Services.Enter;

/// <summary>One entry: the service, its case note and its contact.</summary>
/// <param name="Service">Its name in the list of services; nothing when an earlier episode is given instead.</param>
/// <param name="CopyOf">An earlier episode of the same service.</param>
/// <param name="Details">What was typed; code, name, kind and program are taken from the list.</param>
/// <param name="PlanPart">The goal or objective it carries out, written as <see cref="PlanPart"/> does.</param>
public sealed record EnterService(
    Guid ParticipantId, string? Service, Guid? CopyOf, Program Program, ServiceDetails Details, string? PlanPart,
    DateOnly? EndsOn, Completion? Completion, DateOnly? LearnedOn, NoteInput Note)
{
    /// <summary>Why an exit is taken back for this service.</summary>
    public string? UndoExitReason { get; init; }

    /// <summary>Also writes the note that tells how a training begins.</summary>
    public bool BeginNote { get; init; }

    /// <summary>The day from which its placement stands as it does.</summary>
    public DateOnly? StatusSince { get; init; }
}

public sealed class EnterServiceHandler(
    MilepostDb db, RecordSettingsQuery records, TrainingChoiceQuery training, ReferenceLists lists, SupportLimitsQuery limits, JobPlacementQuery jobs, PolicyBook policies, UndoExitForServiceHandler exits, AgencyTime time)
{
    public Task<Result<Service>> HandleAsync(EnterService command, CancellationToken ct) => db.ChangeAsync(async () =>
        await db.FindParticipantAsync(command.ParticipantId, ct) is { } participant
            ? await EnterAsync(participant, command, ct)
            : ParticipantProblems.NotFound, ct);

    /// <summary>The entry for one person, inside a change that somebody else opened.</summary>
    internal async Task<Result<Service>> EnterAsync(Participant participant, EnterService command, CancellationToken ct)
    {
        var today = time.Today;
        var record = await records.HandleAsync(participant, ct);
        if (record.Programs.Count > 0 && !record.Programs.Contains(command.Program)) return ServiceProblems.ProgramNotTheirs;
        var all = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        if (Choose(command, record, all) is not { } choice) return ServiceProblems.NotOffered;

        var plan = await db.Plans.OpenOfAsync(participant.Id, ct);
        var details = TellPlan.WithGoal(command.Details with { Code = choice.Code, Name = choice.Name, Kind = choice.Kind, Program = command.Program }, plan, command.PlanPart, choice.Rules);
        if (!details.IsDone) return details.As<Service>();
        details = await training.FillAsync(participant, details.Value, null, choice.Rules.Training, ct);
        if (!details.IsDone) return details.As<Service>();
        if (details.Value.Barriers.Except(plan?.Details.Barriers.Select(b => b.Name) ?? []).Any()) return ServiceProblems.Barrier;
        if (details.Value.SupportType is { } support && choice.AsksSupport && lists.SupportTypesFor(record.Pack.Id, CodeWords.Of(command.Program)).All(s => s.Name != support))
            return ServiceProblems.SupportType;
        if (details.Value.Funding is { } funding && funding.Shares.Any(share => lists.FundingSourcesFor(record.Pack.Id, CodeWords.Of(command.Program)).All(s => s.Name != share.Source)))
            return FundingProblems.UnknownSource;

        if (await exits.HandleAsync(participant, details.Value, command.UndoExitReason, ct) is { } exited) return exited;

        if (details.Value.Placement is { } placement)
        {
            var tied = await jobs.TieAsync(participant, placement, null, null, record.Settings.Placement.ListedFirst, ct);
            if (!tied.IsDone) return tied.Problems.WithSources(policies.OfPack(participant.PackId)).ToList();
            details = details.Value with { Placement = tied.Value };
        }

        var entered = Service.Enter(participant, details.Value, command.EndsOn, command.Completion, choice.Rules, today, command.LearnedOn, all, command.StatusSince);
        var problems = entered.Problems.WithSources(policies.OfPack(participant.PackId)).ToList();
        problems.AddRange(await limits.RefuseAsync(participant, details.Value, all, ct));
        if (!command.Note.IsEmpty)
        {
            var subject = record.Settings.NoteSubjects.Service ?? choice.Name;
            var written = CaseNote.Write(participant,
                command.Note.ToDetails(subject, command.Details.StartsOn, today, entered.IsDone ? entered.Value.CaseFileId : null),
                db.Actor.Name, db.Actor.AccountId, today);
            if (written.IsDone) db.CaseNotes.Add(written.Value);
            problems.AddRange(written.Problems.Select(NoteInput.Place));
        }
        if (command.BeginNote && record.Settings.NoteSubjects.TrainingBegin is { } begin)
        {
            problems.AddRange(TrainingNotes.MissingAtBegin(details.Value));
            if (problems.Count == 0)
                db.CaseNotes.Add(TrainingNotes.Write(participant, begin, TrainingNotes.BeginText(entered.Value.Details), entered.Value.Details.StartsOn, entered.Value, db.Actor, today));
        }
        if (problems.Count > 0) return problems;

        db.Services.Add(entered.Value);
        await db.TakeUpTrainingChoiceAsync(entered.Value, ct);
        IReadOnlyList<Service> now = [.. all, entered.Value];
        var hung = TellPlan.Hang(plan, entered.Value, command.PlanPart, now, today);
        if (!hung.IsDone) return hung.As<Service>();
        TellPlan.Follow(plan, entered.Value, [], now, record.Settings, today);
        return entered;
    }

    private ServiceChoice? Choose(EnterService command, RecordSettings record, IReadOnlyList<Service> all)
    {
        if (command.CopyOf is { } earlier)
            return all.FirstOrDefault(s => s.Id == earlier) is { } copied ? ServiceChoice.Of(copied.Details with { Program = command.Program }, record.Settings) : null;
        var code = lists.ServicesFor(record.Pack.Id, CodeWords.Of(command.Program)).FirstOrDefault(s => s.Service == command.Service);
        return code is null ? null : ServiceChoice.Of(code, command.Program, record.Settings);
    }
}
