using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Milepost.App.Features.Documents;

/// <summary>Sends a file to be saved, never to be shown inside the site: whatever it holds, it runs nothing here.</summary>
public static class SafeDownload
{
    public static FileContentResult Of(HttpResponse response, byte[] bytes, string contentType, string fileName)
    {
        // The name in both forms of RFC 6266: plain letters for old programs, any alphabet for the others.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-store";
        return new FileContentResult(bytes, contentType);
    }
}
