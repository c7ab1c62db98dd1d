using System.Globalization;
using System.Text.RegularExpressions;
using Milepost.Domain.Worksites;

namespace Milepost.App.Features.Worksites.Payroll;

/// <summary>Reads the cells of one row; what is no such value becomes a finding that says what would be.</summary>
internal sealed partial class PayrollCells(PayrollSheetRow row, List<PayrollFinding> findings)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "M/d/yyyy"];

    public int Count { get; private set; }

    public void Wrong(string column, string expected)
    {
        Count++;
        findings.Add(new(row.Line, column, row[column], expected));
    }

    public void Odd(string column, string words) => findings.Add(new(row.Line, column, row[column], words, IsMistake: false));

    public string? Text(string column)
    {
        var text = row[column];
        if (text.Length == 0) return null;
        if (text[0] is '=' or '+' or '@' or '-')
        {
            Wrong(column, "The value itself, not a formula.");
            return null;
        }
        if (text.Length <= 100) return text;
        Wrong(column, "At most 100 characters.");
        return null;
    }

    public DateOnly? Day(string column)
    {
        if (DateOnly.TryParseExact(row[column], DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100) return day;
        Wrong(column, row[column].Length == 0 ? "A day, like 2026-03-31." : DayShape().IsMatch(row[column]) ? "A day that exists, like 2026-03-31." : "A day written 2026-03-31 or 3/31/2026.");
        return null;
    }

    public decimal? Number(string column, bool mayBeEmpty = false)
    {
        var text = row[column];
        if (NumberShape().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        if (text.Length == 0 && mayBeEmpty) return null;
        Wrong(column,
            text.Length == 0 ? "A number, like 1234.50; 0 when there is nothing."
            : text[0] is '=' or '+' or '@' ? "The number itself, not a formula."
            : text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1]) ? "0 or more."
            : text[0] == '-' ? "The number itself, not a formula."
            : FinerShape().IsMatch(text) ? "At most 2 digits after the point."
            : text.Contains(',', StringComparison.Ordinal) ? "A point before the cents and nothing between the thousands, like 1234.50."
            : text.Contains('$', StringComparison.Ordinal) ? "Digits and a point only, without a dollar sign."
            : "A number, like 1234.50.");
        return null;
    }

    /// <summary>The amounts and days of the row; nothing where one of them is no such value.</summary>
    public PayrollDetails? Read(string service)
    {
        var before = Count;
        var (start, end) = (Day("period_start"), Day("period_end"));
        var (hours, overtime) = (Number("hours"), Number("overtime_hours", mayBeEmpty: true));
        var (wage, gross, subsidized) = (Number("hourly_wage"), Number("gross_pay"), Number("subsidized_amount"));
        var check = Text("check_no");
        if (end < start) Wrong("period_end", $"The first day of the period or a later one; it begins on {start:yyyy-MM-dd}.");
        if (Count > before) return null;
        return new()
        {
            Service = service, PeriodStart = start!.Value, PeriodEnd = end!.Value, Hours = hours!.Value, OvertimeHours = overtime, HourlyWage = wage!.Value,
            GrossPay = gross!.Value, SubsidizedAmount = subsidized!.Value, CheckNumber = check,
        };
    }

    [GeneratedRegex(@"^[0-9]{1,7}(\.[0-9]{1,2})?\z")]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"^[0-9]{1,7}\.[0-9]{3,}\z")]
    private static partial Regex FinerShape();

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DayShape();
}
