namespace Milepost.App.Features.Services;

/// <summary>What a page hands to <c>_ServiceFields</c> besides the form.</summary>
public static class ServiceFields
{
    /// <summary>The <see cref="ServiceChoice"/>.</summary>
    public const string ChoiceKey = "ServiceChoice";

    /// <summary>The <see cref="ServiceFieldLists"/>.</summary>
    public const string ListsKey = "ServiceFieldLists";
}
