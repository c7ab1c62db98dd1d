using System.Globalization;
using Milepost.Domain;

namespace Milepost.App.Print;

/// <summary>Every fixed word on the printed form, in one language. Numbers in braces are filled in.</summary>
public sealed record PlanFormWords
{
    /// <summary>The language these words are in, for screen readers.</summary>
    public required string Language { get; init; }

    /// <summary>Words for values, drafts and reading copies.</summary>
    public required PlanFormValueWords Values { get; init; }

    /// <summary>The short names of the months, January first.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>{0} month, {1} day, {2} year, with no-break spaces so that a day never spreads over two lines.</summary>
    public required string Date { get; init; }
    public required string DateRange { get; init; }
    public required string DateFrom { get; init; }
    public required string DateUntil { get; init; }

    public required string IepTitle { get; init; }
    public required string IepShort { get; init; }
    public required string IssTitle { get; init; }
    public required string IssShort { get; init; }

    /// <summary>The document's title in a reader's window: {0} form, {1} participant, {2} version.</summary>
    public required string DocumentTitle { get; init; }
    public required string Version { get; init; }
    public required string Reference { get; init; }
    public required string Printed { get; init; }

    /// <summary>The foot of each page: {0} form, {1} version, {2} reference.</summary>
    public required string Foot { get; init; }
    public required string PrintedOn { get; init; }
    public required string PageNumber { get; init; }
    public required string MissingCharacters { get; init; }

    public required string Participant { get; init; }
    public required string CaseNumber { get; init; }
    public required string Program { get; init; }
    public required string Programs { get; init; }
    public required string PlanStart { get; init; }
    public required string ProjectedEnd { get; init; }
    public required string NotDecided { get; init; }

    public required string CareerDirection { get; init; }
    public required string CareerPathway { get; init; }
    public required string TargetOccupation { get; init; }

    public required string WhyThisPlan { get; init; }
    public required string NoJustification { get; init; }
    public required string BasedOn { get; init; }
    public required string BasisAssessment { get; init; }
    public required string BasisInterview { get; init; }
    public required string BasisPreviousSkills { get; init; }
    public required string Ticked { get; init; }
    public required string NotTicked { get; init; }
    public required string SkillsGap { get; init; }

    public required string Barriers { get; init; }
    public required string Barrier { get; init; }
    public required string BarrierAction { get; init; }
    public required string NoBarrierAction { get; init; }
    public required string NoBarriersFound { get; init; }
    public required string NoBarriersRecorded { get; init; }

    public required string Goals { get; init; }
    public required string NoGoals { get; init; }
    public required string Goal { get; init; }
    public required string GoalType { get; init; }
    public required string GoalTerm { get; init; }
    public required string GoalCategory { get; init; }
    public required string GoalDates { get; init; }
    public required string GoalClosed { get; init; }
    public required string GoalLinked { get; init; }
    public required string LinkedGoal { get; init; }
    public required string Status { get; init; }
    public required string Outcome { get; init; }

    public required string Objectives { get; init; }
    public required string Objective { get; init; }
    public required string NoObjectives { get; init; }
    public required string ObjectiveStart { get; init; }
    public required string ObjectiveReview { get; init; }
    public required string ObjectiveOpen { get; init; }
    public required string Reason { get; init; }

    public required string Services { get; init; }
    public required string Service { get; init; }
    public required string ForObjective { get; init; }
    public required string Provider { get; init; }
    public required string Dates { get; init; }
    public required string WeeklyHours { get; init; }

    public required string TrainingComponents { get; init; }
    public required string SupportServices { get; init; }
    public required string NextSteps { get; init; }
    public required string NoNextSteps { get; init; }
    public required string Progress { get; init; }
    public required string PerformanceIndicators { get; init; }
    public required string Tracking { get; init; }
    public required string Comments { get; init; }

    public required string Agreement { get; init; }
    public required string AgreementStatement { get; init; }
    public required string CopyReceived { get; init; }
    public required string Signature { get; init; }
    public required string SignatureTooltip { get; init; }
    public required string SignerDate { get; init; }

    public static PlanFormWords English { get; } = new()
    {
        Language = "en-US",
        Values = PlanFormValueWords.InEnglish,
        Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        Date = "{0}\u00a0{1},\u00a0{2}",
        DateRange = "{0} to {1}",
        DateFrom = "From {0}",
        DateUntil = "Until {0}",
        IepTitle = "Individual Employment Plan (IEP)",
        IepShort = "IEP",
        IssTitle = "Individual Service Strategy (ISS)",
        IssShort = "ISS",
        DocumentTitle = "{0}: {1}, version {2}",
        Version = "Version",
        Reference = "Reference",
        Printed = "Printed",
        Foot = "{0} version {1} · Reference {2}",
        PrintedOn = "Printed {0}",
        PageNumber = "Page {0} of {1}",
        MissingCharacters = "An empty box stands for a character that this form’s typeface lacks. Printing the plan from the browser shows it as written.",
        Participant = "Participant",
        CaseNumber = "Case number",
        Program = "Program",
        Programs = "Programs",
        PlanStart = "Plan start",
        ProjectedEnd = "Projected end",
        NotDecided = "Not decided yet",
        CareerDirection = "Career direction",
        CareerPathway = "Career pathway",
        TargetOccupation = "Target occupation",
        WhyThisPlan = "Why this plan",
        NoJustification = "The reasons for this plan are not written down yet.",
        BasedOn = "This is based on",
        BasisAssessment = "Assessment results",
        BasisInterview = "An interview",
        BasisPreviousSkills = "Skills from previous work",
        Ticked = "{0}: yes",
        NotTicked = "{0}: no",
        SkillsGap = "Skills gap this plan closes",
        Barriers = "Barriers and needs",
        Barrier = "Barrier or need",
        BarrierAction = "Action",
        NoBarrierAction = "No action decided yet",
        NoBarriersFound = "The assessment found no barriers.",
        NoBarriersRecorded = "No barriers are recorded yet.",
        Goals = "Goals",
        NoGoals = "No goals are set yet.",
        Goal = "Goal {0}: {1}",
        GoalType = "Type",
        GoalTerm = "Term",
        GoalCategory = "Category",
        GoalDates = "Established to projected end",
        GoalClosed = "Closed",
        GoalLinked = "Leads to",
        LinkedGoal = "Goal {0}",
        Status = "Status",
        Outcome = "Outcome",
        Objectives = "Objectives for goal {0}",
        Objective = "Objective",
        NoObjectives = "No objectives are set for this goal yet.",
        ObjectiveStart = "Start",
        ObjectiveReview = "Review",
        ObjectiveOpen = "Open",
        Reason = "Why: {0}",
        Services = "Services for goal {0}",
        Service = "Service",
        ForObjective = "For",
        Provider = "Provider",
        Dates = "Dates",
        WeeklyHours = "Hours a week",
        TrainingComponents = "Training components",
        SupportServices = "Support services",
        NextSteps = "My next steps",
        NoNextSteps = "No next steps are agreed yet.",
        Progress = "How progress is measured",
        PerformanceIndicators = "Performance indicators this plan serves",
        Tracking = "How we follow progress",
        Comments = "Comments",
        Agreement = "Agreement",
        AgreementStatement = "We made this plan together. It shows my goals, the steps toward them and the services that help me. The plan can change as I go; when a goal changes, we agree again.",
        CopyReceived = "I received a copy of this plan.",
        Signature = "{0} signature:",
        SignatureTooltip = "Signature of {0}, {1}",
        SignerDate = "Date",
    };

    /// <summary>Plain Spanish as workforce offices in the United States use it; the short names IEP and ISS stay, as people there say them.</summary>
    public static PlanFormWords Spanish { get; } = new()
    {
        Language = "es-US",
        Values = PlanFormValueWords.InSpanish,
        Months = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
        Date = "{1}\u00a0{0}\u00a0{2}",
        DateRange = "{0} a {1}",
        DateFrom = "Desde {0}",
        DateUntil = "Hasta {0}",
        IepTitle = "Plan Individual de Empleo (IEP)",
        IepShort = "IEP",
        IssTitle = "Estrategia Individual de Servicios (ISS)",
        IssShort = "ISS",
        DocumentTitle = "{0}: {1}, versión {2}",
        Version = "Versión",
        Reference = "Referencia",
        Printed = "Impreso",
        Foot = "{0}, versión {1} · Referencia {2}",
        PrintedOn = "Impreso el {0}",
        PageNumber = "Página {0} de {1}",
        MissingCharacters = "Un cuadro vacío ocupa el lugar de una letra que este formulario no puede imprimir. Si imprime el plan desde el navegador, se ve como está escrito.",
        Participant = "Participante",
        CaseNumber = "Número de caso",
        Program = "Programa",
        Programs = "Programas",
        PlanStart = "Inicio del plan",
        ProjectedEnd = "Fin previsto",
        NotDecided = "Por decidir",
        CareerDirection = "Rumbo profesional",
        CareerPathway = "Trayectoria profesional",
        TargetOccupation = "Ocupación deseada",
        WhyThisPlan = "Por qué este plan",
        NoJustification = "Todavía no se han escrito las razones de este plan.",
        BasedOn = "Se basa en",
        BasisAssessment = "Resultados de la evaluación",
        BasisInterview = "Una entrevista",
        BasisPreviousSkills = "Destrezas de trabajos anteriores",
        Ticked = "{0}: sí",
        NotTicked = "{0}: no",
        SkillsGap = "Destrezas que faltan y que este plan desarrolla",
        Barriers = "Barreras y necesidades",
        Barrier = "Barrera o necesidad",
        BarrierAction = "Qué se hará",
        NoBarrierAction = "Todavía no se ha decidido qué hacer",
        NoBarriersFound = "La evaluación no encontró barreras.",
        NoBarriersRecorded = "Todavía no hay barreras anotadas.",
        Goals = "Metas",
        NoGoals = "Todavía no hay metas.",
        Goal = "Meta {0}: {1}",
        GoalType = "Tipo",
        GoalTerm = "Plazo",
        GoalCategory = "Categoría",
        GoalDates = "Desde su inicio hasta el fin previsto",
        GoalClosed = "Se cerró",
        GoalLinked = "Lleva a",
        LinkedGoal = "Meta {0}",
        Status = "Estado",
        Outcome = "Resultado",
        Objectives = "Objetivos de la meta {0}",
        Objective = "Objetivo",
        NoObjectives = "Todavía no hay objetivos para esta meta.",
        ObjectiveStart = "Inicio",
        ObjectiveReview = "Revisión",
        ObjectiveOpen = "Abierto",
        Reason = "Por qué: {0}",
        Services = "Servicios de la meta {0}",
        Service = "Servicio",
        ForObjective = "Para",
        Provider = "Proveedor",
        Dates = "Fechas",
        WeeklyHours = "Horas por semana",
        TrainingComponents = "Partes de la capacitación",
        SupportServices = "Servicios de apoyo",
        NextSteps = "Mis próximos pasos",
        NoNextSteps = "Todavía no se han acordado los próximos pasos.",
        Progress = "Cómo se mide el progreso",
        PerformanceIndicators = "Indicadores de desempeño a los que sirve este plan",
        Tracking = "Cómo seguimos el progreso",
        Comments = "Comentarios",
        Agreement = "Acuerdo",
        AgreementStatement = "Hicimos este plan juntos. Muestra mis metas, los pasos hacia ellas y los servicios que me ayudan. El plan puede cambiar sobre la marcha; cuando cambia una meta, nos ponemos de acuerdo otra vez.",
        CopyReceived = "Recibí una copia de este plan.",
        Signature = "{0} (firma):",
        SignatureTooltip = "Firma de {0}, {1}",
        SignerDate = "Fecha",
    };

    /// <param name="language">"en" or "es".</param>
    public static PlanFormWords In(string language) => language == ReaderLanguages.Spanish ? Spanish : English;

    /// <summary>What these words call a language, within a sentence.</summary>
    public string NameOf(string language) => language == ReaderLanguages.Spanish ? Values.Spanish : Values.English;

    /// <summary>A day as it is printed, such as <c>Apr 1, 2024</c>.</summary>
    public string Day(DateOnly day) => Fill(Date, Months[day.Month - 1], day.Day, day.Year);

    internal string Span(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => NotDecided,
        ({ } start, null) => Fill(DateFrom, Day(start)),
        (null, { } end) => Fill(DateUntil, Day(end)),
        ({ } start, { } end) => start == end ? Day(start) : Fill(DateRange, Day(start), Day(end)),
    };

    internal static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}
