using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.TwoStep;

/// <summary>Shows new recovery codes, once, in a way that prints well.</summary>
public sealed class RecoveryCodesPage : MilepostPage
{
    private const string Key = "recovery-codes";

    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Carries the codes over the redirect, sealed; they go with the first look at them.</summary>
    public static void Put(ITempDataDictionary tempData, IReadOnlyList<string> codes) => tempData[Key] = string.Join(' ', codes);

    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Codes = (TempData[Key] as string)?.Split(' ') ?? [];
    }
}
