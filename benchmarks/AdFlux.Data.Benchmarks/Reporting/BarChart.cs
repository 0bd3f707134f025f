using System.Globalization;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>Horizontal bars of speeds, with a line where the limit is.</summary>
internal sealed class BarChart(string title)
{
    private const int Width = 760;
    private const int Left = 250;
    private const int Right = 60;
    private const int Top = 48;
    private const int BarHeight = 14;
    private const int BarStep = 20;
    private const int GroupStep = 34;

    public required IReadOnlyList<BarGroup> Groups { get; init; }

    public string Draw()
    {
        int height = Top + (Groups.Count * GroupStep) + (Groups.Sum(group => group.Bars.Count) * BarStep) + 28;
        double most = Groups.SelectMany(group => group.Bars).Select(bar => bar.Value.Median).Append(1).Max();
        double Scale(double value) => Left + (Math.Min(value, most) / most * (Width - Left - Right));

        var svg = new Svg(Width, height, title, Describe());
        svg.Text(12, 24, title, "title");
        svg.Line(Scale(1), Top - 4, Scale(1), height - 26, "mark");
        double y = Top;
        foreach (BarGroup group in Groups)
        {
            svg.Text(12, y + 16, group.Title, "group");
            y += GroupStep - 8;
            foreach (Bar bar in group.Bars)
            {
                Draw(svg, bar, y, Scale);
                y += BarStep;
            }

            y += 8;
        }

        svg.Text(Scale(1), height - 10, "the limit", "quiet middle");
        return svg.ToString();
    }

    private static void Draw(Svg svg, Bar bar, double y, Func<double, double> scale)
    {
        svg.Text(Left - 10, y + 12, bar.Name, bar.Role == Role.Library ? "end" : "end quiet");
        svg.Bar(Left, y, Math.Max(1, scale(bar.Value.Median) - Left), BarHeight, Style(bar.Role));
        svg.Line(scale(bar.Value.Min), y + (BarHeight / 2d), scale(bar.Value.Max), y + (BarHeight / 2d), "whisker");
        svg.Text(Math.Max(scale(bar.Value.Median), scale(bar.Value.Max)) + 6, y + 12, Text(bar.Value.Median));
    }

    private static string Style(Role role) =>
        role switch
        {
            Role.Library => "one",
            Role.EfCore => "two",
            _ => "rest",
        };

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private string Describe() =>
        string.Join(
            " ",
            Groups.Select(group => $"{group.Title}: {string.Join(", ", group.Bars.Select(bar => $"{bar.Name} {Text(bar.Value.Median)}"))}.")
        );
}
