using System.Text;

namespace Milepost.App.Features.Bulk.Export;

/// <summary>What lies beside an export, for whoever opens it years later.</summary>
internal static class ExportReadme
{
    public static string Text(ExportParts parts, ExportedEverything exported)
    {
        var text = new StringBuilder($"""
            Everything that this Milepost held on {exported.At:yyyy-MM-dd} at {exported.At:HH:mm:ss} UTC, as of one instant.
            It holds personal data of every participant: keep it like the system itself, and delete it when it has done its service.
            manifest.json lists the files with their counts. An export that broke off has the folder "unfinished" in it instead.

            All CSV files are UTF-8 with a header row, commas, and quotes as RFC 4180 has them. Every cell is exactly the value: nothing is
            put in front of a cell that begins with =, +, - or @. Do not open them in a spreadsheet without importing their columns as text;
            a cell may hold what somebody typed, and a spreadsheet may take it for a formula.


            """.ReplaceLineEndings("\n"));
        if (parts.HasFlag(ExportParts.Csv))
        {
            text.Append("""
                csv/ and left-out.csv
                  Eight files that another Milepost takes in with "milepost import csv". Ids are those of the system a person came from, else our
                  own. This shape is poorer than a record: one plan for a person (the open one, else the latest) with its goals and objectives; one
                  program (adult, dislocated or youth: the open enrollment, else the latest); the last agreement's two signatures; a contact
                  without words. A case note that is also a contact has a row in both files, under one id. Addenda stand at the end of a note.
                  left-out.csv names what does not fit, with the reason. Nothing is missing in the case files and the tables.


                """.ReplaceLineEndings("\n"));
        }
        if (parts.HasFlag(ExportParts.CaseFiles))
        {
            text.Append("""
                case-files/
                  Everybody's whole record as a case file (milepost-case/1), about a thousand in a folder. "milepost import" takes them in,
                  "milepost check" judges them. The name is the case number; a number that no file name can be, or that has small letters, has
                  a mark of its own behind it.


                """.ReplaceLineEndings("\n"));
        }
        if (parts.HasFlag(ExportParts.Tables))
        {
            text.Append("""
                tables/
                  Every table of the database with every column. tables/columns.csv says what each column holds and which ones are left out, and
                  why: password hashes, keys of authenticator apps, hashes of secret links, the key that plans are sealed with. A cell without
                  anything is an absent value; "" is an empty text.


                """.ReplaceLineEndings("\n"));
        }
        if (parts.HasFlag(ExportParts.Documents))
        {
            text.Append("""
                documents/
                  The bytes of every document once, under the SHA-256 of them. tables/Documents.csv says whose each is, its title, file name and
                  type.

                """.ReplaceLineEndings("\n"));
        }
        return text.ToString();
    }
}
