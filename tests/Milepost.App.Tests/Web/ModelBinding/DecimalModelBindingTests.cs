using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Milepost.App.Tests.Web.ModelBinding;

public sealed class DecimalModelBindingTests
{
    private readonly FormBinding binding = new();

    [Theory]
    [InlineData("15", "15")]
    [InlineData("$15", "15")]
    [InlineData("$ 1,234.50", "1234.50")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1234567.89", "1234567.89")]
    [InlineData(".50", "0.50")]
    [InlineData("999,999,999.99", "999999999.99")]
    public async Task An_amount_is_read_as_people_write_it(string typed, string expected)
    {
        var (form, state) = await binding.SendAsync<CostForm>(("Cost", typed));

        Assert.True(state.IsValid);
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), form.Cost);
    }

    [Theory]
    [InlineData("fifteen", "Enter a number for weekly cost, like 1,234.50")]
    [InlineData("1,50", "Enter a number for weekly cost, like 1,234.50")]
    [InlineData("15.", "Enter a number for weekly cost, like 1,234.50")]
    [InlineData("$", "Enter a number for weekly cost, like 1,234.50")]
    [InlineData("1e5", "Enter a number for weekly cost, like 1,234.50")]
    [InlineData("-15", "Enter zero or more for weekly cost")]
    [InlineData("-$15", "Enter zero or more for weekly cost")]
    [InlineData("15.001", "Enter weekly cost with no more than two digits after the point, like 1,234.50")]
    [InlineData("1000000000", "Enter a smaller number for weekly cost: it can be at most 999,999,999.99")]
    [InlineData("99999999999999999999999999999999999999", "Enter a smaller number for weekly cost: it can be at most 999,999,999.99")]
    public async Task What_is_no_amount_is_refused_and_kept(string typed, string expected)
    {
        var (form, state) = await binding.SendAsync<CostForm>(("Cost", typed));

        Assert.Equal(expected, Assert.Single(state["Cost"]!.Errors).ErrorMessage);
        Assert.Equal(typed, state["Cost"]!.AttemptedValue);
        Assert.Null(form.Cost);
    }

    [Fact]
    public async Task No_amount_is_none_not_zero()
    {
        var (form, state) = await binding.SendAsync<CostForm>(("Cost", ""));

        Assert.True(state.IsValid);
        Assert.Null(form.Cost);
    }

    private sealed class CostForm
    {
        [Display(Name = "Weekly cost")]
        public decimal? Cost { get; set; }
    }
}
