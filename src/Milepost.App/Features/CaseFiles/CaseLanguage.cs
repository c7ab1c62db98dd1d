namespace Milepost.App.Features.CaseFiles;

/// <summary>The language a participant prefers: English or Spanish.</summary>
/// <remarks>Every other closed list of words is the domain's own; in JSON each word starts with a small letter: DislocatedWorker is "dislocatedWorker".</remarks>
public enum CaseLanguage { En, Es }
