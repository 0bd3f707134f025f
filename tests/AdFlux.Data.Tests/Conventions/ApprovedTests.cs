using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Tests.Conventions;

public sealed class ApprovedTests : IDisposable
{
    private readonly DirectoryInfo _folder = TestFolder.Create("approved");

    [Fact]
    public void The_approved_text_passes_with_either_line_end()
    {
        Approve("one\r\ntwo\r\n");

        Approved.Compare("one\ntwo", Approval);
    }

    [Fact]
    public void A_changed_line_is_shown_beside_the_approved_one()
    {
        Approve("one\ntwo\nthree\n");

        var difference = Assert.Throws<NotApprovedException>(() => Approved.Compare("one\n2\nthree\n", Approval));

        Assert.Contains("from line 2 on\n- two\n+ 2\nIf", difference.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_does_not_pass() => Assert.Throws<NotApprovedException>(() => Approved.Compare("one", Approval));

    public void Dispose() => _folder.Delete(recursive: true);

    private string Approval => Path.Combine(_folder.FullName, "text.approved.txt");

    private void Approve(string text) => File.WriteAllText(Approval, text);
}
