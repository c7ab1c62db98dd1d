using System.Net;
using System.Net.Sockets;

namespace Milepost.App.Features.Webhooks;

/// <summary>Where a webhook may lead. Whoever may enter an address must not be able to reach through us what they cannot reach themselves.</summary>
public static class WebhookTarget
{
    /// <returns>What is wrong with an address, for whoever typed it; null when nothing is.</returns>
    public static string? WhatIsWrong(string url, bool allowPrivate)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0 || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return "Enter an address like https://example.org/hooks/milepost, without a name or password in it.";
        if (address.Scheme == Uri.UriSchemeHttp && !(allowPrivate && address.IsLoopback)) return "Enter an address that begins with https: what is sent must not be read on the way.";
        if (!allowPrivate && (address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IsPrivate(ip))))
            return "This is an address of the own machine or network. Enter a public one, or have the operator allow it (Webhooks:AllowPrivateAddresses).";
        return null;
    }

    /// <summary>Loopback, the own network, multicast, and what stands for them in IPv6.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return true;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            // Unique local, link and site local, multicast; and ways to write an IPv4 address: NAT64, 6to4, Teredo.
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast || (bytes[0] & 0xFE) == 0xFC
                || (bytes[0] == 0x00 && bytes[1] == 0x64) || (bytes[0] == 0x20 && bytes[1] == 0x02) || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0)
                || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
        return bytes[0] is 0 or 10 or 127 or >= 224 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254)
            || (bytes[0] == 100 && bytes[1] is >= 64 and < 128) || (bytes[0] == 192 && bytes[1] == 0 && bytes[2] is 0 or 2) || (bytes[0] == 198 && bytes[1] is 18 or 19);
    }

    /// <summary>A client that follows no redirect, uses no proxy, and connects only to an address that it has looked at itself.</summary>
    public static HttpClient Client(WebhookSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // The name is looked up here and the answer is what is connected to: a name that leads elsewhere a moment later gains nothing.
            ConnectCallback = async (context, ct) =>
            {
                var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
                if (found.FirstOrDefault(address => settings.AllowPrivate || !IsPrivate(address)) is not { } address)
                    throw new HttpRequestException("The name leads to an address of the own machine or network.");
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new(handler) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 16 };
    }
}
