using System.Xml;
using System.Xml.Linq;
using CaseFlow.Engine.Feel;

namespace CaseFlow.Engine.Model;

/// <summary>Collects faults while a model is read, so that the modeller sees all of them at once.</summary>
internal sealed class Faults(string file)
{
    private readonly List<ModelFault> all = [];
    private readonly List<ModelFault> notices = [];

    /// <summary>Notices in the order of the file.</summary>
    public IReadOnlyList<ModelFault> Notices => [.. notices.OrderBy(n => n.Line)];

    public void Add(string code, XElement element, string message, string hint) =>
        all.Add(new ModelFault(code, file, LineOf(element), IdOf(element), message, hint));

    public void Add(string code, Node node, string message, string hint) =>
        all.Add(new ModelFault(code, file, node.Line, node.Id, message, hint));

    public void Notice(string code, Node node, string message, string hint) =>
        notices.Add(new ModelFault(code, file, node.Line, node.Id, message, hint));

    public void Unsupported(XElement element, string what, string hint) =>
        Add("unsupported-element", element, $"{what} is not supported", hint);

    public void ThrowIfAny()
    {
        if (all.Count > 0)
        {
            throw new ModelException([.. all.Distinct().OrderBy(f => f.Line)]);
        }
    }

    /// <summary>Parses an expression; a wrong one becomes a fault.</summary>
    public FeelExpression? Expression(XElement element, string text, string what)
    {
        try
        {
            return FeelExpression.Parse(text);
        }
        catch (FeelException e)
        {
            Add("bad-expression", element, $"{what} '{text.Trim()}' cannot be read: {e.Message}", "write it in the FEEL subset, see the README of the engine");
            return null;
        }
    }

    /// <summary>Parses text with placeholders; a wrong one becomes a fault.</summary>
    public TextTemplate? Template(XElement element, string? text)
    {
        try
        {
            return text is null ? null : TextTemplate.Parse(text);
        }
        catch (FeelException e)
        {
            Add("bad-expression", element, $"the text '{text}' cannot be read: {e.Message}", "correct the part between ${ and }");
            return null;
        }
    }

    public static int LineOf(XElement element) => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    /// <summary>Id of the element, or of the nearest one around it that has one.</summary>
    private static string? IdOf(XElement element) =>
        element.AncestorsAndSelf().Select(e => (string?)e.Attribute("id")).FirstOrDefault(id => id is not null);
}
