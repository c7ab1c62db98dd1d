using System.Text;
using Milepost.App.DataFiles;

namespace Milepost.App.Tests.DataFiles;

/// <summary>Whoever writes policy need not know YAML: what is wrong is said in plain words, with its line.</summary>
public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("title: Two steps: decide, record", 1, "A colon with a space after it stands within a text")]
    [InlineData("title: \"Unclosed\nrule: x", 1, "A quotation mark opens here and is not closed")]
    [InlineData("title: 'It's here'", 1, "put all of it in quotes")]
    [InlineData("title: \"One\" and more", 1, "put all of it in quotes")]
    [InlineData("title: [sic] and more", 1, "put all of it in quotes")]
    [InlineData("title: @home", 1, "A text cannot begin with a sign like @")]
    [InlineData("title: %50", 1, "A text cannot begin with a sign like @")]
    [InlineData("title: > 50", 1, "A text cannot begin with a sign like @")]
    [InlineData("rule: x\ntitle: *star", 2, "A text cannot begin with a sign like @")]
    [InlineData("title: !important thing", 1, "\"!important\" at the beginning of a text is not read as part of it.")]
    [InlineData("title: - one", 1, "A dash stands where a text should.")]
    [InlineData("title: \"a \\q\"", 1, "In double quotes a backslash has a meaning of its own.")]
    [InlineData("terms: { from: applied done: x }", 1, "Within brackets something is missing before this: a comma")]
    [InlineData("terms: { from: [a, b }", 1, "Within brackets something is missing")]
    [InlineData("terms: { from: applied, within: 30 days\ntitle: x\n", 1, "A bracket that opens here is not closed.")]
    [InlineData("terms: { from: applied, within: 30 days\n", 1, "bracket")]
    [InlineData("title: x\n\trule: y", 2, "This line is indented with a tab. Use spaces.")]
    [InlineData("title: x\ntitle: y", 2, "\"title\" stands here a second time.")]
    [InlineData("title x\nrule: y", 2, "or the key before has no colon")]
    [InlineData("? [a, b]\n: c", 1, "A key should be one word")]
    [InlineData("a: &loop { b: *loop }", 1, "or holds itself")]
    [InlineData("- a", 1, "one YAML document made of keys and values")]
    [InlineData("", 1, "one YAML document made of keys and values")]
    public void A_mistake_is_told_in_plain_words(string text, int line, string told)
    {
        var problems = new FileProblems();

        Assert.Null(YamlTree.ReadMapIn(text, "it.yaml", problems));

        var problem = Assert.Single(problems.InOrder());
        Assert.Equal(line, problem.Line);
        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_another_encoding_are_told_with_their_line_and_not_read_as_something_else()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Encoding.Latin1.GetBytes("title: plain\nquote: décidé\n"));
            var problems = new FileProblems();

            Assert.Null(YamlTree.ReadMap(path, "it.yaml", problems));
            Assert.Equal("it.yaml:2: This line holds a letter that is not UTF-8. Save the file as UTF-8.", Assert.Single(problems.InOrder()).ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Quotes_anchors_and_a_byte_order_mark_do_no_harm()
    {
        var problems = new FileProblems();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "a: &words [\"one: two\", 'it''s']\r\nb: *words\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

            var map = YamlTree.ReadMap(path, "it.yaml", problems)!;

            Assert.Empty(problems.InOrder());
            Assert.Equal(["one: two", "it's"], ((YamlList)map["b"]!).Items.OfType<YamlText>().Select(text => text.Text));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
