using System.ComponentModel.DataAnnotations;

namespace Milepost.App.Tests.Web.ModelBinding;

public sealed class DateOnlyModelBindingTests
{
    private readonly FormBinding binding = new();

    [Theory]
    [InlineData("4/28/2025")]
    [InlineData("04/28/2025")]
    [InlineData("2025-04-28")]
    [InlineData(" 4/28/2025 ")]
    [InlineData("4-28-2025")]
    public async Task A_day_is_read_as_people_write_it(string typed)
    {
        var (form, state) = await binding.SendAsync<SignForm>(("SignedOn", typed), ("StartsOn", "1/2/2024"));

        Assert.True(state.IsValid);
        Assert.Equal(new DateOnly(2025, 4, 28), form.SignedOn);
    }

    [Theory]
    [InlineData("2/30/2025")]
    [InlineData("2/29/2023")]
    [InlineData("13/40/2025")]
    [InlineData("0/1/2025")]
    [InlineData("12/31/1899")]
    [InlineData("1/1/2101")]
    [InlineData("4/28/25")]
    [InlineData("4/28-2025")]
    [InlineData("yesterday")]
    [InlineData("٤/٢٨/٢٠٢٥")]
    public async Task An_impossible_day_is_refused_and_what_was_typed_is_kept(string typed)
    {
        var (_, state) = await binding.SendAsync<SignForm>(("SignedOn", typed), ("StartsOn", "1/2/2024"));

        Assert.Equal(["Enter a real date for date signed, like 4/28/2025"], state["SignedOn"]!.Errors.Select(error => error.ErrorMessage));
        Assert.Equal(typed, state["SignedOn"]!.AttemptedValue);
    }

    [Theory]
    [InlineData("2/29/2024")]
    [InlineData("1/1/1900")]
    [InlineData("12/31/2100")]
    public async Task The_edges_are_real_days(string typed)
    {
        var (_, state) = await binding.SendAsync<SignForm>(("SignedOn", typed), ("StartsOn", "1/2/2024"));

        Assert.True(state.IsValid);
    }

    [Fact]
    public async Task An_empty_day_is_asked_for_in_other_words_than_an_impossible_one()
    {
        var (_, state) = await binding.SendAsync<SignForm>(("SignedOn", ""), ("StartsOn", ""));

        Assert.Equal("Enter the date signed", Assert.Single(state["SignedOn"]!.Errors).ErrorMessage);
        Assert.Equal("Enter the starts on", Assert.Single(state["StartsOn"]!.Errors).ErrorMessage);
    }

    [Fact]
    public async Task A_day_that_nobody_requires_may_stay_empty()
    {
        var (form, state) = await binding.SendAsync<SignForm>(("SignedOn", "4/28/2025"), ("StartsOn", "1/2/2024"), ("ReviewOn", " "));

        Assert.True(state.IsValid);
        Assert.Null(form.ReviewOn);
    }

    private sealed class SignForm
    {
        [Required, Display(Name = "Date signed")]
        public DateOnly? SignedOn { get; set; }

        public DateOnly StartsOn { get; set; }

        public DateOnly? ReviewOn { get; set; }
    }
}
