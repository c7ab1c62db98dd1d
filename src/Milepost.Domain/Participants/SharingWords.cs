using Milepost.Domain.Outcomes;

namespace Milepost.Domain.Participants;

/// <summary>How sharing, referrals and partners' programs are said in plain words; in Spanish where customers read it.</summary>
public static class SharingWords
{
    public static string Of(SharedItem item) => item switch
    {
        SharedItem.Contact => "Contact details",
        SharedItem.Plan => "Goals and steps of the plan",
        SharedItem.Services => "Services",
        SharedItem.Assessments => "Assessments",
        _ => "Documents by name",
    };

    /// <summary>What exactly a partner sees under each word.</summary>
    public static string Holds(SharedItem item) => item switch
    {
        SharedItem.Contact => "Phone, e-mail, address and language",
        SharedItem.Plan => "Target occupation, goals and steps with their days; not the barriers",
        SharedItem.Services => "Name, provider and days of each service; not what it cost",
        SharedItem.Assessments => "Kind, day, results and scores",
        _ => "Only the ones that are ticked",
    };

    public static string InSpanish(SharedItem item) => item switch
    {
        SharedItem.Contact => "Datos de contacto",
        SharedItem.Plan => "Metas y pasos del plan",
        SharedItem.Services => "Servicios",
        SharedItem.Assessments => "Evaluaciones",
        _ => "Documentos por nombre",
    };

    public static string HoldsInSpanish(SharedItem item) => item switch
    {
        SharedItem.Contact => "Teléfono, correo, dirección e idioma",
        SharedItem.Plan => "Ocupación deseada, metas y pasos con sus fechas; no las barreras",
        SharedItem.Services => "Nombre, proveedor y fechas de cada servicio; no lo que costó",
        SharedItem.Assessments => "Tipo, fecha, resultados y puntuaciones",
        _ => "Solo los que se marquen",
    };

    public static string Of(IEnumerable<SharedItem> items) => string.Join(", ", items.Order().Select(Of));

    public static string Of(ConsentWay way) => way switch
    {
        ConsentWay.Paper => "Signed on paper",
        ConsentWay.Electronic => "On the customer's own pages",
        _ => "Spoken, before a witness",
    };

    public static string InSpanish(ConsentWay way) => way switch
    {
        ConsentWay.Paper => "Firmado en papel",
        ConsentWay.Electronic => "En sus propias páginas",
        _ => "De palabra, ante un testigo",
    };

    public static string Of(ConcurrentStatus status) => status switch
    {
        ConcurrentStatus.Applied => "Applied",
        ConcurrentStatus.Active => "Active",
        ConcurrentStatus.Ended => "Ended",
        _ => "Denied",
    };

    public static string Of(ConcurrentSource source) => source switch
    {
        ConcurrentSource.ToldByCustomer => "Told by the customer",
        ConcurrentSource.DataMatch => "Data match",
        _ => "Result of a referral",
    };

    public static string Of(ReferralStanding standing) => standing switch
    {
        ReferralStanding.Given => "Given to the customer",
        ReferralStanding.Drafted => "Draft",
        ReferralStanding.Sent => "Sent, no answer yet",
        ReferralStanding.Accepted => "Accepted",
        ReferralStanding.Declined => "Declined",
        ReferralStanding.Done => "Done, result to review",
        ReferralStanding.Reviewed => "Result reviewed",
        ReferralStanding.Withdrawn => "Withdrawn",
        ReferralStanding.Expired => "Expired without an answer",
        _ => "Answered",
    };

    public static string InSpanish(ReferralStanding standing) => standing switch
    {
        ReferralStanding.Given => "Se la dimos a usted",
        ReferralStanding.Drafted => "En preparación",
        ReferralStanding.Sent => "Enviada, sin respuesta todavía",
        ReferralStanding.Accepted => "Aceptada",
        ReferralStanding.Declined => "Rechazada",
        ReferralStanding.Done or ReferralStanding.Reviewed => "Terminada",
        ReferralStanding.Withdrawn => "Retirada",
        ReferralStanding.Expired => "Venció sin respuesta",
        _ => "Contestada",
    };

    public static string Of(ReferralState state) => state switch
    {
        ReferralState.Given => "Given to the customer",
        ReferralState.Drafted => "Drafted",
        ReferralState.Sent => "Sent",
        ReferralState.Accepted => "Accepted",
        ReferralState.Declined => "Declined",
        ReferralState.Done => "Done",
        ReferralState.Reviewed => "Result reviewed",
        _ => "Withdrawn",
    };
}
