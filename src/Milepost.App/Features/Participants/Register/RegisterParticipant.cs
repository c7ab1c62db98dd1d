using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.FrontDesk;
using Milepost.App.Features.FrontDesk.Visitors;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Register;

/// <summary>Opens a record for somebody who is not on file yet.</summary>
/// <param name="Seen">Whom the search showed as likely the same person; null when nobody searched.</param>
public sealed record RegisterParticipant(Domain.Participants.Profile Profile, Guid? OfficeId, Guid? PlannerId, IReadOnlyCollection<Guid>? Seen)
{
    /// <summary>The visitor at the front desk who is this person; linked in the same step.</summary>
    public Guid? VisitorId { get; init; }
}

public sealed class RegisterParticipantHandler(MilepostDb db, OfficeChoicesQuery choices, LookalikesQuery lookalikes, Packs packs, KeepVisitorHandler visitors, AgencyTime time)
{
    public Task<Result<Participant>> HandleAsync(RegisterParticipant command, CancellationToken ct) => db.ChangeAsync<Participant>(async () =>
    {
        if (command.Seen is null) return RegistrationProblems.SearchFirst;
        if (command.OfficeId is null) return AssignmentProblems.OfficeMissing;
        var offices = await choices.HandleAsync(ct);
        if (offices.FirstOrDefault(o => o.Id == command.OfficeId) is not { } office) return AssignmentProblems.OfficeNotFound;
        if (AssignmentProblems.Of(offices, office, command.PlannerId) is { } problem) return problem;
        if (office.PackId is null || !packs.Find(office.PackId, out _)) return AssignmentProblems.NoPolicy(office.Name);

        // The name may have been corrected since the search, or somebody else was quicker.
        var alike = await lookalikes.HandleAsync(new($"{command.Profile.FirstName} {command.Profile.LastName}", command.Profile.BirthDate, null), ct);
        if (alike.Likely.Except(command.Seen).Any()) return RegistrationProblems.LooksAlike;

        var registered = Participant.Register(await NewCaseNumberAsync(ct), command.Profile, office.PackId, office.Id, command.PlannerId, time.Today);
        if (!registered.IsDone) return registered;
        db.Participants.Add(registered.Value);
        if (command.VisitorId is not { } visitorId) return registered;
        if (await db.VisitorsInReach().SingleOrDefaultAsync(v => v.Id == visitorId, ct) is not { } visitor) return VisitorProblems.NotFound;
        var linked = await visitors.LinkAsync(visitor, registered.Value, ct);
        return linked.IsDone ? registered : linked.As<Participant>();
    }, ct);

    private async Task<string> NewCaseNumberAsync(CancellationToken ct)
    {
        while (true)
        {
            var number = CaseNumbers.From(RandomNumberGenerator.GetBytes(CaseNumbers.RandomBytes));
            if (!await db.Participants.AnyAsync(p => p.CaseNumber == number, ct)) return number;
        }
    }
}

public static class RegistrationProblems
{
    public static readonly Problem SearchFirst = new("registration.search-first", ProblemKind.Conflict,
        "Look at the people on file above first. If it is none of them, save again.");

    public static readonly Problem LooksAlike = new("registration.looks-alike", ProblemKind.Conflict,
        "Somebody on file is very like this person. Look at the people above; if it is none of them, save again.");
}
