using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Milepost.App.Store.Keys;

namespace Milepost.App.Web;

/// <summary>Says that this node runs jobs and serves nobody.</summary>
public sealed record JobsOnly;

public static class ProxySetup
{
    /// <summary>
    /// Behind a load balancer every request comes from its address. Those named in <c>TrustedProxies</c> are believed when they say for whom they
    /// ask, so that limits count each office by itself and cookies know that the visitor came by https. Nobody else is believed.
    /// </summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration["TrustedProxies"] is not { Length: > 0 } text) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(word, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(word, out var network)) options.KnownIPNetworks.Add(network);
            else throw new StartRefusedException($"TrustedProxies names \"{word}\", which is no address like 10.1.2.3 and no network like 10.1.0.0/16.");
        }
        app.UseForwardedHeaders(options);
    }

    /// <summary>A node for jobs tells how it is and what it counts, and nothing else.</summary>
    public static void UseJobsOnly(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/health") || http.Request.Path.StartsWithSegments("/metrics")) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
