using System.CommandLine;
using Milepost.App.Features.Mail.Bounces;
using Milepost.App.Features.Mail.Send;
using Milepost.App.Verbs;

namespace Milepost.App.Features.Mail;

/// <summary><c>milepost mail test</c>, which tries the settings, and <c>milepost mail bounced</c>, for the mail server to tell what came back.</summary>
public static class MailVerbs
{
    private const int Failed = 1;
    private const int NotSet = 2;

    public static Command Mail() => new("mail", "Mail: try the settings, tell of a letter that came back.") { Test(), Bounced() };

    private static Command Test()
    {
        var address = new Argument<string>("ADDRESS") { Description = "Where to send the test letter." };
        var command = new Command("test", "Sends a test letter at once and prints what the mail server says. Exit 0: it was taken; 1: it was not; 2: mail is not set up.") { address };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, _) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var settings = services.GetRequiredService<MailSettings>();
            if (settings.Obstacle is { } obstacle)
            {
                await Console.Error.WriteLineAsync(obstacle);
                return NotSet;
            }
            var answer = await services.GetRequiredService<TestMailHandler>().HandleAsync(new(parsed.GetValue(address)!));
            if (answer.Outcome == PostOutcome.Taken)
            {
                Console.WriteLine($"{answer.Words} Sent {settings.Way}.");
                return 0;
            }
            await Console.Error.WriteLineAsync(answer.Words);
            return Failed;
        }));
        return command;
    }

    private static Command Bounced()
    {
        var address = new Argument<string>("ADDRESS") { Description = "The address that a letter came back from." };
        var reason = new Option<string?>("--reason") { Description = "What the other mail server said." };
        var command = new Command("bounced", "Marks the last letter to an address as refused, so that the planner sees it. Exit 1: no letter was sent there.") { address, reason };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((parsed, ct) => VerbHost.RunAsync(store.Read(parsed), async services =>
        {
            var result = await services.GetRequiredService<ReportBounceHandler>().HandleAsync(new(parsed.GetValue(address)!, parsed.GetValue(reason)), ct);
            if (result.IsDone)
            {
                Console.WriteLine("The letter is marked as refused.");
                return 0;
            }
            await Console.Error.WriteLineAsync(result.Problem!.Message);
            return Failed;
        }));
        return command;
    }
}
