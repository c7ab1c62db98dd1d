using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Participants.Eligibility;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Application;

/// <summary>Records the eligibility decision, the certification and the priority of service, and freezes what it rests on.</summary>
/// <param name="Decisions">For each program applied for; asked for once the application's questions were answered.</param>
/// <param name="CertifiedWithout">Why it is certified although not every answer is proven.</param>
public sealed record DetermineEligibility(
    Guid ParticipantId, DateOnly DeterminedOn, DateOnly? CertifiedOn, int? PriorityGroup, string? Reason, long Version,
    IReadOnlyList<DecidedProgram>? Decisions = null, string? CertifiedWithout = null);

public sealed class DetermineEligibilityHandler(MilepostDb db, EligibilityQuery eligibility, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(DetermineEligibility command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (await db.Applications.SingleOrDefaultAsync(a => a.ParticipantId == participant.Id, ct) is not { } application) return ApplicationProblems.Missing;
        if (command.Version != application.Version) return StaleProblems.Changed;

        var isCertifiedNow = command.CertifiedOn is not null && command.CertifiedOn != application.CertifiedOn;
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        var determined = application.Determine(command.DeterminedOn, command.CertifiedOn, command.PriorityGroup, Why(command), enrollments, time.Today);
        if (!determined.IsDone) return determined;

        var view = await eligibility.OfAsync(participant, application, command.DeterminedOn, ct);
        var last = await db.EligibilitySnapshots.Where(s => s.ParticipantId == participant.Id).OrderByDescending(s => s.FrozenAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        var lastDecision = last is null ? null : FrozenDecision.Read(last.Frozen);
        var decisions = command.Decisions ?? [];
        // The same decision once more, say with its certification, needs no second explanation.
        var isSame = lastDecision is not null && lastDecision.Decisions.SequenceEqual(decisions) && lastDecision.PriorityGroup == command.PriorityGroup;
        var reason = string.IsNullOrWhiteSpace(command.Reason) && isSame ? lastDecision!.Reason : command.Reason;

        var problems = view.HasAnswers ? Check(view, decisions, command.PriorityGroup, reason) : [];
        if (isCertifiedNow && string.IsNullOrWhiteSpace(command.CertifiedWithout) && (!view.HasAnswers || view.Unproven.Count > 0))
            problems.Add(EligibilityProblems.Unproven([.. view.HasAnswers ? view.Unproven.Select(view.NameOf) : []]));
        if (problems.Count > 0) return problems;

        if (application.Happenings.Count == 0 && isSame) return Done.It;
        // Instants are kept to the microsecond: what is read back must be what was hashed.
        var at = time.Now;
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        var without = string.IsNullOrWhiteSpace(command.CertifiedWithout) && !isCertifiedNow ? lastDecision?.CertifiedWithout : command.CertifiedWithout;
        db.EligibilitySnapshots.Add(EligibilitySnapshot.Freeze(participant, command.DeterminedOn, db.Actor.Name, at,
            FrozenDecision.Of(view, decisions, reason, without, db.Actor.Name, at).ToJson()));
        return Done.It;
    }, ct);

    private static List<Problem> Check(EligibilityView view, IReadOnlyList<DecidedProgram> decisions, int? priorityGroup, string? reason)
    {
        List<Problem> problems = [];
        foreach (var (program, at) in view.Programs.Select((program, at) => (program, at)))
            if (decisions.All(decided => decided.Program != program)) problems.Add(EligibilityProblems.Undecided(program, at));
        if (problems.Count > 0 || !string.IsNullOrWhiteSpace(reason)) return problems;

        if (decisions.Any(decided => view.Result.Of(decided.Program) == Truth.CannotTell)) problems.Add(EligibilityProblems.ReasonWhereUnclear);
        else if (decisions.Any(decided => !Agrees(decided, view.Result)) || (view.Result.Priority?.Rank is { } rank && rank != priorityGroup)) problems.Add(EligibilityProblems.ReasonToDiffer);
        return problems;
    }

    private static bool Agrees(DecidedProgram decided, EligibilityResult result) => decided.Decision switch
    {
        ProgramDecision.Eligible => result.Of(decided.Program) == Truth.Yes,
        ProgramDecision.EligibleByException => result.Titles.Any(title => title.Rule.Opens == decided.Program && title.Exception is not null),
        _ => result.Of(decided.Program) == Truth.No,
    };

    private static string? Why(DetermineEligibility command)
    {
        var parts = new[] { command.Reason?.Trim(), string.IsNullOrWhiteSpace(command.CertifiedWithout) ? null : $"Certified without every document: {command.CertifiedWithout.Trim()}" };
        return string.Join(" ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } why ? why : null;
    }
}
