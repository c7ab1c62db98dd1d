using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.Domain.Tests.Participants;

public sealed class TrainingChoiceTests
{
    private static readonly TrainingChoiceDetails Welding = new() { Training = " Welding ", ConsideredOn = Somebody.Today.AddDays(-5) };

    [Fact]
    public void What_is_still_to_talk_about_and_to_look_at_is_known()
    {
        var details = Welding with
        {
            Talks = [new(InformedChoice.Suitability, Somebody.Today, null, null), new(InformedChoice.Suitability, Somebody.Today, null, null)],
            Tests = [new(TrainingTest.NeedsTraining, true, null), new(TrainingTest.Priority, null, "Group 2")],
        };

        Assert.Equal(5, details.TalksMissing.Count());
        Assert.DoesNotContain(TrainingTest.NeedsTraining, details.TestsOpen);
        Assert.Contains(TrainingTest.Priority, details.TestsOpen);
    }

    [Fact]
    public void Only_a_suitable_one_waits_for_its_service_and_only_until_it_is_entered()
    {
        var choice = TrainingChoice.Record(Somebody.New(), Welding with { Suitable = true, Reason = "Likes it", DecidedOn = Somebody.Today }, Somebody.Today).Value;
        Assert.Equal("Welding", choice.Details.Training);
        Assert.True(choice.WaitsForService);

        choice.Became("S-1", "Welding");

        Assert.False(choice.WaitsForService);
    }

    [Fact]
    public void A_decision_taken_back_has_no_day()
    {
        var somebody = Somebody.New();
        var choice = TrainingChoice.Record(somebody, Welding with { Suitable = true, Reason = "Likes it", DecidedOn = Somebody.Today }, Somebody.Today).Value;

        choice.Change(choice.Details with { Suitable = null }, Somebody.BirthDate, Somebody.Today);

        Assert.Null(choice.Details.DecidedOn);
    }

    [Fact]
    public void Talks_are_added_to_the_services_informed_choice_and_nothing_is_taken_away()
    {
        var service = Service.Restore(Guid.NewGuid(), "S-1", Somebody.Workshop() with { Kind = ServiceKind.Training, InformedChoice = [InformedChoice.Suitability] }, null, null, Somebody.Today, null, null);

        service.TakeInformedChoice([InformedChoice.LocalLaborMarket, InformedChoice.Suitability]);
        service.TakeInformedChoice([InformedChoice.Suitability]);

        Assert.Equal([InformedChoice.LocalLaborMarket, InformedChoice.Suitability], service.Details.InformedChoice);
        Assert.Single(service.Happenings);
    }

    [Fact]
    public void A_locked_note_is_tied_to_its_service_once_and_its_words_stay()
    {
        var note = CaseNote.Write(Somebody.New(), new() { Subject = "Determination of Training Need", OccurredOn = Somebody.Today, Text = "Words" }, "Casey", null, Somebody.Today).Value;
        note.SignOff(Somebody.Today);

        note.TellOf("S-1");
        note.TellOf("S-2");

        Assert.Equal(("S-1", "Words"), (note.Details.Service, note.Details.Text));
    }
}
