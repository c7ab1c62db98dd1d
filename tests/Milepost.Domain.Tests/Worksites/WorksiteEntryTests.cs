using Milepost.Domain.Worksites;

namespace Milepost.Domain.Tests.Worksites;

public sealed class WorksiteEntryTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static EmployerDetails Library => new(" Mock Library ", "12-3456789", " ", "Cam Contact", null, null, new(2026, 1, 1), new(2026, 12, 31), null);

    [Fact]
    public void An_employer_is_listed_with_its_agreement()
    {
        var employer = Employer.Add(Guid.NewGuid(), Library).Value;

        Assert.Equal(("Mock Library", (string?)null), (employer.Details.Name, employer.Details.Industry));
        Assert.True(employer.HasAgreement(new(2026, 12, 31)));
        Assert.False(employer.HasAgreement(new(2027, 1, 1)));
        Assert.Null(Employer.Add(Guid.NewGuid(), Library with { AgreementFrom = null, AgreementUntil = null }).Value.HasAgreement(Day));
    }

    [Theory]
    [InlineData("123456789")]
    [InlineData("12-345678")]
    [InlineData("12-34567890")]
    public void A_FEIN_has_its_shape(string fein) => Assert.Equal("worksites.fein", Employer.Add(Guid.NewGuid(), Library with { Fein = fein }).Problem!.Code);

    [Fact]
    public void An_entry_ends_once_with_a_reason_and_may_be_taken_up_again()
    {
        var employer = Employer.Add(Guid.NewGuid(), Library).Value;

        Assert.Equal("worksites.reason-missing", employer.End(Day, " ").Problem!.Code);
        Assert.True(employer.End(Day, "Moved away").IsDone);
        Assert.Equal((true, false), (employer.IsOpen(Day), employer.IsOpen(Day.AddDays(1))));
        Assert.Equal("worksites.ended-already", employer.End(Day, "Again").Problem!.Code);
        Assert.True(employer.Resume("Came back").IsDone);
        Assert.Equal("worksites.not-ended", employer.Resume("Again").Problem!.Code);
    }

    [Theory]
    [InlineData(0, 1, null, "worksites.wage")]
    [InlineData(16.205, 1, null, "worksites.wage")]
    [InlineData(16.2, 0, null, "worksites.openings")]
    [InlineData(16.2, 1, 13, "worksites.minimum-age")]
    public void A_job_has_a_wage_in_cents_openings_and_a_lawful_age(decimal wage, int openings, int? age, string problem)
    {
        var site = Worksite.Add(Employer.Add(Guid.NewGuid(), Library).Value, new("Main branch", null, null, null, null, "Illinois", null, null, null, null)).Value;

        Assert.Equal(problem, Job.Add(site, new("Aide", null, wage, 20, null, openings, false, age)).Problem!.Code);
    }
}
