using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Microsoft.Extensions.Configuration;

namespace AdFlux.Data.Tests.DependencyInjection;

/// <summary>Ids and open values in settings, bound as plain text and numbers are.</summary>
public sealed class IdBindingTests
{
    [Fact]
    public void Ids_bind_in_members_lists_and_dictionaries()
    {
        Settings settings = Bind(
            ("Job", "JOB-0001"),
            ("Segment", "-7"),
            ("Platform", "meta"),
            ("Jobs:0", "A"),
            ("Jobs:1", "B"),
            ("BySegment:12", "JOB-0003")
        );

        Assert.Equal((JobId.From("JOB-0001"), (SegmentId?)SegmentId.From(-7)), (settings.Job, settings.Segment));
        Assert.Equal(Platform.Meta, settings.Platform);
        Assert.Equal([JobId.From("A"), JobId.From("B")], settings.Jobs);
        Assert.Equal(JobId.From("JOB-0003"), settings.BySegment[12]);
    }

    [Fact]
    public void What_is_left_out_or_empty_stays_null()
    {
        Assert.Null(Bind().Segment);
        Assert.Null(Bind(("Segment", "")).Segment);
        Assert.True(Bind().Job.IsDefault);
    }

    [Theory]
    [InlineData("Segment", "x")]
    [InlineData("Segment", "2147483648")]
    [InlineData("Job", "")]
    [InlineData("Job", "123456789012345678901234567890123456789012345678901")]
    public void What_is_no_id_is_an_error_that_names_the_setting(string key, string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Bind((key, value)));

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(error.GetBaseException());
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_count()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("en-US") { NumberFormat = { NegativeSign = "minus" } };
        try
        {
            Assert.Equal(SegmentId.From(-7), Bind(("Segment", "-7")).Segment);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Settings Bind(params (string Key, string Value)[] values)
    {
        var settings = new Settings();
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build()
            .Bind(settings);
        return settings;
    }

    private sealed class Settings
    {
        public JobId Job { get; set; }
        public SegmentId? Segment { get; set; }
        public Platform Platform { get; set; }
        public List<JobId> Jobs { get; } = [];
        public Dictionary<int, JobId> BySegment { get; } = [];
    }
}
