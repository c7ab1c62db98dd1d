using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Assignment;

/// <summary>What a move to another office means for a record, told before it is made.</summary>
/// <param name="Along">Everything that goes with the record: "12 services".</param>
/// <param name="OpenServices">Those the person may go on with or not; the new office cannot know.</param>
/// <param name="Waiting">What still waits for somebody, and stays open: "1 signature asked for".</param>
/// <param name="NewPolicy">The policy it follows from then on; null when that stays the same.</param>
/// <param name="KeptPolicy">Why it stays with its policy though the office follows another one; null otherwise.</param>
public sealed record Transfer(
    string From, string To, IReadOnlyList<string> Along, IReadOnlyList<OpenServiceOnTransfer> OpenServices, IReadOnlyList<string> Waiting,
    PolicyOnTransfer? NewPolicy, string? KeptPolicy);

public sealed record OpenServiceOnTransfer(Guid Id, string Title, DateOnly StartsOn, string? Provider);

/// <param name="Words">What is called differently: "Career Coach becomes Career Planner".</param>
/// <param name="Begin">Requirements that the record was not judged by so far.</param>
/// <param name="End">Requirements that no longer apply to it.</param>
public sealed record PolicyOnTransfer(string From, string To, IReadOnlyList<string> Words, IReadOnlyList<string> Begin, IReadOnlyList<string> End);

public sealed class TransferQuery(MilepostDb db, Packs packs, PolicyBook policies, AgencyTime time)
{
    public async Task<Transfer?> HandleAsync(Guid participantId, OfficeChoice office, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        var from = await db.OrgUnits.Where(u => u.Id == person.OfficeId).Select(u => u.Name).SingleOrDefaultAsync(ct) ?? "no office";
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == person.Id).ToListAsync(ct);
        var versions = await db.Plans.Where(p => p.ParticipantId == person.Id && p.ClosedOn == null).Select(p => new { p.Id, p.VersionNumber }).ToDictionaryAsync(p => p.Id, p => (int?)p.VersionNumber, ct);
        var now = time.Now;
        var signatures = (await db.SignatureRequests.AsNoTracking().Where(r => r.ParticipantId == person.Id && r.Step != SigningStep.Signed).ToListAsync(ct))
            .Count(r => r.StandingAt(now, versions.TryGetValue(r.PlanId, out var version) ? version : null) is SigningStanding.Asked or SigningStanding.ParticipantSigned);
        List<string?> along =
        [
            "The profile, the application and every enrollment",
            Count(versions.Count, "open plan", "open plans"), Count(services.Count, "service", "services"),
            Count(await db.CaseNotes.CountAsync(n => n.ParticipantId == person.Id, ct), "case note", "case notes"),
            Count(await db.Documents.CountAsync(d => d.ParticipantId == person.Id, ct), "document", "documents"),
            Count(await db.CustomerMessages.CountAsync(m => m.ParticipantId == person.Id, ct), "message", "messages"),
            "The whole history, with who had the record",
        ];
        List<string?> waiting =
        [
            Count(signatures, "signature asked for", "signatures asked for"),
            Count(await db.DocumentRequests.CountAsync(r => r.ParticipantId == person.Id && r.AnsweredAt == null && r.CancelledAt == null, ct), "document asked for", "documents asked for"),
            Count(await db.Referrals.CountAsync(r => r.ParticipantId == person.Id && r.Outcome == null, ct), "referral without an answer", "referrals without an answer"),
            Count(await db.CustomerMessages.CountAsync(m => m.ParticipantId == person.Id && m.FromParticipant && m.ReadAt == null, ct), "message nobody has read", "messages nobody has read"),
        ];
        var follows = await PolicyAfterAsync(db, packs, person.Id, person.PackId, office, ct);
        return new(
            from, office.Name, [.. along.OfType<string>()],
            [.. services.Where(s => s.IsOpen).OrderBy(s => s.Details.StartsOn).Select(s => new OpenServiceOnTransfer(s.Id, s.Title, s.Details.StartsOn, s.Details.Provider))],
            [.. waiting.OfType<string>()],
            follows is not null && follows.Id != person.PackId ? Compare(packs[person.PackId], follows) : null,
            follows is null && office.PackId is { } other && other != person.PackId
                ? $"It keeps following {packs[person.PackId].Title}: {packs[other].Title}, which {office.Name} follows, does not serve the program the person is enrolled in." : null);
    }

    /// <summary>The policy of the office, when it serves every program that the person is in; else null, and the record keeps its own.</summary>
    public static async Task<Pack?> PolicyAfterAsync(MilepostDb db, Packs packs, Guid participantId, string packNow, OfficeChoice office, CancellationToken ct)
    {
        if (office.PackId is not { } id || !packs.Find(id, out var pack)) return null;
        if (id == packNow) return pack;
        var programs = await db.Enrollments.Where(e => e.ParticipantId == participantId && e.ExitedOn == null).Select(e => e.Program).ToListAsync(ct);
        return programs.All(program => pack.Settings.Programs.Contains(CodeWords.Of(program))) ? pack : null;
    }

    private PolicyOnTransfer Compare(Pack from, Pack to)
    {
        var today = time.Today;
        var (a, b) = (from.Settings.Words, to.Settings.Words);
        List<(string, string)> words =
            [(a.Planner, b.Planner), (a.Participant, b.Participant), (a.Iep, b.Iep), (a.Iss, b.Iss), (a.Objective, b.Objective), (a.Service, b.Service), (a.Provider, b.Provider)];
        var before = InForce(from);
        var after = InForce(to);
        return new(
            from.Title, to.Title, [.. words.Where(w => w.Item1 != w.Item2).Select(w => $"{w.Item1} becomes {w.Item2}")],
            [.. after.Where(r => !before.ContainsKey(r.Key)).Select(r => r.Value).Order(StringComparer.Ordinal)],
            [.. before.Where(r => !after.ContainsKey(r.Key)).Select(r => r.Value).Order(StringComparer.Ordinal)]);

        Dictionary<string, string> InForce(Pack pack)
        {
            var evaluator = policies[pack.Id].Evaluator;
            return evaluator.Requirements.Where(r => r.InForce.On(today) && !evaluator.IsWaived(r, today)).ToDictionary(r => r.Id, r => r.Title);
        }
    }

    private static string? Count(int count, string one, string many) => count == 0 ? null : count == 1 ? $"1 {one}" : $"{count} {many}";
}
