namespace Milepost.App.ReferenceData;

/// <summary>Where the record has facts that a case note must hold; the list of subjects names them, line by line.</summary>
public static class NoteFactSources
{
    public static IReadOnlyList<string> All { get; } =
    [
        "service.name", "service.startsOn", "service.plannedEndOn", "service.endsOn", "service.program", "service.provider", "service.cost", "service.completed", "service.credential",
        "service.support", "service.barriers", "exit.employed", "exit.hireDate", "application.certifiedOn",
        "choice.training", "choice.reason", "choice.market", "choice.employers", "choice.sustainable", "choice.grants", "assessment.tool", "assessment.result",
    ];
}
