namespace Milepost.App.Web.Layout;

/// <summary>Another page around a page of a participant: what is drawn above and below it in the banner's place.</summary>
public sealed record SurroundingPage(string Above, string Below, object Model)
{
    public const string Key = "SurroundingPage";
}
