using Milepost.App.Access;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;

namespace Milepost.App.Features.FrontDesk.Kiosk;

/// <summary>Who stands at the kiosk, as typed or swiped. Whether anybody knows that person is never told there.</summary>
/// <param name="Token">Checks this person in once, however often the last button is pressed.</param>
public sealed record KioskGuest(Guid KioskId, string? Card, string? FirstName, string? LastName, DateOnly? BirthDate, Guid Token);

public sealed record CheckInAtKiosk(OpenedKiosk Kiosk, KioskGuest Guest, IReadOnlyList<Guid> Services);

public sealed class CheckInAtKioskHandler(MilepostDb db, Actor actor, FrontDeskQuery desk, VisitBookHandler book, AgencyTime time)
{
    public async Task<Result<Done>> HandleAsync(CheckInAtKiosk command, CancellationToken ct)
    {
        actor.Submission = command.Guest.Token;
        try
        {
            return await db.ChangeAsync<Done>(() => CheckInAsync(command, ct), ct);
        }
        catch (DuplicateSubmissionException)
        {
            return Done.It;
        }
    }

    private async Task<Result<Done>> CheckInAsync(CheckInAtKiosk command, CancellationToken ct)
    {
        var (kiosk, guest, today) = (command.Kiosk, command.Guest, time.Today);
        // What ended between two pages is left out: nobody at a kiosk should have to correct the office's list.
        var offered = await desk.ServicesAsync(kiosk.OfficeId, today, ct);
        var services = VisitBookHandler.Choose(offered, command.Services.Where(id => offered.Any(s => s.Id == id)))!;

        Visitor? visitor;
        string? unknown = null;
        if (CardNumbers.Normalize(guest.Card) is { } card)
        {
            visitor = await book.ByCardAsync(card, kiosk.OfficeId, ct);
            if (visitor is null) unknown = card;
        }
        else
        {
            visitor = await book.ByNameAsync($"{guest.FirstName} {guest.LastName}", guest.BirthDate!.Value, ct);
            if (visitor is null)
            {
                var known = Visitor.Know(new(guest.FirstName!, guest.LastName!, guest.BirthDate.Value), kiosk.OfficeId, today);
                if (!known.IsDone) return known.As<Done>();
                db.Visitors.Add(visitor = known.Value);
            }
        }
        var written = await book.WriteAsync(
            new(kiosk.OfficeId, today, time.Now, visitor, unknown, services, guest.Card is null ? CheckIn.Kiosk : CheckIn.Swipe, kiosk.Name), ct);
        return written.IsDone ? Done.It : written.As<Done>();
    }
}
