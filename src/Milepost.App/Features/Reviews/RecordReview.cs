using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Reviews;

/// <summary>A look at the plan together: the review, the case note that tells about it and, where the pack says so, the service episode.</summary>
/// <param name="State">The state of the plan the reviewer saw.</param>
public sealed record RecordReview(Guid ParticipantId, string State, bool Changed, DateOnly On, string Text, bool TwoWay, string? Method);

public sealed class RecordReviewHandler(MilepostDb db, RecordSettingsQuery records, AgencyTime time)
{
    public Task<Result<Plan>> HandleAsync(RecordReview command, CancellationToken ct) => db.ChangeAsync<Plan>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Plans.OpenOfAsync(participant.Id, ct) is not { } plan) return ReviewProblems.NoOpenPlan;
        if (ReviewQuery.StateOf(plan) != command.State) return StaleProblems.Changed;

        var record = await records.HandleAsync(participant, ct);
        var episode = command.Changed && record.Settings.PlanEpisode.OnChange ? await EpisodeAsync(participant, plan, record, command.On, ct) : null;
        if (episode is { IsDone: false }) return episode.As<Plan>();

        var subjects = record.Settings.NoteSubjects;
        var note = CaseNote.Write(participant, new()
        {
            Subject = command.Changed ? subjects.ReviewChanged : subjects.ReviewUnchanged, OccurredOn = command.On, Text = command.Text,
            TwoWay = command.TwoWay, Method = command.TwoWay ? command.Method : null, Service = episode?.Value,
        }, db.Actor.Name, db.Actor.AccountId, time.Today);
        var reviewed = plan.Review(command.On, command.Changed, note.IsDone ? note.Value.CaseFileId : null, time.Today);
        // Both say the same about the day: once is enough.
        var problems = reviewed.Problems.Concat(note.Problems.Select(p => p.Field == "OccurredOn" ? p.At("On") : p)).DistinctBy(p => (p.Field == "On", p.Field == "On" ? "" : p.Message)).ToList();
        if (problems.Count > 0) return problems;

        db.CaseNotes.Add(note.Value);
        return plan;
    }, ct);

    /// <summary>
    /// Each day on which the plan changed has its episode of the plan development service (Illinois DCEO chapter 4.3, Developing the IEP and ISS).
    /// Most have it since the change itself; this adds the ones still missing and answers with the newest.
    /// </summary>
    private async Task<Result<string?>> EpisodeAsync(Participant participant, Plan plan, RecordSettings record, DateOnly on, CancellationToken ct)
    {
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        var since = plan.Reviews.Select(r => (DateOnly?)r.On).Max();
        var days = plan.Changes.Where(c => (since is null || c.On >= since) && c.On <= on).Select(c => c.On).Distinct().Order()
            .Where(day => !services.Exists(s => s.Details.Kind == ServiceKind.PlanDevelopment && s.Details.StartsOn == day)).ToList();

        string? newest = null;
        var settings = record.Settings.PlanEpisode.For(CodeWords.Of(plan.Kind));
        foreach (var day in days)
        {
            var episode = Service.Enter(participant, new()
            {
                Code = settings.Code, Name = settings.Name, Kind = ServiceKind.PlanDevelopment, Program = record.Program, StartsOn = day, SameDay = true,
            }, day, Completion.Successful, record.Settings.ServiceRulesFor(ServiceKind.PlanDevelopment), time.Today, null, services);
            if (!episode.IsDone) return episode.As<string?>();
            db.Services.Add(episode.Value);
            services.Add(episode.Value);
            newest = episode.Value.CaseFileId;
        }
        return newest;
    }
}

public static class ReviewProblems
{
    public static readonly Problem NoOpenPlan = new("review.no-open-plan", ProblemKind.Conflict, "There is no open plan to review. Open one first.");
}
