using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Milepost.App.Features.Messages;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Documents;

namespace Milepost.App.Tests.Features.Messages;

public sealed class ThreadTests
{
    [Theory, EachDatabase]
    public async Task Both_sides_write_and_see_who_read_when(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        var ada = await app.AddParticipant();
        var customer = await app.AsCustomer(ada);
        var planner = app.As(Person.CareerPlanner);

        var staff = await planner.Visit($"/participants/{ada}/messages");
        staff.Fill("Message", "Hello Ada,\nhow did the interview go?");
        await staff.Press("Send message");
        staff.ShouldSay("Your message to Ada is sent.").ShouldSay("Not read yet");

        var mine = await customer.Visit("/me/messages");
        mine.ShouldSay("Write to Casey Planner-Test").ShouldSay("how did the interview go?").ShouldSay("New");
        mine.Fill("Message", "They want me <b>on Monday</b>!");
        await mine.Press("Send");
        mine.ShouldSay("Your message is sent.").ShouldSay("They want me <b>on Monday</b>!");

        (await planner.Visit($"/participants/{ada}")).ShouldSay("Messages 1 new").ShouldSay("They want me <b>on Monday</b>!");
        (await planner.Visit("/my-day")).ShouldSay("Messages to read: Ada Sampleton 1 new");
        staff = await planner.Visit($"/participants/{ada}/messages");
        staff.ShouldSay("Read by Cara Customer-Test,").ShouldSay("2 messages, newest first");
        (await planner.Visit("/my-day")).ShouldNotSay("Messages to read");
        (await customer.Visit("/me/messages")).ShouldSay("Read by Casey Planner-Test,").ShouldNotSay("New");
        var history = await planner.Visit($"/participants/{ada}/history");
        history.ShouldSay("Message to the participant").ShouldSay("Message from the participant");
    }

    [Fact]
    public async Task Only_the_planner_or_an_answer_takes_a_message_off_the_list()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var mine = await (await app.AsCustomer(ada)).Visit("/me/messages");
        mine.Fill("Message", "May I change my course?");
        await mine.Press("Send");

        (await app.As(Person.Monitor).Visit($"/participants/{ada}/messages")).ShouldSay("May I change my course?").ShouldNotSay("Send message");
        var looksIn = await app.As(Person.Colleague).Visit($"/participants/{ada}/messages");
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldSay("Messages to read: Ada");

        looksIn.Fill("Message", "Casey is out. Yes, you may.");
        await looksIn.Press("Send message");
        looksIn.ShouldSay("Read by Cole Colleague-Test");
        (await app.As(Person.CareerPlanner).Visit("/my-day")).ShouldNotSay("Messages to read");
        (await app.As(Person.Monitor).Post($"/participants/{ada}/messages", ("Form.Body", "x"))).ShouldBeMissing();
    }

    [Fact]
    public async Task A_message_pressed_twice_is_sent_once_and_a_second_tab_sends_its_own()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var customer = await app.AsCustomer(ada);
        var page = await customer.Visit("/me/messages");
        var otherTab = await customer.Visit("/me/messages");
        page.Fill("Message", "Once");
        var again = page.Copy();
        await page.Press("Send");
        await again.Press("Send");
        otherTab.Fill("Message", "Other tab");
        await otherTab.Press("Send");

        var words = await app.Call((MilepostDb db) => db.CustomerMessages.Select(m => m.Body).ToListAsync());
        Assert.Equal(["Once", "Other tab"], words.Order());
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused_and_every_word_stays()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var staff = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/messages");

        staff.Fill("Message", " ");
        await staff.Press("Send message");
        Assert.Equal(["Write a message or choose a file."], staff.Problems);

        var longText = new string('x', MessageProblems.LongestBody + 1);
        staff.Fill("Message", longText);
        await staff.Press("Send message");
        Assert.Equal([MessageProblems.TooLongWords], staff.Problems);
        Assert.Equal(longText, staff.Field("Message").Value);
    }

    [Fact]
    public async Task Staff_attach_from_the_record_and_only_from_this_record()
    {
        await using var app = await TestApp.StartAsync();
        var (ada, ben) = (await app.AddParticipant("Ada"), await app.AddParticipant("Ben"));
        var planner = app.As(Person.CareerPlanner);
        foreach (var person in new[] { ada, ben })
        {
            var documents = await planner.Visit($"/participants/{person}/documents");
            documents.Fill("Title", "Course plan").Attach("File", "plan.pdf", Scans.Pdf(), "application/pdf");
            await documents.Press("Add document");
        }
        var customer = await app.AsCustomer(ada);
        (await customer.Visit("/me/documents")).ShouldNotSay("Course plan");

        var staff = await planner.Visit($"/participants/{ada}/messages");
        staff.Fill("Message", "The plan of the course.").Tick("Course plan").Attach("Attach a file", "map.png", Scans.Png(), "image/png");
        await staff.Press("Send message");

        var mine = await customer.Visit("/me/messages");
        Assert.Equal(Scans.Pdf(), (await customer.Download(mine.LinkTo("Attached: Course plan"))).Bytes);
        Assert.Equal(Scans.Png(), (await customer.Download(mine.LinkTo("Attached: map.png"))).Bytes);
        (await customer.Visit("/me/documents")).ShouldSay("Course plan").ShouldSay("map.png");

        var bens = await app.Call((MilepostDb db) => db.Documents.Where(d => d.ParticipantId == ben).Select(d => d.Id).SingleAsync());
        var forged = await planner.Post($"/participants/{ada}/messages", ("Form.Body", "Look"), ("Form.Attached", bens.ToString()));
        forged.ShouldSay("A document that was ticked is not in this record.");
        (await customer.Visit($"/me/documents/{bens}/download")).ShouldBeMissing();
        Assert.Equal(1, await app.Call((MilepostDb db) => db.CustomerMessages.CountAsync()));
    }

    [Fact]
    public async Task What_the_program_writes_is_read_in_each_readers_language()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var told = await app.Call((IServiceProvider services) =>
        {
            var (db, correspondence) = (services.GetRequiredService<MilepostDb>(), services.GetRequiredService<Correspondence>());
            return db.ChangeAsync<CustomerMessage>(async () => await correspondence.TellParticipantAsync((await db.FindParticipantAsync(ada, CancellationToken.None))!,
                MessageKind.OffTrack, new("About your plan", "Let us talk."), new("Acerca de su plan", "Hablemos."), CancellationToken.None), CancellationToken.None);
        });
        Assert.True(told.IsDone);
        var customer = await app.AsCustomer(ada);

        (await customer.Visit("/me/messages")).ShouldSay("Let us talk.").ShouldNotSay("Hablemos.");
        (await (await customer.InSpanish()).Visit("/me/messages")).ShouldSay("Hablemos.").ShouldNotSay("Let us talk.").ShouldSay("Escriba a Casey Planner-Test");
        (await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/messages")).ShouldSay("Let us talk.").ShouldSay("Written by Milepost");
    }

    [Fact]
    public async Task A_long_thread_opens_with_its_newest_part()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        _ = await app.Call((MilepostDb db) => db.ChangeAsync<Milepost.Domain.Done>(() =>
        {
            for (var n = 1; n <= 45; n++)
                db.CustomerMessages.Add(new CustomerMessage { ParticipantId = ada, Subject = "", Body = $"Letter {n:00}", SentBy = "Casey", SentAt = db.Clock.GetUtcNow().AddMinutes(n - 100) });
            return Task.FromResult<Milepost.Domain.Result<Milepost.Domain.Done>>(Milepost.Domain.Done.It);
        }, CancellationToken.None));
        var page = await app.As(Person.CareerPlanner).Visit($"/participants/{ada}/messages");

        page.ShouldSay("45 messages, newest first").ShouldSay("Letter 45").ShouldNotSay("Letter 20");
        await page.Click("Show older messages");
        page.ShouldSay("Letter 01");
        Assert.False(page.HasLink("Show older messages"));
    }

    [Fact]
    public async Task A_customer_reaches_the_own_thread_and_no_staff_page()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddParticipant();
        var customer = await app.AsCustomer(ada);

        (await customer.Visit($"/participants/{ada}/messages")).ShouldBeMissing();
        (await customer.Post($"/participants/{ada}/messages", ("Form.Body", "x"))).ShouldBeMissing();
        (await customer.Visit($"/participants/{ada}/documents")).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit("/me/messages")).ShouldBeMissing();
        (await app.As(Person.SouthPlanner).Visit($"/participants/{ada}/messages")).ShouldBeMissing();
        using var stranger = await app.Stranger().GetOnce("/me/messages");
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }
}
