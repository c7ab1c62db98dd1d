using Microsoft.EntityFrameworkCore;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>One of the four actions, and whether it really happened.</summary>
/// <param name="SaidDone">The action is on file, whether or not the record knows by what it was done.</param>
/// <param name="Candidates">What in the record could be it.</param>
/// <param name="DoAt">Where it is done.</param>
/// <param name="CannotWhy">Why it is not for this person; null where it is.</param>
public sealed record FollowUpState(
    string Action, string Meaning, bool SaidDone, ScreeningFollowUp? Done, string? DoneAt, string? DoneBy, IReadOnlyList<(string By, string Words)> Candidates, string DoAt, string DoWords, string? CannotWhy);

public sealed record ScreeningView(Participant Participant, IReadOnlyList<ScreeningQuestion> Questions, IReadOnlyList<FollowUpState> FollowUps)
{
    public bool? WorkedOut => Participant.Screening is { } screening ? ScreeningResult.WorkOut(Questions, screening.Answers) : null;
}

public static class ScreeningFollowUps
{
    public const string ByApplication = "application";

    /// <summary>As the application's list of proofs keeps it.</summary>
    public static readonly EvidenceDocument ProofOfDeficiency = new("Basic skills deficient", "Basic skills screening tool");

    /// <summary>Groups 1 and 2 are the priority groups, to which people with a basic skills deficiency belong (29 USC 3174(c)(3)(E)).</summary>
    public static bool ServesFirst(Domain.Participants.Application? application) => application is { PriorityGroup: 1 or 2, DeterminedOn: not null };
}

public sealed class ScreeningQuery(MilepostDb db, ReferenceLists lists)
{
    public async Task<ScreeningView?> HandleAsync(Guid participantId, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } participant) return null;
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == participantId, ct);
        var referrals = await db.Referrals.AsNoTracking().Where(r => r.ParticipantId == participantId).OrderByDescending(r => r.On).ToListAsync(ct);
        return new(participant, lists.ScreeningQuestions(participant.PackId), [.. ScreeningActions.All.Select(a => StateOf(a.Action, a.Meaning, participant, application, referrals))]);
    }

    private static FollowUpState StateOf(string action, string meaning, Participant participant, Domain.Participants.Application? application, IReadOnlyList<Referral> referrals)
    {
        var home = $"/participants/{participant.Id}";
        var done = participant.Screening?.FollowUps.LastOrDefault(f => f.Action == action);
        var said = participant.Screening?.Actions.Contains(action) == true;
        if (action == ScreeningActions.Priority)
        {
            var group = participant.Profile.Veteran == true ? 1 : 2;
            return new(action, meaning, said, done, $"{home}/application", application?.PriorityGroup is { } g ? $"Priority group {g}" : "Application",
                ScreeningFollowUps.ServesFirst(application) ? [(ScreeningFollowUps.ByApplication, $"Priority group {application!.PriorityGroup}, determined {application.DeterminedOn!.Value.Words()}")] : [],
                $"{home}/application/determination?priority={group}&reason={Uri.EscapeDataString("Basic skills deficient by the screening" + (participant.Screening is { } s ? $" of {s.GivenOn.Words()}" : ""))}",
                $"Determine priority group {group}", application is null ? "There is no application yet." : application.Programs.Contains(Program.Adult) ? null : "The application does not name the Adult program.");
        }
        if (action == ScreeningActions.YouthEligibility)
        {
            var youth = application?.Programs.Contains(Program.Youth) == true;
            return new(action, meaning, said, done, $"{home}/application", "Proof on the application",
                youth ? [(ScreeningFollowUps.ByApplication, "Put the screening on the application as proof of basic skills deficiency")] : [],
                $"{home}/application", "See the application", application is null ? "There is no application yet." : youth ? null : "The application does not name the Youth program.");
        }
        var isTitleTwo = action == ScreeningActions.AdultEducation;
        return new(action, meaning, said, done, $"{home}/referrals", done?.By is { } by && referrals.FirstOrDefault(r => "referral:" + r.CaseFileId == by) is { } made ? $"Referral to {made.Partner}" : "Referral",
            [.. referrals.Select(r => ("referral:" + r.CaseFileId, $"Referral to {r.Partner}, {r.On.Words()}{(r.For is null ? "" : $", for {r.For}")}"))],
            $"{home}/referrals/new?screening={Uri.EscapeDataString(action)}&for={Uri.EscapeDataString(isTitleTwo ? "Adult basic education, after the basic skills screening" : "A barrier named in the basic skills screening")}"
                + (isTitleTwo ? $"&partner={Uri.EscapeDataString("Adult basic education (Title II)")}" : ""),
            "Make the referral", null);
    }
}
