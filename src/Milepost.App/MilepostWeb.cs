using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Demo;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Agreements;
using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Limits;
using Milepost.App.Features.Documents;
using Milepost.App.Features.Documents.Scanning;
using Milepost.App.Features.Drafts;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.Api;
using Milepost.App.Features.Findings.Calendar;
using Milepost.App.Features.FrontDesk;
using Milepost.App.Features.Health;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Messages;
using Milepost.App.Features.My;
using Milepost.App.Features.My.Sharing;
using Milepost.App.Features.Participants;
using Milepost.App.Features.PartnerDesk;
using Milepost.App.Features.Plans;
using Milepost.App.Features.Sealing;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Features.Webhooks;
using Milepost.App.Policy;
using Milepost.App.Print;
using Milepost.App.Print.Document;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Store.Keys;
using Milepost.App.Telemetry;
using Milepost.App.Web;
using Milepost.App.Web.Languages;

namespace Milepost.App;

/// <summary>Puts the product together: the same services for the web and the verbs, the same pages for everybody.</summary>
public static class MilepostWeb
{
    /// <summary>Everything below the web: store, domain handlers, accounts.</summary>
    /// <param name="policy">What was read already, for whoever builds this many times; null reads it, and a broken file stops the program here.</param>
    public static IServiceCollection AddMilepost(this IServiceCollection services, DataLocation location, PolicyFiles? policy = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(s => new AgencyTime(s.GetRequiredService<TimeProvider>(),
            TimeZoneInfo.FindSystemTimeZoneById(s.GetService<IConfiguration>()?["TimeZone"] ?? AgencyTime.DefaultZone)));
        services.AddScoped<Actor>();
        services.AddSingleton<KnownOrganization>();
        services.AddSingleton<WaitingViews>();
        services.AddStore(location);
        services.AddSingleton<Features.Bulk.Import.ImportUploads>();
        services.AddSingleton<RecordJudge>();
        services.AddSingleton<IRecordJudge>(s => s.GetRequiredService<RecordJudge>());
        services.AddPolicy(policy ?? PolicyFiles.Read());
        services.AddSingleton(_ => PrintFonts.Load(PrintFonts.DefaultFolder));
        services.AddSingleton<IDocumentPrinter>(s => new WatchedPrinter(new TaggedPdfPrinter(s.GetRequiredService<PrintFonts>())));
        services.AddSingleton<IPlanFormPrinter>(s => new PlanFormPrinter(s.GetRequiredService<IDocumentPrinter>()));
        services.AddAccounts();
        services.AddScoped<SigningAnnouncements>();
        services.AddSealing();
        services.AddMail();
        services.AddWebhooks();
        services.AddHandlers();
        services.AddScoped<Correspondence>();
        services.AddScoped<UploadIntake>();
        services.AddSingleton(s => ScannerSettings.Read(s.GetService<IConfiguration>()));
        services.AddSingleton<VirusScanner>();
        services.AddLocalization();
        services.AddScoped<DemoData>();
        return services;
    }

    private static void AddPolicy(this IServiceCollection services, PolicyFiles policy)
    {
        services.AddSingleton(policy.Packs);
        services.AddSingleton(policy.Book);
        services.AddSingleton(policy.Lists);
        services.AddSingleton(policy.Eligibility);
        services.AddSingleton<SpokenNames>();
    }

    /// <summary>Registers every handler and query by its name: a class that ends in Handler or Query is one.</summary>
    private static void AddHandlers(this IServiceCollection services)
    {
        foreach (var type in typeof(MilepostWeb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.Namespace?.StartsWith("Milepost.App.Features", StringComparison.Ordinal) == true
            && (t.Name.EndsWith("Handler", StringComparison.Ordinal) || t.Name.EndsWith("Query", StringComparison.Ordinal))))
            services.AddScoped(type);
    }

    public static WebApplication Build(string[] args, DataLocation location, Action<WebApplicationBuilder>? configure = null, PolicyFiles? policy = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(MilepostWeb).Assembly.GetName().Name });
        builder.AddTelemetry();
        builder.Services.AddMilepost(location, policy);
        builder.Services.AddWebShell();
        builder.Services.AddScoped<OwnWords>();
        builder.Services.AddScoped<OwnSharingWords>();
        builder.Services.AddScoped<PartnerVisits>();
        builder.Services.AddAccountCookies();
        builder.Services.AddApi();
        builder.Services.AddHostedService(s => s.GetRequiredService<WaitingViews>());
        builder.Services.AddSealingLimits();
        builder.Services.AddFrontDeskLimits();
        builder.AddHealth();
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseProxies();
        app.UseWebShell();
        app.UseMetricsPort();
        app.UseMiddleware<RequestLog>();
        if (app.Services.GetService<JobsOnly>() is not null) app.UseJobsOnly();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/status/500");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseWhen(http => ApiRoutes.Has(http.Request.Path.Value), api => api.UseMiddleware<ApiErrorsMiddleware>());
        app.UseMiddleware<LateFormsMiddleware>();
        app.UseRouting();
        app.Use(RequestLog.RememberRoute);
        app.UseLanguages();
        app.UseMiddleware<DatabaseAway>();
        app.UseRateLimiter();
        app.UseMiddleware<UploadGate>();
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
        app.UseWhen(http => ApiRoutes.Has(http.Request.Path.Value), api => api.UseMiddleware<ApiRates>().UseMiddleware<RecordKeysMiddleware>());
        app.UseAntiforgery();
        // Files have hundreds of routes, one each, and are not what anybody waits for.
        app.MapStaticAssets().DisableHttpMetrics();
        app.MapHealthEndpoints();
        app.MapRazorPages().WithStaticAssets();
        app.MapAccountEndpoints();
        app.MapLanguageEndpoints();
        app.MapDraftEndpoints();
        app.MapFindingsEndpoints();
        app.MapCalendarEndpoints();
        app.MapApi();
        app.MapSealingEndpoints();
        return app;
    }

    /// <summary>Brings the database to this version, fills an empty one with demo data when asked, and sees to the keys and the agency's certificate.</summary>
    /// <param name="migrate">False where the database was brought to this version beforehand; one that was not is refused.</param>
    public static async Task PrepareAsync(IServiceProvider services, bool demo, bool migrate = true)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeOperator();
        var db = scope.ServiceProvider.GetRequiredService<MilepostDb>();
        if (migrate) await DatabaseUpgrade.RunAsync(db);
        else if (await DatabaseUpgrade.IsBehindAsync(db, CancellationToken.None))
            throw new StartRefusedException("The database is of an older version of Milepost. Bring it to this one first: milepost migrate");
        KeysSetup.PrepareKeys(services);
        if (demo) await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(CancellationToken.None);
        // Without a certificate nobody can sign electronically, but everything else works: said, not fatal.
        if (await scope.ServiceProvider.GetRequiredService<MakeFirstCertificateHandler>().HandleAsync(CancellationToken.None) is { Problem: { } problem })
            scope.ServiceProvider.GetRequiredService<ILogger<AgencySeal>>().LogWarning("{Problem}", problem.Message);
    }
}
