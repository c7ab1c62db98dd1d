using System.Collections.Immutable;
using Milepost.Domain.Policy.Rules;

namespace Milepost.Domain.Policy.Evaluation;

/// <summary>What policy demands, from when, by which words, and how it is checked.</summary>
public sealed record Requirement
{
    public required string Id { get; init; }

    /// <summary>The pack whose folder it stands in.</summary>
    public required string Pack { get; init; }

    public required string Title { get; init; }
    public required string RuleName { get; init; }
    public required Rule Rule { get; init; }
    public required AppliesTo AppliesTo { get; init; }
    public required InForce InForce { get; init; }
    public required string WhatToDo { get; init; }
    public required Citation Citation { get; init; }
    public ImmutableArray<Citation> AlsoCites { get; init; } = [];

    /// <summary>How an unclear or silent source was read.</summary>
    public string? Reading { get; init; }

    public ImmutableArray<Waiver> Waives { get; init; } = [];

    /// <summary>The action that settles a finding; null where opening what it is about is all there is to do.</summary>
    public Settlement? SettledBy { get; init; }

    /// <summary>Null where a change that breaks it goes through and is only found afterwards.</summary>
    public Gate? Gate { get; init; }
}

/// <summary>The days a requirement is judged on: those of the as-of day, not of the facts.</summary>
public sealed record InForce(DateOnly From, DateOnly? Until = null, string? Note = null)
{
    public bool On(DateOnly day) => day >= From && !(day > Until);
}

/// <summary>A requirement of a parent pack that this one replaces, and the words that allow it.</summary>
public sealed record Waiver(string Requirement, Citation Citation);

/// <summary>Whom or what a requirement judges.</summary>
public sealed record AppliesTo(ImmutableArray<SubjectKind> Kinds)
{
    public PlanPick? Plans { get; init; }
    public GoalPick? Goals { get; init; }
    public ObjectivePick? Objectives { get; init; }
    public AgreementPick? Agreements { get; init; }
    public AssessmentPick? Assessments { get; init; }
    public ServicePicks? Services { get; init; }
    public ImmutableArray<Condition> When { get; init; } = [];

    public bool Includes(RecordOnDay record, Subject subject) =>
        (Plans is null || subject.Plan is null || Plans.Fits(record, subject.Plan))
        && (Goals is null || subject.Goal is null || Goals.Fits(subject.Goal))
        && (Objectives is null || subject.Objective is null || Objectives.Fits(record, subject, subject.Objective))
        && (Agreements is null || subject.Agreement is null || Agreements.Fits(subject.Agreement))
        && (Assessments is null || subject.Assessment is null || Assessments.Fits(subject.Assessment))
        && (Services is null || subject.Service is null || Services.Fits(record, subject, subject.Service))
        && When.AllHold(record, subject);
}
