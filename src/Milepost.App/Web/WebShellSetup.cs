using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Milepost.App.Web.Forms;
using Milepost.App.Web.Languages;
using Milepost.App.Web.Layout;
using Milepost.App.Web.ModelBinding;

namespace Milepost.App.Web;

/// <summary>The frame of all pages: where they lie, how forms are read, what the browser is allowed to do with them.</summary>
public static class WebShellSetup
{
    /// <summary>
    /// No inline script or style, nothing from elsewhere, shown inside no other site. data: is there for the file field,
    /// which previews the picture that was chosen.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IMvcBuilder AddWebShell(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IShellUserSource, ActorShellUser>();
        services.AddOptions<WebShellOptions>();

        // Names and notes are written in many alphabets: send them as they are, not as numbers.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Web/Layout/{0}.cshtml"));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "milepost-forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = "milepost-messages";
            options.Cookie.IsEssential = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        return services
            .AddRazorPages(options => options.RootDirectory = "/Features")
            .AddLanguages()
            .AddMvcOptions(ConfigureForms);
    }

    /// <summary>Headers on everything that is answered. Put it first.</summary>
    public static IApplicationBuilder UseWebShell(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        SetHeaders(context.Response.Headers);
        return next(context);
    });

    internal static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }

    private static void ConfigureForms(MvcOptions options)
    {
        // Whether a field is required is said on the form, not guessed from a type's question mark.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new DateOnlyModelBinding());
        options.ModelBinderProviders.Insert(0, new DecimalModelBinding());
        options.ModelBinderProviders.Insert(0, new TextModelBinding());
        options.ModelMetadataDetailsProviders.Add(new PlainMessages());
        options.Filters.Add<SavedFormFilter>();
        options.Filters.Add<FormFilter>();
        options.Filters.Add<Features.Drafts.UnfitFormFilter>();
        options.Filters.Add<Features.Participants.ParticipantFilter>();
        options.Filters.Add<Features.Findings.MyDay.MyDayFrame>();
        options.Filters.Add<Features.Findings.GatePanelFilter>();
        PlainMessages.Configure(options);
    }
}
