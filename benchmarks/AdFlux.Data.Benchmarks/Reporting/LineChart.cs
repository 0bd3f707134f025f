using System.Globalization;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>Lines over powers of ten.</summary>
internal sealed class LineChart(string title, string unit)
{
    private const int Width = 760;
    private const int Height = 360;
    private const int Left = 70;
    private const int Right = 180;
    private const int Top = 52;
    private const int Bottom = 44;
    private const int GridLines = 4;
    private const int LabelStep = 16;

    private readonly List<(string Name, string Style, (long X, double Y)[] Points)> _series = [];

    public void Add(string name, string style, IEnumerable<(long X, double Y)> points) => _series.Add((name, style, [.. points]));

    public string Draw()
    {
        long[] xs = [.. _series.SelectMany(series => series.Points).Select(point => point.X).Distinct().Order()];
        double top = RoundUp(_series.SelectMany(series => series.Points).Max(point => point.Y));
        double X(long x) =>
            xs.Length == 1 ? Left : Left + (Math.Log10((double)x / xs[0]) / Math.Log10((double)xs[^1] / xs[0]) * (Width - Left - Right));
        double Y(double y) => Height - Bottom - (y / top * (Height - Top - Bottom));

        var svg = new Svg(Width, Height, title, Describe());
        svg.Text(12, 24, title, "title");
        for (int line = 0; line <= GridLines; line++)
        {
            double y = top * line / GridLines;
            svg.Line(Left, Y(y), Width - Right, Y(y), "grid");
            svg.Text(Left - 8, Y(y) + 4, string.Create(CultureInfo.InvariantCulture, $"{y:N0}"), "end quiet");
        }

        svg.Text(Left - 8, Top - 14, unit, "end quiet");
        foreach (long x in xs)
            svg.Text(X(x), Height - 18, Rows(x), "middle quiet");

        foreach ((_, string style, (long X, double Y)[] points) in _series)
        {
            svg.Polyline(points.Select(point => (X(point.X), Y(point.Y))), $"line {style}");
            foreach ((long x, double y) in points)
                svg.Dot(X(x), Y(y), style.Split(' ')[0]);
        }

        Label(svg, Y);
        return svg.ToString();
    }

    // Labels stand at the ends of their lines, pushed down where two would meet.
    private void Label(Svg svg, Func<double, double> scale)
    {
        double last = double.NegativeInfinity;
        foreach ((string name, _, (long X, double Y)[] points) in _series.OrderByDescending(series => series.Points[^1].Y))
        {
            last = Math.Max(scale(points[^1].Y) + 4, last + LabelStep);
            svg.Text(Width - Right + 12, last, name);
        }
    }

    private static string Rows(long rows) =>
        rows >= 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{rows / 1e6:0.#} million rows")
            : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows");

    private static double RoundUp(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Math.Ceiling(value / power * 2) / 2 * power;
    }

    private string Describe() =>
        string.Join(
            " ",
            _series.Select(series =>
                $"{series.Name}: {string.Join(", ", series.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Y:N0} {unit} at {Rows(point.X)}")))}."
            )
        );
}
