using System.CommandLine;
using Milepost.App.Demo;
using Milepost.App.Features.Accounts.SetUp;
using Milepost.App.Features.Jobs;
using Milepost.App.Features.Mail;
using Milepost.App.Policy;
using Milepost.App.Store;

namespace Milepost.App.Verbs;

public static class ServeVerb
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "Fill an empty database with plainly fictional people and print their sign-ins." };
        var command = new Command("serve", "Starts the web server.") { urls, demo };
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var location = store.Read(parsed);
            Directory.CreateDirectory(location.Folder);
            await using var use = location.Postgres is null ? StoreUse.TryTake(location) : null;
            if (use is null && location.Postgres is null)
            {
                await Console.Error.WriteLineAsync("This data is being moved to another database. Wait for the move to end, then start on the new one.");
                return 1;
            }
            await using var app = MilepostWeb.Build([], location, builder =>
            {
                builder.WebHost.UseUrls(parsed.GetValue(urls)!.Split(';'));
                builder.Services.AddJobs();
                if (parsed.GetValue(demo)) DemoMail.Set(builder.Configuration, location);
            });
            await MilepostWeb.PrepareAsync(app.Services, demo: parsed.GetValue(demo));
            await app.StartAsync(ct);
            if (parsed.GetValue(demo))
                foreach (var line in DemoData.SignIns(DemoOrganization.Load(DemoOrganization.DefaultFile, app.Services.GetRequiredService<Packs>()))) Console.WriteLine(line);
            Console.WriteLine($"Milepost is at {string.Join(" ", app.Urls)}");
            var mail = app.Services.GetRequiredService<MailSettings>();
            if (parsed.GetValue(demo)) mail.PublicAddress ??= DemoMail.AddressOf(app.Urls.First());
            Console.WriteLine(mail.Obstacle ?? $"Letters go out {mail.Way}.");
            if (await FirstSetUp.LinkAsync(app.Services, app.Urls.First(), ct) is { } link)
            {
                Console.WriteLine("Nobody has an account yet. Set Milepost up with this one-time link:");
                Console.WriteLine($"  {link}");
            }
            await app.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }
}
