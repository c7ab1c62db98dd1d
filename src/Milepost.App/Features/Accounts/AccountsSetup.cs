using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Milepost.App.Features.Accounts.CustomerSignIn;
using Milepost.App.Features.Accounts.OwnAccount;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Features.Accounts.SetUp;
using Milepost.App.Features.Accounts.SignIn;
using Milepost.App.Features.Drafts;
using Milepost.App.Store;
using Milepost.App.Web.Layout;

namespace Milepost.App.Features.Accounts;

public static class AccountsSetup
{
    /// <summary>After this long without a request the next one must sign in again.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    /// <summary>How exactly the cookie knows when somebody was last here: the page's own warning counts to the second.</summary>
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(20);

    /// <summary>Name of the limit on asking for a new password.</summary>
    public const string ForgotPasswordLimit = "forgot-password";

    /// <summary>New passwords that one address may ask for within a minute: an office may share one, somebody who tries addresses does not get far.</summary>
    public const int ForgottenAMinute = 20;

    private const string LastSeen = "milepost.last-seen";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<UserAccount>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Addresses are user names, and o'brien@example.org is one; the e-mail field checks their form.
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddPasswordValidator<PasswordWithoutName>()
            .AddEntityFrameworkStores<MilepostDb>()
            .AddDefaultTokenProviders();
        services.AddScoped<ResetLinks>();
        services.AddScoped<CustomerLinks>();
        services.AddScoped<PasswordProof>();
        services.AddScoped<UnknownAddresses>();
        services.AddSingleton<SetUpToken>();
        services.AddSingleton<SignInLog>();
        return services;
    }

    /// <summary>Cookies for the web; verbs have none.</summary>
    public static IServiceCollection AddAccountCookies(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRateLimiter(options => options.AddPolicy(ForgotPasswordLimit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "no address", _ => new() { PermitLimit = ForgottenAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("looking")));
        services.AddScoped<SignInManager<UserAccount>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<UserAccount>>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<UserAccount>>();
        services.Configure<WebShellOptions>(options => options.IdleLimit = IdleLimit);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
        {
            options.Cookie.Name = "milepost";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = AccountsPaths.SignIn;
            // The cookie outlives the idle limit on purpose: a form sent after a weekend still says whose it is, and is kept as that person's draft.
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.SlidingExpiration = false;
            options.Events.OnSigningIn = context => { Seen(context.Properties, context.HttpContext); return Task.CompletedTask; };
            options.Events.OnValidatePrincipal = ValidateAsync;
        }));
        return services;
    }

    /// <summary>Only the idle limit is checked here; whether the account and its password still stand is read with every request by the access middleware.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var seen = context.Properties.Items.TryGetValue(LastSeen, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MinValue;
        var idle = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - seen;
        if (idle > IdleLimit)
        {
            // A cookie from before a new password, or of somebody who was deactivated, must not write even a draft.
            var signIn = http.RequestServices.GetRequiredService<SignInManager<UserAccount>>();
            if (await signIn.ValidateSecurityStampAsync(context.Principal) is { IsActive: true } account)
            {
                await LateForms.KeepAsync(http, account.Id);
                http.Items[LateForms.IdleKey] = true;
            }
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (idle > RenewAfter)
        {
            Seen(context.Properties, http);
            context.ShouldRenew = true;
        }
    }

    private static void Seen(AuthenticationProperties properties, HttpContext http) =>
        properties.Items[LastSeen] = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static void MapAccountEndpoints(this IEndpointRouteBuilder routes)
    {
        // Asking for anything counts as being there; this asks for nothing else.
        routes.MapPost(AccountsPaths.KeepAlive, () => Results.NoContent());
        routes.MapPost(AccountsPaths.SignOut, async (SignInManager<UserAccount> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(AccountsPaths.SignedOut);
        });
    }
}
