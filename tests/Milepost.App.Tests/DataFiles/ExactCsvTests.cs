using System.Text;
using Milepost.App.DataFiles;

namespace Milepost.App.Tests.DataFiles;

public sealed class ExactCsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hello\"", "\"say \"\"hello\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "=1+1")]
    [InlineData("Zoë", "Zoë")]
    public void A_cell_is_exactly_the_value_with_quotes_where_they_are_needed(string text, string written) => Assert.Equal($"{written}\r\n", Write(csv => csv.Cell(text)));

    [Fact]
    public void An_empty_text_can_be_told_from_no_value() => Assert.Equal(",\"\",\r\n", Write(csv =>
    {
        csv.Empty();
        csv.Cell(""u8);
        csv.Cell((string?)null);
    }));

    [Fact]
    public void A_text_longer_than_the_buffer_is_whole()
    {
        var text = string.Concat(Enumerable.Repeat("a \"quoted\" word, ", 20_000));

        Assert.Equal($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n", Write(csv => csv.Cell(text)));
    }

    private static string Write(Action<ExactCsv> row)
    {
        using var bytes = new MemoryStream();
        using (var csv = new ExactCsv(bytes))
        {
            row(csv);
            csv.EndRow();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
