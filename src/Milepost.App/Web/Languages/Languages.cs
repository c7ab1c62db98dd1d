using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;

// The program is called milepost; its resources are found by the namespace.
[assembly: System.Resources.NeutralResourcesLanguage("en")]
[assembly: Microsoft.Extensions.Localization.RootNamespace("Milepost.App")]

namespace Milepost.App.Web.Languages;

/// <summary>
/// Customers read English or Spanish. Their pages are written in English, with the Spanish in a resource file beside each page, keyed by
/// the English sentence. Only words depend on the language: dates and numbers follow <see cref="CustomerDates"/>, and staff read English.
/// </summary>
public static class LanguageSetup
{
    public const string English = "en";
    public const string Spanish = "es";
    public const string Cookie = "milepost-language";

    /// <summary>Of the page being made.</summary>
    /// <remarks>By name: where the machine has no data about languages, a culture does not know what language it is of.</remarks>
    public static string Current => CultureInfo.CurrentUICulture.Name.Split('-')[0] == Spanish ? Spanish : English;

    public static IMvcBuilder AddLanguages(this IMvcBuilder mvc)
    {
        mvc.Services.AddLocalization();
        mvc.AddViewLocalization(LanguageViewLocationExpanderFormat.Suffix);
        // A form is a class inside its page: its messages stand in the page's own resource file.
        mvc.AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (type, factory) => new FormWords(factory.Create(type.DeclaringType ?? type)));
        return mvc;
    }

    /// <summary>The language somebody chose here goes before the one their browser asks for.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new(CultureInfo.InvariantCulture, new CultureInfo(English));
        options.SupportedCultures = [CultureInfo.InvariantCulture];
        options.SupportedUICultures = [new(English), new(Spanish)];
        options.RequestCultureProviders = [new Chosen(), new Asked()];
    });

    public static void MapLanguageEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/language/{code}", (string code, string? returnUrl, HttpContext http) =>
    {
        if (code is not (English or Spanish)) return Results.NotFound();
        Choose(http, code);
        return Results.LocalRedirect(IsOurs(returnUrl) ? returnUrl! : "/");
    });

    /// <summary>A page of this site. A browser leaves out tabs and line ends, so that "/&lt;tab&gt;/elsewhere.example" would lead away.</summary>
    private static bool IsOurs(string? address) => address is "/" or ['/', not '/' and not '\\', ..] && !address.Any(char.IsControl);

    /// <summary>The rest of this request is in English: for what only staff read, though their browser may ask for Spanish.</summary>
    public static void ReadEnglish() => Read(English);

    /// <summary>The rest of this request is in this language.</summary>
    public static void Read(string language) => CultureInfo.CurrentUICulture = new(language);

    /// <summary>A customer who has chosen no language on this device reads the one in the own record.</summary>
    public static void ChooseFirst(HttpContext http, string? language)
    {
        if (language is not (English or Spanish) || http.Request.Cookies.ContainsKey(Cookie)) return;
        Choose(http, language);
        Read(language);
    }

    /// <summary>Remembers the language on this device.</summary>
    public static void Choose(HttpContext http, string code) => http.Response.Cookies.Append(Cookie, code,
        new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });

    /// <summary>What the browser asks for: "es-MX" is Spanish too. The framework's own provider finds that only where the machine has data about languages.</summary>
    private sealed class Asked : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(httpContext.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString().Split('-')[0])
                .FirstOrDefault(code => code is English or Spanish) is { } code ? new ProviderCultureResult("", code) : null);
    }

    private sealed class Chosen : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(httpContext.Request.Cookies[Cookie] is (English or Spanish) and var code ? new ProviderCultureResult("", code) : null);
    }
}
