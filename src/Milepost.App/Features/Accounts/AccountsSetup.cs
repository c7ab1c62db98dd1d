using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Milepost.App.Features.Drafts;
using Milepost.App.Store;

namespace Milepost.App.Features.Accounts;

public static class AccountsSetup
{
    /// <summary>After this long without a request the next one must sign in again.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    private const string LastSeen = "milepost.last-seen";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffAccount>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<MilepostDb>()
            .AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(24));
        return services;
    }

    /// <summary>Cookies for the web; verbs have none.</summary>
    public static IServiceCollection AddAccountCookies(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SignInManager<StaffAccount>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<StaffAccount>>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<StaffAccount>>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) => (options.ValidationInterval, options.TimeProvider) = (TimeSpan.FromMinutes(1), clock));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
        {
            options.Cookie.Name = "milepost";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            // The cookie outlives the idle limit on purpose: a form sent too late still says whose it is, and is kept as that person's draft.
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = false;
            options.Events.OnSigningIn = context => { Seen(context.Properties, context.HttpContext); return Task.CompletedTask; };
            options.Events.OnValidatePrincipal = ValidateAsync;
        }));
        return services;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is null) return;

        var clock = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var seen = context.Properties.Items.TryGetValue(LastSeen, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MinValue;
        var idle = clock.GetUtcNow() - seen;
        if (idle > IdleLimit)
        {
            await LateForms.KeepAsync(context.HttpContext, Guid.Parse(context.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!));
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (idle > TimeSpan.FromMinutes(1))
        {
            Seen(context.Properties, context.HttpContext);
            context.ShouldRenew = true;
        }
    }

    private static void Seen(AuthenticationProperties properties, HttpContext http) =>
        properties.Items[LastSeen] = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static void MapAccountEndpoints(this IEndpointRouteBuilder routes)
    {
        // Asking for anything counts as being there; this asks for nothing else.
        routes.MapPost("/keep-alive", () => Results.NoContent());
        routes.MapPost("/sign-out", async (SignInManager<StaffAccount> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
    }
}
