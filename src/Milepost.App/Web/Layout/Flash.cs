using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Milepost.App.Web.Layout;

/// <summary>What the next page says at its top: what happened, and what comes next.</summary>
public static class Flash
{
    public const string SuccessKey = "success";
    public const string InfoKey = "info";

    public static void SaySuccess(this ITempDataDictionary tempData, string words) => tempData[SuccessKey] = words;

    public static void SayInfo(this ITempDataDictionary tempData, string words) => tempData[InfoKey] = words;
}
