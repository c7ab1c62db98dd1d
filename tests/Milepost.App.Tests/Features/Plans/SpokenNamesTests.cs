using Milepost.App.Features.Plans;
using Milepost.App.Features.Plans.Goals;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.Plans;

public sealed class SpokenNamesTests
{
    private static readonly Packs Packs = PackFiles.Load(PackFiles.DefaultFolder);
    private static readonly ReferenceLists Lists = ReferenceFiles.Load(ReferenceFiles.DefaultFolder, Packs);
    private static readonly SpokenNames Names = new(Lists);

    [Fact]
    public void Every_name_of_a_list_that_customers_see_has_a_Spanish_one()
    {
        Assert.Empty(Left(Lists.Objectives.Select(each => each.Name), Names.Objective));
        Assert.Empty(Left(Lists.Services.Select(each => each.Name), Names.Service));
        Assert.Empty(Left(Lists.Barriers.Select(each => each.Name), Names.Barrier));
        Assert.Empty(Left(Lists.EveryGoalCategory.Select(each => each.Name), Names.GoalCategory));
        Assert.Empty(Left(Lists.SupportTypes.Select(each => each.Name), Names.SupportType));
        Assert.Empty(Left(Lists.Indicators.Select(each => each.Name), Names.Indicator));
        Assert.Empty(Left(Lists.CredentialTypes.Select(each => each.Name), Names.CredentialType));
        Assert.Empty(Left(Lists.SkillGainTypes.Select(each => each.Name), Names.SkillGainType));
        Assert.Empty(Left(CloseGoalPage.Outcomes.Select(each => each.Value!), Names.GoalOutcome));
        Assert.DoesNotContain(Lists.YouthElements, element => Names.YouthElement(element.Number, "es") == element.Name);
    }

    [Fact]
    public void Every_label_of_a_pack_and_every_code_has_a_Spanish_one()
    {
        foreach (var pack in Packs.All.Select(pack => pack.Settings))
        {
            Assert.NotNull(pack.Spanish);
            foreach (var type in Enum.GetValues<GoalType>()) Assert.NotEqual(Names.GoalType(pack, type, "en"), Names.GoalType(pack, type, "es"));
            foreach (var term in Enum.GetValues<GoalTerm>()) Assert.NotEqual(Names.GoalTerm(pack, term, "en"), Names.GoalTerm(pack, term, "es"));
            foreach (var status in Enum.GetValues<GoalStatus>()) Assert.NotEqual(Names.GoalStatus(pack, status, "en"), Names.GoalStatus(pack, status, "es"));
            foreach (var method in Enum.GetValues<AgreementMethod>()) Assert.NotEqual(Names.AgreementMethod(pack, method, "en"), Names.AgreementMethod(pack, method, "es"));
            Assert.NotEqual(Names.AgreementStatement(pack, "en"), Names.AgreementStatement(pack, "es"));
            Assert.NotEqual(Names.OffTrackMessage(pack, "en"), Names.OffTrackMessage(pack, "es"));
        }
        foreach (var kind in Enum.GetValues<ServiceKind>()) Assert.NotEqual(Names.ServiceKind(kind, "en"), Names.ServiceKind(kind, "es"));
        foreach (var type in Enum.GetValues<AssessmentType>()) Assert.NotEqual(Names.AssessmentType(type, "en"), Names.AssessmentType(type, "es"));
        foreach (var basis in Enum.GetValues<JustificationBasis>()) Assert.NotEqual(Names.Basis(basis, "en"), Names.Basis(basis, "es"));
        foreach (var outcome in Enum.GetValues<Completion>()) Assert.NotEqual(Names.Completion(outcome, "en"), Names.Completion(outcome, "es"));
        // JTED is the name of an Act's program and stays.
        foreach (var program in Enum.GetValues<Program>().Except([Program.Jted])) Assert.NotEqual(Names.Program(program, "en"), Names.Program(program, "es"));
    }

    [Fact]
    public void A_name_is_said_in_the_readers_language_whatever_its_case_and_a_name_in_no_list_stays_as_typed()
    {
        Assert.Equal("Asistir a tutorías", Names.Objective("Attend Tutoring", "es"));
        Assert.Equal("Attend Tutoring", Names.Objective("Attend Tutoring", "en"));
        Assert.Equal("Attend 3 tutoring hours a week until June", Names.Objective("Attend 3 tutoring hours a week until June", "es"));
        Assert.Equal("Exploración de carreras", Names.Service(" career EXPLORATION ", "es"));
        Assert.Equal("Pase de autobús", Names.Service("Bus pass", "es"));
        Assert.Equal("Tasa de empleo, 2.º trimestre después de la salida", Names.Indicator("ER2", "es"));
        Assert.Equal("Employment rate, 2nd quarter after exit", Names.Indicator("ER2", "en"));
        Assert.Equal("Lograda", Names.GoalOutcome("successful", "es"));
        Assert.Equal("Attend Tutoring", Names.Objective("Attend Tutoring", "fr"));
        Assert.Null(Names.YouthElement(15, "es"));
    }

    [Fact]
    public void The_words_of_a_pack_are_its_own_in_Spanish_too()
    {
        var newJersey = Names.PackWords(Packs["new-jersey"].Settings, "es");

        Assert.Equal(("Consejero(a) de carreras", "Objetivos intermedios", "Plan Individual de Empleo"), (newJersey.Planner, newJersey.Objectives, newJersey.Iep));
        Assert.Equal(("Pasos/Servicios", "cliente"), (Names.PackWords(Packs["illinois-worknet-jted"].Settings, "es").Services, Names.PackWords(Packs["chicago-cook"].Settings, "es").Participant));
        Assert.Equal("Steps/Services", Names.PackWords(Packs["illinois-worknet-jted"].Settings, "en").Services);
        Assert.Equal("Plan Individual de Empleo", Names.PackWords(Packs["new-jersey"].Settings with { Spanish = null }, "es").PlanName(PlanKind.Iep));
    }

    private static IEnumerable<string> Left(IEnumerable<string> names, Func<string, string, string> spoken) => names.Where(name => spoken(name, "es") == name);
}
