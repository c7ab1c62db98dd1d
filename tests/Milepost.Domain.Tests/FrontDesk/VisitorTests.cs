using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;

namespace Milepost.Domain.Tests.FrontDesk;

public sealed class VisitorTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_visitor_needs_a_name_in_letters_and_a_possible_birth_date()
    {
        Assert.Equal(["visitor.first-name-missing", "visitor.last-name-missing", "visitor.birth-date-impossible"], Codes(Visitor.Know(new(" ", "...", Today), null, Today)));
        Assert.Equal(["visitor.birth-date-impossible"], Codes(Visitor.Know(new("Ada", "Sampleton", new(1900, 1, 1)), null, Today)));
        Assert.Empty(Codes(Visitor.Know(new("Ada", "Sampleton", Today.AddDays(-1)), null, Today)));
    }

    [Fact]
    public void The_same_name_and_birth_date_are_the_same_person_whatever_the_accents()
    {
        var visitor = Known("José", "Núñez", new(1990, 4, 28));

        Assert.True(visitor.Is("jose  NUNEZ", new(1990, 4, 28)));
        Assert.False(visitor.Is("Jose Nunez", new(1990, 4, 29)));
        Assert.False(visitor.Is("Nunez Jose", new(1990, 4, 28)));
    }

    [Fact]
    public void A_card_is_one_persons_however_it_is_typed()
    {
        var (ada, bruno) = (Known("Ada", "Sampleton", new(1990, 1, 1)), Known("Bruno", "Testwell", new(1980, 1, 1)));

        Assert.True(ada.GiveCard(" ab 12\n", null).IsDone);
        Assert.Equal("AB12", Assert.Single(ada.Cards).Number);
        Assert.True(ada.GiveCard("AB12", null).IsDone);
        Assert.Single(ada.Cards);
        Assert.Equal(["visitor.card-taken-by-another"], Codes(bruno.GiveCard("ab12", ada)));
        Assert.Equal(["visitor.card-missing"], Codes(ada.GiveCard(" ", null)));
        Assert.Equal(["visitor.card-too-long"], Codes(ada.GiveCard(new string('1', 61), null)));
    }

    [Fact]
    public void A_link_is_made_once_and_taken_away_with_a_reason()
    {
        var visitor = Known("Ada", "Sampleton", new(1990, 1, 1));
        var (record, other) = (Participants.People.Ada(), Participants.People.Ada());

        Assert.True(visitor.Link(record).IsDone);
        Assert.Equal(["visitor.linked-already"], Codes(visitor.Link(record)));
        Assert.Equal(["visitor.linked-elsewhere"], Codes(visitor.Link(other)));
        Assert.Equal(["visitor.reason-missing"], Codes(visitor.Unlink("P-1", " ")));
        Assert.True(visitor.Unlink("P-1", "Another person").IsDone);
        Assert.Null(visitor.ParticipantId);
        Assert.Equal(["visitor.not-linked"], Codes(visitor.Unlink("P-1", "Again")));
    }

    [Fact]
    public void A_local_service_has_a_name_of_its_own_at_its_place_while_it_is_offered()
    {
        var place = OrgUnit.Create(OrgUnitKind.State, "IL", "Illinois", null, null, null, null).Value;
        var computer = LocalService.Add(place, " Use a computer ", null, LocalServiceKind.SelfService, []).Value;

        Assert.Equal(["local-service.name-taken"], Codes(LocalService.Add(place, "use a COMPUTER", null, LocalServiceKind.Other, [computer])));
        Assert.True(computer.End(Today).IsDone);
        Assert.True(computer.IsOfferedOn(Today));
        Assert.False(computer.IsOfferedOn(Today.AddDays(1)));
        var again = LocalService.Add(place, "Use a computer", null, LocalServiceKind.SelfService, [computer]).Value;
        Assert.Equal(["local-service.name-taken"], Codes(computer.OfferAgain([again])));
        Assert.Equal(["local-service.ended-already"], Codes(computer.End(Today)));
    }

    private static Visitor Known(string first, string last, DateOnly born) => Visitor.Know(new(first, last, born), null, Today).Value;

    private static IEnumerable<string> Codes<T>(Result<T> result) => result.Problems.Select(p => p.Code);
}
