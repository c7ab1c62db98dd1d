namespace Milepost.App.Print;

/// <summary>Words for what the record keeps as a code or leaves empty, and for forms that are not the one to sign.</summary>
public sealed record PlanFormValueWords
{
    /// <summary>{0} number, {1} name of the youth program element.</summary>
    public required string YouthElement { get; init; }
    public required string GoalClosed { get; init; }
    public required string ObjectiveClosed { get; init; }
    public required string ServicePlanned { get; init; }
    public required string ServiceStarted { get; init; }
    public required string ServiceCompleted { get; init; }
    public required string ServiceEnded { get; init; }
    public required string NoPlanner { get; init; }
    public required string NoOffice { get; init; }

    /// <summary>Where the reference of a kept form would stand.</summary>
    public required string Draft { get; init; }

    /// <summary>{0} title of the form.</summary>
    public required string DraftTitle { get; init; }

    /// <summary>{0} form, {1} version, as on every foot.</summary>
    public required string DraftFoot { get; init; }
    public required string DraftAgreement { get; init; }

    /// <summary>Above the words on every page of a translation: {0} language, {1} reference of the form that is signed.</summary>
    public required string ReadingNotice { get; init; }

    /// <summary>The same where both languages stand side by side.</summary>
    public required string SideBySideNotice { get; init; }
    public required string ReadingTitle { get; init; }
    public required string ReadingFoot { get; init; }

    /// <summary>In place of the signature lines: {0} language, {1} reference.</summary>
    public required string SignedElsewhere { get; init; }

    /// <summary>What this language calls English and Spanish, within a sentence.</summary>
    public required string English { get; init; }
    public required string Spanish { get; init; }

    public static PlanFormValueWords InEnglish { get; } = new()
    {
        YouthElement = "Element {0}: {1}",
        GoalClosed = "Closed",
        ObjectiveClosed = "Closed",
        ServicePlanned = "Planned",
        ServiceStarted = "Started",
        ServiceCompleted = "Completed",
        ServiceEnded = "Ended",
        NoPlanner = "Not assigned yet",
        NoOffice = "No office yet",
        Draft = "Draft",
        DraftTitle = "Draft: {0}",
        DraftFoot = "{0} version {1} · Draft, not for signing",
        DraftAgreement = "This is a draft to talk over. Print the plan for signing before anybody signs it.",
        ReadingNotice = "Translation for reading. The form in {0}, reference {1}, is the one that is signed.",
        SideBySideNotice = "For reading. The form in {0}, reference {1}, is the one that is signed.",
        ReadingTitle = "For reading: {0}",
        ReadingFoot = "{0} version {1} · For reading, not for signing",
        SignedElsewhere = "Nobody signs here. The signatures stand on the form in {0}, reference {1}.",
        English = "English",
        Spanish = "Spanish",
    };

    public static PlanFormValueWords InSpanish { get; } = new()
    {
        YouthElement = "Elemento {0}: {1}",
        GoalClosed = "Cerrada",
        ObjectiveClosed = "Cerrado",
        ServicePlanned = "Planeado",
        ServiceStarted = "Comenzado",
        ServiceCompleted = "Completado",
        ServiceEnded = "Terminado",
        NoPlanner = "Sin asignar todavía",
        NoOffice = "Sin oficina todavía",
        Draft = "Borrador",
        DraftTitle = "Borrador: {0}",
        DraftFoot = "{0}, versión {1} · Borrador, no se firma",
        DraftAgreement = "Este es un borrador para conversar. Imprima el plan para firmar antes de que alguien lo firme.",
        ReadingNotice = "Traducción para leer. El formulario en {0}, referencia {1}, es el que se firma.",
        SideBySideNotice = "Para leer. El formulario en {0}, referencia {1}, es el que se firma.",
        ReadingTitle = "Para leer: {0}",
        ReadingFoot = "{0}, versión {1} · Para leer, no se firma",
        SignedElsewhere = "Aquí no se firma. Las firmas están en el formulario en {0}, referencia {1}.",
        English = "inglés",
        Spanish = "español",
    };
}
