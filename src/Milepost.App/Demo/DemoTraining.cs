using System.Globalization;
using Milepost.App.DataFiles;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Training;

namespace Milepost.App.Demo;

/// <summary>The made-up training providers of the demo, with their programs and credentials.</summary>
public sealed record DemoTraining(IReadOnlyList<DemoTrainingProvider> Providers)
{
    private static readonly string[] Deliveries = [.. Enum.GetValues<TrainingDelivery>().Select(CodeWords.Of)];

    public static string DefaultFile => Path.Combine(AppContext.BaseDirectory, "demo", "training.yaml");

    /// <param name="days">By so many days every date moves.</param>
    /// <exception cref="BrokenFilesException">The file is wrong somewhere; nothing of it may be used.</exception>
    public static DemoTraining Load(string path, ReferenceLists lists, int days)
    {
        var problems = new FileProblems();
        DemoTraining? training = null;
        if (YamlTree.ReadMap(path, "demo/training.yaml", problems) is { } map)
        {
            var fields = new YamlFields(map, "", problems);
            training = new(fields.List("providers", provider => new DemoTrainingProvider(
                Guid.Parse(provider.Text("id")), provider.Text("place"),
                new(provider.Text("name"), provider.OptionalText("address"), provider.OptionalText("contact"), provider.OptionalText("phone"), provider.OptionalText("email"),
                    provider.OptionalText("state_id"), provider.OptionalDay("listed_from") is not null, provider.OptionalDay("listed_from")?.AddDays(days), null),
                provider.List("programs", program => new DemoTrainingProgram(
                    Guid.Parse(program.Text("id")),
                    new(program.Text("name"), program.OptionalText("cip"), [.. program.Texts("occupations").Select(code => lists.FindOccupation(code)?.Label ?? code)],
                        program.OptionalWhole("weeks", 1, TrainingProgram.MostWeeks), program.OptionalWhole("hours", 1, (int)TrainingProgram.MostHours), program.Part("cost", CostOf)!,
                        program.OptionalOneOf("delivery", Deliveries) is { } delivery ? CodeWords.Read<TrainingDelivery>(delivery) : null, program.YesNo("in_demand"), program.OptionalText("state_id")),
                    program.OptionalDay("requested")?.AddDays(days), program.OptionalDay("approved")?.AddDays(days),
                    program.List("credentials", credential => new DemoTrainingCredential(
                        credential.Text("name"), credential.OneOf("type", [.. lists.CredentialTypes.Select(t => t.Name)]), credential.YesNo("industry_recognized"), credential.OptionalDay("approved")?.AddDays(days))))))));
            fields.Finish();
        }
        return training is null || problems.Any
            ? throw new BrokenFilesException("The demo training cannot be used. Mend these and start again:", problems.InOrder())
            : training;
    }

    private static TrainingCost CostOf(YamlFields cost)
    {
        return new(Amount("tuition"), Amount("fees"), Amount("books"), Amount("supplies"), Amount("other"));

        decimal Amount(string part)
        {
            if (cost.OptionalText(part) is not { } text) return 0;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return amount;
            cost.Wrong(part, $"\"{text}\" is no amount of dollars. Write it like \"1250.00\".");
            return 0;
        }
    }
}

public sealed record DemoTrainingProvider(Guid Id, string Place, TrainingProviderDetails Details, IReadOnlyList<DemoTrainingProgram> Programs)
{
    public const string Approver = "Lee Localarea-Demo";

    /// <summary>The provider and its programs as the store keeps them.</summary>
    public (TrainingProvider Provider, IReadOnlyList<TrainingProgram> Programs) At(Guid place, DateOnly today)
    {
        var provider = TrainingProvider.Add(place, Details, Id).Value;
        return (provider, [.. Programs.Select(program => program.Of(provider, today))]);
    }
}

public sealed record DemoTrainingProgram(Guid Id, TrainingProgramDetails Details, DateOnly? RequestedOn, DateOnly? ApprovedOn, IReadOnlyList<DemoTrainingCredential> Credentials)
{
    public TrainingProgram Of(TrainingProvider provider, DateOnly today)
    {
        var program = TrainingProgram.Add(provider, Details, Id).Value;
        if (RequestedOn is { } requested) _ = program.Take(ApprovalStep.Requested, requested, DemoTrainingProvider.Approver, null, today).Value;
        if (ApprovedOn is { } approved) _ = program.Take(ApprovalStep.Approved, approved, DemoTrainingProvider.Approver, null, today).Value;
        foreach (var credential in Credentials)
        {
            var entered = program.EnterCredential(credential.Name, credential.Type, credential.IndustryRecognized).Value;
            if (credential.ApprovedOn is { } since) _ = program.ApproveCredential(entered.Number, since, DemoTrainingProvider.Approver, today).Value;
        }
        return program;
    }
}

public sealed record DemoTrainingCredential(string Name, string Type, bool IndustryRecognized, DateOnly? ApprovedOn);
