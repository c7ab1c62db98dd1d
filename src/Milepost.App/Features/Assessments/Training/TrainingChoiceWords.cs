using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Assessments.Training;

/// <summary>A training choice in plain words, for its case note.</summary>
public static class TrainingChoiceWords
{
    public static string Tell(TrainingChoiceDetails details)
    {
        var lines = new List<string>
        {
            $"{details.Training}{(details.Provider is null ? "" : $" at {details.Provider}")}{(details.Occupation is null ? "" : $", for {details.Occupation}")}: {(details.Suitable == true ? "suitable" : "not suitable")}.",
        };
        lines.AddRange(details.Talks.Select(t => $"We talked about {Lower(Words.Of(t.About))} on {t.On.Words()}{(t.Discussed is null ? "" : $": {t.Discussed}")}{(t.Source is null ? "" : $" (source: {t.Source})")}"));
        lines.AddRange(details.Tests.Where(t => t.Holds is not null).Select(t => $"{Words.Of(t.Test)}: {(t.Holds == true ? "yes" : "no")}{(t.Why is null ? "" : $", {t.Why}")}"));
        return string.Join('\n', lines);
    }

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
