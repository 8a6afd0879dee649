using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace CaseFlow.Engine.Model;

/// <summary>A fingerprint of what a model says, blind to how it is drawn and laid out.</summary>
internal static class ModelHash
{
    public static string Of(XElement definitions)
    {
        var text = new StringBuilder();
        Write(definitions, text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(XElement element, StringBuilder text)
    {
        if (element.Name.Namespace == Names.Di)
        {
            return;
        }
        text.Append('<').Append(element.Name);
        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration && !IsToolMark(a));
        foreach (var attribute in attributes.OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
        {
            text.Append('\n').Append(attribute.Name).Append('=').Append(attribute.Value);
        }
        text.Append('>');
        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
            {
                Write(child, text);
            }
            else if (node is XText words)
            {
                text.Append(words.Value.Trim());
            }
        }
        text.Append("</>");
    }

    /// <summary>Which tool saved the file says nothing about the model.</summary>
    private static bool IsToolMark(XAttribute attribute) =>
        attribute.Parent?.Name.LocalName == "definitions" && attribute.Name.LocalName is "exporter" or "exporterVersion";
}
