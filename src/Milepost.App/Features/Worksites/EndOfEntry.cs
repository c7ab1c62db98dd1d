namespace Milepost.App.Features.Worksites;

/// <summary>What <c>_EndForm</c> draws; its fields are those of the page's End form.</summary>
public sealed record EndOfEntry(DateOnly? EndedOn, EndForm End);
