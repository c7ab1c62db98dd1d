namespace Milepost.App.Tests.Policy;

/// <summary>No office works by half a rule book: with a broken pack nothing starts, and whoever mends it is told where and how.</summary>
public sealed class StartUpTests : IDisposable
{
    private const string Eligibility = "illinois-dceo/eligibility-within-30-days.yaml";

    private readonly PolicyFolder _policy = new();

    public void Dispose() => _policy.Dispose();

    [Fact]
    public void The_copy_is_sound_before_it_is_broken() => Assert.NotEmpty(_policy.Load().Files);

    [Theory]
    [InlineData(Eligibility, "title: Elig", "title Elig", 3, "after a key stands a colon and a space")]
    [InlineData(Eligibility, "rule: done-within", "rule: done-soon", 4, "\"rule\" is \"done-soon\". It should be one of: done-within,")]
    [InlineData(Eligibility, "from: applied", "from: arrived", 9, "\"arrived\" is not a fact we know. It should be one of: applied,")]
    [InlineData(Eligibility, "within: 30 days", "within: 30 dayz", 9, "It should be a time like 10 days,")]
    [InlineData(Eligibility, "within: 30 days", "within: 0 days", 9, "It should be a time like 10 days,")]
    [InlineData(Eligibility, "  quote: The eligibility determination date must be within thirty (30) days of the application date.\n", "", 14, "Quote the words this rests on: add \"quote\".")]
    [InlineData(Eligibility, "settled_by: eligibility", "settled_by: phone", 12, "\"settled_by\" is \"phone\". It should be one of: contact,")]
    [InlineData(Eligibility, "requirement: il.eligibility", "requirement: ill.eligibility", 2, "begin differently. All requirements of a pack have one prefix.")]
    [InlineData(Eligibility, "today: 2024-02-02", "today: 2024-02-30", 41, "should be a day like 2024-01-31")]
    [InlineData("chicago-cook/one-open-plan.yaml", "action: refuse", "action: block", 10, "\"gate.action\" is \"block\". It should be one of: refuse, warn.")]
    [InlineData("chicago-cook/one-open-plan.yaml", "field: openedOn", "field: opened", 10, "\"gate.field\" is \"opened\". It should be one of the fields that the case file has there:")]
    [InlineData("chicago-cook/one-open-plan.yaml", "at_most: 1", "at_most: 100", 7, "\"terms.at_most\" should be a whole number from 1 to 99, not \"100\".")]
    [InlineData("chicago-cook/new-signature-when-goal-changes.yaml", "requirement: il.agreement", "requirement: il.agreemnt", 24, "which is not a requirement of a pack that chicago-cook extends.")]
    [InlineData("illinois-dceo/pack.yaml", "extends: us-wioa", "extends: us-woia", 6, "is not a pack here. Known packs: chicago-cook,")]
    [InlineData("illinois-dceo/pack.yaml", "extends: us-wioa", "extends: chicago-cook", 6, "goes round in a circle: chicago-cook > illinois-dceo > chicago-cook.")]
    [InlineData("illinois-dceo/pack.yaml", "  plan_episode:", "  plan_epsode:", 46, "\"settings.plan_epsode\" is not a key we know.")]
    public void What_is_broken_is_told_with_file_and_line_and_what_would_be_right(string file, string was, string becomes, int line, string told)
    {
        _policy.Replace(file, was, becomes);

        Assert.Contains(_policy.Problems(), problem => problem.File == $"policy/{file}" && problem.Line == line && problem.Message.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_requirement_cannot_stand_in_two_packs()
    {
        _policy.Write("new-jersey/youth-follow-up-12-months.yaml", File.ReadAllText(_policy.Of("us-wioa/youth-follow-up-12-months.yaml")));

        Assert.Contains(_policy.Problems(), problem => problem is { File: "policy/us-wioa/youth-follow-up-12-months.yaml", Line: 2 }
            && problem.Message.Contains("\"us.youth-follow-up-12-months\" stands already in policy/new-jersey/youth-follow-up-12-months.yaml.", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_packs_cannot_share_a_prefix()
    {
        foreach (var file in Directory.GetFiles(_policy.Of("new-jersey")).Select(Path.GetFileName).Where(name => name != "pack.yaml")) _policy.Replace($"new-jersey/{file}", "requirement: nj.", "requirement: il.");

        Assert.Contains(_policy.Problems(), problem => problem.Message == "The requirements of illinois-dceo begin with \"il.\" already. Give those of new-jersey a prefix of their own.");
    }

    [Fact]
    public void A_file_with_another_ending_is_not_overlooked()
    {
        File.Move(_policy.Of(Eligibility), Path.ChangeExtension(_policy.Of(Eligibility), ".yml"));

        Assert.Equal("policy/illinois-dceo/eligibility-within-30-days.yml:1: This file is not read: its name should end in .yaml.", Assert.Single(_policy.Problems()).ToString());
    }

    [Theory]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("migrate")]
    [InlineData("policy", "test")]
    [InlineData("policy", "explain", "il.contact-every-30-days")]
    [InlineData("check", "everything.json", "--as-of", "2025-06-30")]
    public async Task The_program_ends_with_the_place_and_the_mend_and_without_a_stack(params string[] arguments)
    {
        _policy.Replace(Eligibility, "within: 30 days", "within: soon");
        string[] given = [.. arguments.Select(argument => argument == "everything.json" ? Path.Combine(AppContext.BaseDirectory, "Features", "CaseFiles", "files", argument) : argument)];
        if (arguments[0] is "serve" or "migrate") given = [.. given, "--data", Path.Combine(_policy.Path, "..", $"milepost-none-{Guid.NewGuid():N}")];
        if (arguments[0] == "check") given = [.. given, "--pack", "chicago-cook"];

        var (exit, output, errors) = await MilepostProcess.RunWithPolicyAsync(_policy.Path, given);

        Assert.Equal(2, exit);
        Assert.Equal("", output);
        Assert.Equal(
        [
            "The requirements cannot be used. Mend these and start again:",
            "policy/illinois-dceo/eligibility-within-30-days.yaml:9: \"terms.within\" is \"soon\". It should be a time like 10 days, 6 months, 1 quarter or 1 year.",
        ], errors.TrimEnd().Split('\n').Select(line => line.TrimEnd()));
    }
}
