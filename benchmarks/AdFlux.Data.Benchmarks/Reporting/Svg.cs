using System.Globalization;
using System.Xml.Linq;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>An image that stands for itself: no scripts, no fonts but the reader's own, light and dark.</summary>
internal sealed class Svg
{
    private const string Style = """
        text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
        .title { font-weight: 600; font-size: 15px }
        .group { font-weight: 600 }
        .quiet { fill: #59636e }
        .end { text-anchor: end }
        .middle { text-anchor: middle }
        .grid { stroke: #d1d9e0; stroke-width: 1 }
        .mark { stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 4 3 }
        .whisker { stroke: #1f2328; stroke-opacity: .55; stroke-width: 1.5 }
        .one { fill: #0969da } .two { fill: #bc4c00 } .rest { fill: #afb8c1 }
        .line { fill: none; stroke-width: 2.5 }
        .line.one { stroke: #0969da; fill: none } .line.two { stroke: #bc4c00; fill: none }
        .dashed { stroke-dasharray: 7 5 }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc } .quiet { fill: #9198a1 } .grid { stroke: #3d444d } .mark { stroke: #9198a1 } .whisker { stroke: #f0f6fc }
          .one { fill: #4493f8 } .two { fill: #f0883e } .rest { fill: #656c76 }
          .line.one { stroke: #4493f8 } .line.two { stroke: #f0883e }
        }
        """;

    private static readonly XNamespace _namespace = "http://www.w3.org/2000/svg";
    private readonly XElement _root;

    public Svg(int width, int height, string title, string description)
    {
        _root = new XElement(
            _namespace + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title description"),
            new XElement(_namespace + "title", new XAttribute("id", "title"), title),
            new XElement(_namespace + "desc", new XAttribute("id", "description"), description),
            new XElement(_namespace + "style", Style)
        );
    }

    public void Text(double x, double y, string text, string style = "") =>
        Add("text", new XText(text), ("x", x), ("y", y), ("class", style));

    public void Bar(double x, double y, double width, double height, string style) =>
        Add("rect", content: null, ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 2), ("class", style));

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Add("line", content: null, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("class", style));

    public void Dot(double x, double y, string style) => Add("circle", content: null, ("cx", x), ("cy", y), ("r", 4), ("class", style));

    public void Polyline(IEnumerable<(double X, double Y)> points, string style) =>
        Add(
            "polyline",
            content: null,
            ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))),
            ("class", style)
        );

    public override string ToString() => _root + "\n";

    private void Add(string name, XText? content, params IEnumerable<(string Name, object Value)> attributes) =>
        _root.Add(
            new XElement(
                _namespace + name,
                attributes
                    .Where(attribute => attribute.Value is not "")
                    .Select(attribute => new XAttribute(
                        attribute.Name,
                        attribute.Value is double number ? Number(number) : attribute.Value
                    )),
                content
            )
        );

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
