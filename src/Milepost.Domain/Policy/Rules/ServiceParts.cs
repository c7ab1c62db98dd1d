using Milepost.Domain.Policy.Evaluation;

namespace Milepost.Domain.Policy.Rules;

/// <summary>Something a service's record holds.</summary>
public abstract record ServicePart : Part
{
    public override SubjectKind Of => SubjectKind.Service;
}

public enum ServiceField { Placement, Cost, SocCode, RapidsId, EndsOn, Provider, Program, PlannedEndOn }

/// <summary>A field of the service is filled in.</summary>
public sealed record ServiceFieldPart(ServiceField Field) : ServicePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) => Field switch
    {
        ServiceField.Placement => subject.Service!.Placement is not null,
        ServiceField.Cost => subject.Service!.HasCost,
        ServiceField.SocCode => subject.Service!.HasSocCode,
        ServiceField.RapidsId => subject.Service!.HasRapidsId,
        ServiceField.EndsOn => subject.Service!.EndsOn is not null,
        ServiceField.Provider => subject.Service!.HasProvider,
        ServiceField.Program => subject.Service!.Program is not null,
        _ => subject.Service!.PlannedEndOn is not null,
    };
}

/// <summary>The participant was told of this before choosing.</summary>
public sealed record InformedChoicePart(InformedChoice Choice) : ServicePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) => subject.Service!.InformedChoice.Contains(Choice);
}

/// <summary>A case note names the service.</summary>
public sealed record ServiceNotePart(CaseNoteFacts Notes) : ServicePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) => Notes.Holds(record, subject);
}

/// <summary>Whether WIOA pays for it is answered, and so. Unanswered it cannot be told.</summary>
public sealed record WioaFundedPart(bool Expected) : ServicePart
{
    public override bool? IsHeld(RecordOnDay record, Subject subject) => subject.Service!.WioaFunded is { } funded ? funded == Expected : null;
}
