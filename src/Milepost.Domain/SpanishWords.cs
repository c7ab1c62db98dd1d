using Milepost.Domain.Agreements;

namespace Milepost.Domain;

/// <summary>How the codes of the record are said in plain Spanish; the English ones are <see cref="Words"/>.</summary>
public static class SpanishWords
{
    public static string Of(Program program) => program switch
    {
        Program.Adult => "Adultos",
        Program.DislocatedWorker => "Trabajadores desplazados",
        Program.Youth => "Jóvenes",
        Program.Jted => "JTED",
        Program.TradeAdjustment => "Asistencia por ajuste comercial",
        _ => program.ToString(),
    };

    public static string LongName(PlanKind kind) => kind switch
    {
        PlanKind.Iep => "Plan Individual de Empleo (IEP)",
        _ => "Estrategia Individual de Servicios (ISS)",
    };

    public static string Of(GoalType type) => type switch
    {
        GoalType.Employment => "Empleo",
        GoalType.Education => "Educación",
        _ => "Capacitación",
    };

    public static string Of(GoalTerm term) => term switch
    {
        GoalTerm.Short => "Corto plazo",
        GoalTerm.Intermediate => "Mediano plazo",
        _ => "Largo plazo",
    };

    public static string Of(GoalStatus status) => status switch
    {
        GoalStatus.NotStarted => "Sin comenzar",
        GoalStatus.Started => "Comenzada",
        GoalStatus.OnTrack => "En buen camino",
        GoalStatus.OffTrack => "Fuera de lo planeado",
        _ => "Cumplida",
    };

    /// <summary>Of an objective or a service, both masculine in Spanish.</summary>
    public static string Of(Completion outcome) => outcome == Completion.Successful ? "Logrado" : "No logrado";

    public static string Of(AgreementMethod method) => method switch
    {
        AgreementMethod.Electronic => "Firmado electrónicamente",
        AgreementMethod.Paper => "Firmado en papel",
        _ => "No se pudo obtener la firma",
    };

    public static string Of(ServiceKind kind) => kind switch
    {
        ServiceKind.SelfService => "Autoservicio",
        ServiceKind.Basic => "Servicio básico de carrera",
        ServiceKind.Individualized => "Servicio individual de carrera",
        ServiceKind.Training => "Capacitación",
        ServiceKind.Support => "Servicio de apoyo",
        ServiceKind.WorkExperience => "Experiencia laboral",
        ServiceKind.Apprenticeship => "Programa de aprendices",
        ServiceKind.YouthElement => "Elemento para jóvenes",
        ServiceKind.FollowUp => "Seguimiento",
        _ => "Elaboración del plan",
    };

    public static string Of(AssessmentType type) => type switch
    {
        AssessmentType.ObjectiveAssessmentSummary => "Resumen de la evaluación objetiva",
        AssessmentType.CareerExploration => "Exploración de carreras",
        AssessmentType.BasicSkills => "Examen de destrezas básicas",
        AssessmentType.SkillsInventoryWorksheet => "Hoja de inventario de destrezas",
        AssessmentType.Interests => "Intereses",
        _ => "Otra evaluación",
    };

    public static string Of(JustificationBasis basis) => basis switch
    {
        JustificationBasis.Assessment => "Evaluación",
        JustificationBasis.Interview => "Entrevista",
        _ => "Destrezas de trabajos anteriores",
    };

    public static string Of(Identification by) => by switch
    {
        Identification.Password => "Inició sesión con contraseña",
        Identification.PasswordAndSecondStep => "Inició sesión con contraseña y segundo paso",
        Identification.LinkAndBirthDate => "Enlace de un solo uso y fecha de nacimiento",
        _ => "En persona, en el dispositivo de la oficina",
    };
}
