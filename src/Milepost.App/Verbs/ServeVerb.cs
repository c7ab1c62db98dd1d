using System.CommandLine;
using Milepost.App.Demo;
using Milepost.App.Features.Accounts.SetUp;
using Milepost.App.Features.Jobs;
using Milepost.App.Features.Mail;
using Milepost.App.Policy;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.App.Telemetry;

namespace Milepost.App.Verbs;

public static class ServeVerb
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "Fill an empty database with plainly fictional people and print their sign-ins." };
        var noJobs = new Option<bool>("--no-jobs") { Description = "Serve pages and the API only; other nodes on the same PostgreSQL database run the jobs." };
        var jobsOnly = new Option<bool>("--jobs-only") { Description = "Run the jobs only; serve nothing but this node's health." };
        var noMigrate = new Option<bool>("--no-migrate") { Description = "Start only on a database that is of this version already (milepost migrate)." };
        var command = new Command("serve", "Starts the web server.") { urls, demo, noJobs, jobsOnly, noMigrate };
        command.Validators.Add(given =>
        {
            if (given.GetValue(noJobs) && given.GetValue(jobsOnly)) given.AddError("--no-jobs and --jobs-only exclude each other.");
        });
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
                if (!parsed.GetValue(noJobs)) builder.Services.AddJobs(location);
                if (parsed.GetValue(jobsOnly)) builder.Services.AddSingleton<JobsOnly>();
                var own = MetricsSettings.Read(builder.Configuration).Url;
                builder.WebHost.UseUrls([.. parsed.GetValue(urls)!.Split(';'), .. own is null ? Array.Empty<string>() : [own]]);
                if (parsed.GetValue(demo)) DemoMail.Set(builder.Configuration, location);
            });
            await MilepostWeb.PrepareAsync(app.Services, demo: parsed.GetValue(demo), migrate: !parsed.GetValue(noMigrate));
            await app.StartAsync(ct);
            if (parsed.GetValue(demo))
                foreach (var line in DemoData.SignIns(DemoOrganization.Load(DemoOrganization.DefaultFile, app.Services.GetRequiredService<Packs>()))) Console.WriteLine(line);
            var figures = app.Services.GetRequiredService<MetricsSettings>().Url;
            Console.WriteLine($"Milepost is at {string.Join(" ", app.Urls.Where(url => url != figures))}");
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
