using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.FrontDesk.Visitors;

/// <param name="Version">Of the visitor as the form was opened.</param>
public sealed record ChangeVisitor(Guid VisitorId, VisitorDetails Details, long Version);

public sealed record GiveCard(Guid VisitorId, string? Card);

/// <summary>Gives a participant a card; whoever was not known at the front desk is from now on.</summary>
public sealed record GiveCardToParticipant(Guid ParticipantId, string? Card);

public sealed record TakeCard(Guid VisitorId, Guid CardId);

public sealed record LinkVisitor(Guid VisitorId, Guid ParticipantId);

public sealed record UnlinkVisitor(Guid VisitorId, string? Why);

public sealed class KeepVisitorHandler(MilepostDb db, VisitBookHandler book, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ChangeVisitor command, CancellationToken ct) => ChangeAsync(command.VisitorId, visitor => Task.FromResult(
        visitor.Version != command.Version ? StaleProblems.Changed : visitor.Change(command.Details, time.Today)), ct);

    public Task<Result<Done>> HandleAsync(GiveCard command, CancellationToken ct) => ChangeAsync(command.VisitorId, visitor => GiveAsync(visitor, command.Card, ct), ct);

    public Task<Result<Done>> HandleAsync(GiveCardToParticipant command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        return await GiveAsync(await book.OfRecordAsync(participant, participant.OfficeId, ct), command.Card, ct);
    }, ct);

    public Task<Result<Done>> HandleAsync(TakeCard command, CancellationToken ct) => ChangeAsync(command.VisitorId, visitor => Task.FromResult(visitor.TakeCard(command.CardId)), ct);

    public Task<Result<Done>> HandleAsync(LinkVisitor command, CancellationToken ct) => ChangeAsync(command.VisitorId, async visitor =>
        await db.FindParticipantAsync(command.ParticipantId, ct) is { } participant ? await LinkAsync(visitor, participant, ct) : ParticipantProblems.NotFound, ct);

    public Task<Result<Done>> HandleAsync(UnlinkVisitor command, CancellationToken ct) => ChangeAsync(command.VisitorId, async visitor =>
    {
        if (visitor.ParticipantId is not { } id) return VisitorProblems.NotLinked;
        // Only who may open the record takes its visits away.
        if (await db.FindParticipantAsync(id, ct) is not { } participant) return VisitorProblems.NotFound;
        var unlinked = visitor.Unlink(participant.CaseNumber, command.Why);
        if (unlinked.IsDone) await db.NoteAsync(participant, "visitor.unlinked", $"Visits of {visitor.Name} are not part of this record any more", command.Why!.Trim(), ct);
        return unlinked;
    }, ct);

    /// <summary>The link, inside a change that somebody else opened.</summary>
    internal async Task<Result<Done>> LinkAsync(Visitor visitor, Participant participant, CancellationToken ct)
    {
        var linked = visitor.Link(participant);
        if (linked.IsDone) await db.NoteAsync(participant, "visitor.linked", $"Visits of {visitor.Name}, born {visitor.BirthDate.Words()}, are part of this record now", null, ct);
        return linked;
    }

    private async Task<Result<Done>> GiveAsync(Visitor visitor, string? card, CancellationToken ct)
    {
        var number = CardNumbers.Normalize(card);
        var holder = number is null ? null : await db.Visitors.Include(v => v.Cards).SingleOrDefaultAsync(v => v.Cards.Any(c => c.Number == number), ct);
        return visitor.GiveCard(card, holder?.Id == visitor.Id ? null : holder);
    }

    private Task<Result<Done>> ChangeAsync(Guid visitorId, Func<Visitor, Task<Result<Done>>> change, CancellationToken ct) => db.ChangeAsync(async () =>
        await db.VisitorsInReach().Include(v => v.Cards).SingleOrDefaultAsync(v => v.Id == visitorId, ct) is { } visitor ? await change(visitor) : VisitorProblems.NotFound, ct);
}
