using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Notifications;
using Milepost.App.Features.Notifications.Choose;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Mail;

public sealed class StaffLettersTests
{
    [Fact]
    public async Task A_planner_hears_of_a_customers_message_only_after_choosing_to_and_without_a_name()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        await Tell(app, ada, MailAbout.Messages);
        Assert.Empty(await Letters(app));

        await app.Call((ChooseNotificationsHandler choose) => choose.HandleAsync(new(DigestEvery.None, DayOfWeek.Monday, AboutMessages: true, AboutSignatures: false), CancellationToken.None), Person.CareerPlanner);
        await Tell(app, ada, MailAbout.Messages);
        await Tell(app, ada, MailAbout.Signatures);

        var letter = Assert.Single(await Letters(app));
        Assert.Equal((Person.CareerPlanner.Email, LetterKinds.Message, "/my-day"), (letter.To, letter.Kind, letter.Body!.Path));
        Assert.All(new[] { "Ada", "Sampleton" }, name => Assert.DoesNotContain(name, letter.Subject + string.Join(' ', letter.Body.Paragraphs), StringComparison.Ordinal));
    }

    private static Task<List<OutgoingMail>> Letters(TestApp app) => app.Call((MilepostDb db) => db.OutgoingMail.AsNoTracking().ToListAsync());

    private static Task<bool> Tell(TestApp app, Guid participantId, MailAbout about) => app.Call(async (IServiceProvider services) =>
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Milepost.App.Access.Actor>().BecomeOperator();
        var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
        return (await db.ChangeAsync<Done>(async () =>
        {
            await scope.ServiceProvider.GetRequiredService<StaffLetters>().ToPlannerAsync((await db.FindParticipantAsync(participantId, CancellationToken.None))!, about, CancellationToken.None);
            return Done.It;
        }, CancellationToken.None)).IsDone;
    });
}
