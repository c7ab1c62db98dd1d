using System.Text;
using CsvHelper;
using Milepost.App.DataFiles;

namespace Milepost.App.Tests.DataFiles;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("a=b", "a=b")]
    [InlineData("O'Brien, Ada", "O'Brien, Ada")]
    [InlineData("two\r\nlines", "two\r\nlines")]
    [InlineData("Ñandú 名", "Ñandú 名")]
    [InlineData("", "")]
    public void A_cell_that_a_spreadsheet_would_run_is_text(string typed, string read)
    {
        var bytes = CsvFile.Write(["Name", "After"], [[typed, "end"]]);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var csv = CsvReader.FromText(Encoding.UTF8.GetString(bytes[3..]), new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw });
        Assert.True(csv.Read());
        Assert.Equal([read, "end"], [csv.GetString("Name"), csv.GetString("After")]);
        Assert.False(csv.Read());
    }

    [Fact]
    public void A_column_heading_is_guarded_too_and_nothing_is_an_empty_cell() =>
        Assert.Equal("\uFEFF\"'=A\",B\r\n,\r\n", Encoding.UTF8.GetString(CsvFile.Write(["=A", "B"], [[null, null]])));
}
