namespace Milepost.App.Web.Layout;

/// <summary>What an office may set about the pages' frame.</summary>
public sealed class WebShellOptions
{
    /// <summary>After this long without a word or a click somebody is signed out. Must equal the sign-in cookie's own limit.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(30);
}
