using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans;

/// <summary>What a change touches, which decides what has to follow it.</summary>
public enum PlanEditKind
{
    /// <summary>What the plan says. On an agreed plan it may need a further episode of the plan development service.</summary>
    Content,

    /// <summary>How things stand: a status, an outcome, the end of the plan. The plan says the same as before.</summary>
    Standing,
}

/// <summary>A plan loaded for a change, with everything its rules look at.</summary>
public sealed record PlanEditing(
    MilepostDb Db, Participant Participant, Plan Plan, RecordSettings Record, List<Service> Services, DateOnly Today)
{
    public PackSettings Settings => Record.Settings;

    public PlanRules Rules { get; } = Record.PlanRules(Plan.Kind);

    public IReadOnlyDictionary<string, ServiceKind> ServiceKinds => Services.ToDictionary(s => s.CaseFileId, s => s.Details.Kind, StringComparer.Ordinal);

    /// <summary>Takes up what services say about their goals: a started service starts its goal, and dates follow where the pack says so.</summary>
    public void FollowServices()
    {
        if (Settings.GoalStatus.StartsWithService)
        {
            foreach (var service in Services) Plan.ServiceStarted(service.CaseFileId, service.Details.StartsOn, Today);
        }
        if (!Rules.GoalDatesFromServices) return;
        foreach (var goal in Plan.Goals.Where(g => g.IsOpen))
        {
            var progress = GoalProgress.Of(goal, Services, Today);
            if (progress.StartsOn is not null) Plan.FollowServices(goal.Id, progress.StartsOn, progress.EndsOn);
        }
    }
}

/// <summary>What followed a change, for the sentence that says what comes next.</summary>
/// <param name="BegunVersion">The version the change began; null when it went on with one.</param>
/// <param name="Episode">Title of the plan development episode that was written.</param>
public sealed record PlanEffects(int? BegunVersion, SignatureNeed Signature, string? Episode)
{
    public static PlanEffects None { get; } = new(null, new([]), null);

    public string Words => string.Join(' ', new[]
    {
        BegunVersion is { } number ? $"This began version {number}." : null,
        Signature.Sentence.Length > 0 ? Signature.Sentence : null,
        Episode is not null ? $"The service \"{Episode}\" was recorded with its case note." : null,
    }.OfType<string>());
}

/// <summary>A change of a plan, whatever it was that changed.</summary>
public interface IPlanEdited
{
    object? Edited { get; }
}

public sealed record PlanEdited<T>(T Value, PlanEffects Effects) : IPlanEdited
{
    object? IPlanEdited.Edited => Value;

    /// <summary>"Goal added. This began version 3. ..."</summary>
    public string Said(string what) => Effects.Words.Length == 0 ? what : $"{what} {Effects.Words}";
}

/// <summary>Loads a plan, lets a use case change it, and does what follows from the change, all in one transaction.</summary>
public sealed class PlanEditHandler(MilepostDb db, RecordSettingsQuery settings, AgencyTime time, Actor actor)
{
    public Task<Result<PlanEdited<T>>> HandleAsync<T>(
        Guid participantId, Guid planId, PlanEditKind kind, string? reason, Func<PlanEditing, Task<Result<T>>> change, CancellationToken ct) =>
        db.ChangeAsync(() => EditAsync(participantId, planId, kind, reason, change, ct), ct);

    public Task<Result<PlanEdited<T>>> HandleAsync<T>(
        Guid participantId, Guid planId, PlanEditKind kind, string? reason, Func<PlanEditing, Result<T>> change, CancellationToken ct) =>
        HandleAsync(participantId, planId, kind, reason, editing => Task.FromResult(change(editing)), ct);

    /// <summary>The same inside a change that is under way already, such as the entry of a service that makes its objective.</summary>
    public async Task<Result<PlanEdited<T>>> EditAsync<T>(
        Guid participantId, Guid planId, PlanEditKind kind, string? reason, Func<PlanEditing, Task<Result<T>>> change, CancellationToken ct)
    {
        if (await db.FindParticipantAsync(participantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == planId && p.ParticipantId == participantId, ct) is not { } plan) return PlanProblems.NotFound;
        await db.Services.Where(s => s.ParticipantId == participantId).LoadAsync(ct);
        var editing = new PlanEditing(db, participant, plan, await settings.HandleAsync(participant, ct),
            [.. db.Services.Local.Where(s => s.ParticipantId == participantId)], time.Today);

        // A version that came in with a case file was never printed here: what it said is kept before the change begins the next one.
        await SettledVersion.KeepAsync(db, plan, editing.Services, ct);
        var (version, happened, wasAgreed) = (plan.VersionNumber, plan.Happenings.Count, plan.WasAgreed);
        var done = await change(editing);
        if (!done.IsDone) return done.As<PlanEdited<T>>();
        if (plan.Happenings.Count == happened) return new PlanEdited<T>(done.Value, PlanEffects.None);

        var words = plan.Happenings.Skip(happened).Where(h => h.Kind != "plan.version").Select(h => h.Words).ToList();
        var episode = kind == PlanEditKind.Content && wasAgreed && editing.Settings.PlanEpisode.OnChange ? await RecordEpisodeAsync(editing, words, reason, ct) : null;
        if (episode is { IsDone: false }) return episode.As<PlanEdited<T>>();
        return new PlanEdited<T>(done.Value, new(
            plan.VersionNumber > version ? plan.VersionNumber : null,
            plan.IsOpen && (kind == PlanEditKind.Content || plan.VersionNumber > version) ? SignatureNeed.Of(plan, editing.Settings) : new([]),
            episode?.Value));
    }

    /// <summary>
    /// Making the plan and each later change is recorded as another episode of the plan development service (Illinois DCEO chapter 4.3; New Jersey
    /// WD-PY19-8, 7: the activity carries the date of the update). One a day; further changes of the day go into its case note.
    /// </summary>
    private async Task<Result<string?>> RecordEpisodeAsync(PlanEditing editing, IReadOnlyList<string> changes, string? reason, CancellationToken ct)
    {
        var text = string.Join('\n', changes) + (string.IsNullOrWhiteSpace(reason) ? "" : $"\nReason: {reason.Trim()}");
        var today = editing.Services.Find(s => s.Details.Kind == ServiceKind.PlanDevelopment && s.Details.StartsOn == editing.Today);
        if (today is null)
        {
            var episode = PlanEpisodes.Record(editing.Participant, editing.Plan, editing.Record, editing.Services, editing.Today,
                new() { Subject = editing.Settings.NoteSubjects.PlanDevelopment, OccurredOn = editing.Today, Text = text }, actor, editing.Today);
            if (!episode.IsDone) return episode.As<string?>();
            db.Services.Add(episode.Value.Service);
            db.CaseNotes.Add(episode.Value.Note);
            return episode.Value.Service.Title;
        }

        if (await db.CaseNotes.FirstOrDefaultAsync(n => n.ParticipantId == editing.Participant.Id && n.Details.Service == today.CaseFileId, ct) is not { } note) return (string?)null;
        var told = note.IsLocked ? note.Add(text, actor.Name, editing.Today) : note.Change(note.Details with { Text = $"{note.Details.Text}\n{text}" }, editing.Today);
        return told.IsDone ? (string?)null : told.As<string?>();
    }
}

/// <summary>The service that stands for making or changing the plan, with the case note that tells about it.</summary>
public static class PlanEpisodes
{
    public static Result<(Service Service, CaseNote Note)> Record(
        Participant participant, Plan plan, RecordSettings record, IEnumerable<Service> services, DateOnly on, CaseNoteDetails note, Actor actor, DateOnly today)
    {
        var kind = record.Settings.PlanEpisode.For(CodeWords.Of(plan.Kind));
        var service = Service.Enter(participant, new()
        {
            Code = kind.Code, Name = kind.Name, Kind = ServiceKind.PlanDevelopment, Program = record.Program, StartsOn = on, SameDay = true,
            Episode = 1 + services.Count(s => s.Details.Kind == ServiceKind.PlanDevelopment && s.Details.Name == kind.Name),
        }, on, Completion.Successful, record.Settings.ServiceRulesFor(ServiceKind.PlanDevelopment), today);
        if (!service.IsDone) return service.As<(Service, CaseNote)>();

        var written = CaseNote.Write(participant, note with { Service = service.Value.CaseFileId }, actor.Name, actor.AccountId, today);
        return written.IsDone ? (service.Value, written.Value) : written.As<(Service, CaseNote)>();
    }
}
