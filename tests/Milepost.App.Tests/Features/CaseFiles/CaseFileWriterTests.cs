using System.Text;
using Milepost.App.Features.CaseFiles;
using Milepost.Domain;

namespace Milepost.App.Tests.Features.CaseFiles;

public sealed class CaseFileWriterTests
{
    private static readonly CaseFile File = new()
    {
        Pack = "federal",
        Participant = new() { Id = "P-1", FirstName = "Íñigo 李 🙂", LastName = "O'Testwell <b>&", BirthDate = new(1999, 12, 31), Email = "  ", Phone = "" },
        Assessments = [new() { Id = "A-1", Type = AssessmentType.Other, CompletedOn = new(2025, 1, 2) }],
        PartnerPrograms = ["SNAP", " "],
    };

    [Fact]
    public void What_is_absent_is_left_out_and_the_lists_of_the_contract_are_not()
    {
        var written = Encoding.UTF8.GetString(CaseFileWriter.Write(File));

        Assert.Equal("""
            {
              "format": "milepost-case/1",
              "pack": "federal",
              "participant": {
                "id": "P-1",
                "firstName": "Íñigo 李 🙂",
                "lastName": "O'Testwell <b>&",
                "birthDate": "1999-12-31"
              },
              "enrollments": [],
              "assessments": [
                {
                  "id": "A-1",
                  "type": "other",
                  "completedOn": "2025-01-02",
                  "areas": []
                }
              ],
              "plans": [],
              "services": [],
              "caseNotes": [],
              "credentials": [],
              "skillGains": [],
              "referrals": [],
              "partnerPrograms": [
                "SNAP"
              ],
              "plannedGaps": []
            }

            """, written);
    }

    [Fact]
    public void What_is_written_can_be_read() => Assert.Empty(CaseFileReader.Read(CaseFileWriter.Write(File)).Problems);

    [Fact]
    public void Properties_are_written_in_the_order_of_the_contract()
    {
        var original = CaseFilesOnDisk.OwnText("everything.json");

        var written = Encoding.UTF8.GetString(CaseFileWriter.Write(CaseFileReader.Read(Encoding.UTF8.GetBytes(original)).File!));

        // The file itself keeps the order of the document; only line breaks and blanks between values differ.
        Assert.Equal(Tokens(original), Tokens(written));
    }

    [Theory]
    [InlineData("\" \\ / \b \f \n \r \t \u0001 \u001f \u007f \u0085 \u2028 \u2029 \uFEFF x")]
    [InlineData("𠮷野 🙂 Łącki ِا <script>alert('&amp;')</script>")]
    [InlineData("\\🙂 \\\\🙂 🙂\\ \"🙂\"")]
    [InlineData("\\u0041 \\n {\"a\": [1]}")]
    public void Any_text_comes_back_as_it_was(string text)
    {
        var written = CaseFileWriter.Write(File with { Participant = File.Participant with { LastName = text }, PartnerPrograms = [text] });

        var file = CaseFileReader.Read(written).File!;
        Assert.Equal(text, file.Participant.LastName);
        Assert.Equal([text], file.PartnerPrograms);
        Assert.DoesNotContain("\\ud8", Encoding.UTF8.GetString(written), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_only_looks_like_an_escape_stays_as_it_was()
    {
        const string Text = """C:\users\u and \ud83d\ude42""";

        var written = CaseFileWriter.Write(File with { PartnerPrograms = [Text] });

        Assert.Equal([Text], CaseFileReader.Read(written).File!.PartnerPrograms);
    }

    [Fact]
    public void Half_a_character_does_not_stop_an_export()
    {
        var written = CaseFileWriter.Write(File with { PartnerPrograms = ["a\ud83d", "\ude42b"] });

        Assert.Equal(["a\uFFFD", "\uFFFDb"], CaseFileReader.Read(written).File!.PartnerPrograms);
    }

    private static string Tokens(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return System.Text.Json.JsonSerializer.Serialize(document.RootElement);
    }
}
