// Tells what System.Xml's XmlSerializer reads from an envelope, and what it writes of that. README.md says how and why.
//
// A line of input:  KIND tab VERSION tab SERVICE tab OPERATION tab DOCUMENT, KIND being "request" or "answer" and the
//                   document in base64 of its UTF-8. First comes one line per service, "load tab VERSION tab SERVICE".
// A line of output: "value tab JSON", with "tab XML" behind it for an answer, the XML in base64;
//                   "error tab JSON", a list of [type, message], the outermost first.

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Web.Services.Description;
using System.Web.Services.Protocols;
using System.Xml;
using System.Xml.Serialization;

static class Judge
{
    const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    const string Xsd = "http://www.w3.org/2001/XMLSchema";

    static readonly Dictionary<string, Message> requests = new Dictionary<string, Message>();
    static readonly Dictionary<string, Message> answers = new Dictionary<string, Message>();

    /// <summary>One message of an operation: its members in order, and the serializer over an object[] of them.</summary>
    sealed class Message
    {
        public XmlMembersMapping Mapping;
        public XmlSerializer Serializer;
        public string[] Names;
    }

    static void Main()
    {
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        for (string line; (line = input.ReadLine()) != null;)
        {
            output.WriteLine(Answer(line.Split('\t')));
            output.Flush();
        }
    }

    static string Answer(string[] words)
    {
        if (words[0] == "load")
        {
            Load(words[1], words[2]);
            return "loaded";
        }
        try
        {
            var key = string.Join(" ", words.Skip(1).Take(3));
            var document = new UTF8Encoding(false, true).GetString(Convert.FromBase64String(words[4]));
            if (words[0] == "request") return "value\t" + Shown(requests[key], Read(requests[key], document, true));
            // Without normalization, so that every character an answer may hold is read back as it is.
            var values = Read(answers[key], document, false);
            var written = Encoding.UTF8.GetBytes(Written(answers[key], values));
            return "value\t" + Shown(answers[key], values) + "\t" + Convert.ToBase64String(written);
        }
        catch (Exception error)
        {
            var chain = new List<string>();
            for (var each = error; each != null; each = each.InnerException)
                chain.Add("[" + Quoted(each.GetType().Name) + "," + Quoted(each.Message) + "]");
            return "error\t[" + string.Join(",", chain) + "]";
        }
    }

    // The mappings of a service, as SoapReflector makes them of the methods of a service class.

    static void Load(string version, string service)
    {
        var space = "Nmbrs." + version.Replace('.', '_') + "." + service;
        var proxy = Assembly.GetExecutingAssembly().GetTypes().Single(
            type => type.Namespace == space && typeof(SoapHttpClientProtocol).IsAssignableFrom(type));
        var all = new List<Message>();
        XmlReflectionImporter importer = null;
        foreach (var method in proxy.GetMethods())
        {
            var document = method.GetCustomAttribute<SoapDocumentMethodAttribute>();
            if (document == null) continue;
            if (importer == null) importer = new XmlReflectionImporter(document.RequestNamespace);
            var name = document.RequestElementName.Length > 0 ? document.RequestElementName : method.Name;
            var key = version + " " + service + " " + name;
            var parameters = method.GetParameters().Select(
                each => Member(each.Name, each.ParameterType, each, false));
            var result = method.ReturnType == typeof(void)
                ? new XmlReflectionMember[0]
                : new[] { Member(name + "Result", method.ReturnType, method.ReturnTypeCustomAttributes, true) };
            requests[key] = Imported(importer, name, document.RequestNamespace, parameters.ToArray());
            answers[key] = Imported(importer, name + "Response", document.ResponseNamespace, result);
            all.Add(requests[key]);
            all.Add(answers[key]);
        }
        var serializers = XmlSerializer.FromMappings(all.Select(each => (XmlMapping)each.Mapping).ToArray(), proxy);
        for (var at = 0; at < all.Count; at++) all[at].Serializer = serializers[at];
    }

    static XmlReflectionMember Member(
        string name, Type type, ICustomAttributeProvider attributes, bool isReturnValue)
    {
        return new XmlReflectionMember
        {
            MemberName = name,
            MemberType = type,
            XmlAttributes = new XmlAttributes(attributes),
            IsReturnValue = isReturnValue,
        };
    }

    static Message Imported(
        XmlReflectionImporter importer, string element, string space, XmlReflectionMember[] members)
    {
        var mapping = importer.ImportMembersMapping(element, space, members, true);
        mapping.SetKey(element);
        return new Message
        {
            Mapping = mapping,
            Names = Enumerable.Range(0, mapping.Count).Select(at => mapping[at].ElementName).ToArray(),
        };
    }

    // Reading, as SoapServerProtocol.ReadParameters does it.

    static object[] Read(Message message, string document, bool normalization)
    {
        try
        {
            var reader = new XmlTextReader(new StringReader(document))
            {
                DtdProcessing = DtdProcessing.Prohibit,
                Normalization = normalization,
                XmlResolver = null,
            };
            reader.MoveToContent();
            reader.ReadStartElement("Envelope", Soap);
            reader.MoveToContent();
            reader.ReadStartElement("Body", Soap);
            reader.MoveToContent();
            var values = (object[])message.Serializer.Deserialize(reader, (string)null);
            while (reader.NodeType == XmlNodeType.Whitespace) reader.Skip();
            if (reader.NodeType == XmlNodeType.None) reader.Skip();
            else reader.ReadEndElement();
            // What SoapServerProtocol reads to the end of Envelope.
            while (reader.NodeType == XmlNodeType.Whitespace) reader.Skip();
            if (reader.NodeType == XmlNodeType.None) reader.Skip();
            else reader.ReadEndElement();
            return values;
        }
        catch (XmlException error)
        {
            throw new InvalidOperationException("unread", error);
        }
    }

    // Writing, as SoapServerProtocol.WriteReturns does it.

    static string Written(Message message, object[] values)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new XmlTextWriter(text);
        writer.WriteStartElement("soap", "Envelope", Soap);
        writer.WriteAttributeString("xmlns", "soap", null, Soap);
        writer.WriteAttributeString("xmlns", "xsi", null, Xsi);
        writer.WriteAttributeString("xmlns", "xsd", null, Xsd);
        writer.WriteStartElement("Body", Soap);
        message.Serializer.Serialize(writer, values, null, null);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Flush();
        return text.ToString();
    }

    // Values in JSON: every simple value as a string, the fields of a record in schema order.

    static string Shown(Message message, object[] values)
    {
        var members = message.Names.Select((name, at) => Pair(name, at < values.Length ? values[at] : null));
        return "{" + string.Join(",", members) + "}";
    }

    static string Pair(string name, object value)
    {
        return Quoted(XmlConvert.DecodeName(name)) + ":" + Shown(value);
    }

    static string Shown(object value)
    {
        if (value == null) return "null";
        var type = value.GetType();
        if (type.IsEnum) return Quoted(EnumName(type, value));
        if (value is string) return Quoted((string)value);
        if (value is bool) return Quoted((bool)value ? "true" : "false");
        if (value is DateTime)
            return Quoted(((DateTime)value).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
        if (value is Guid) return Quoted(((Guid)value).ToString("d"));
        if (value is byte[]) return Quoted(Convert.ToBase64String((byte[])value));
        if (value is IFormattable) return Quoted(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
        if (value is XmlNode[])
            return Quoted("nodes: " + string.Concat(((XmlNode[])value).Select(node => node.OuterXml)));
        if (value is IEnumerable)
            return "[" + string.Join(",", ((IEnumerable)value).Cast<object>().Select(Shown)) + "]";
        if (type == typeof(object)) return Quoted("object");
        var fields = new List<string>();
        // Where another type may stand in the place, the answer says which one does.
        if (type.BaseType != typeof(object) || type.IsDefined(typeof(XmlIncludeAttribute), false))
            fields.Add(Pair("(type)", TypeName(type)));
        foreach (var level in Levels(type))
            foreach (var property in level.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                if (property.GetCustomAttribute<XmlIgnoreAttribute>() == null)
                    fields.Add(Pair(ElementName(property), property.GetValue(value)));
        return "{" + string.Join(",", fields) + "}";
    }

    /// <summary>The base first.</summary>
    static IEnumerable<Type> Levels(Type type)
    {
        var levels = new List<Type>();
        for (; type != null && type != typeof(object); type = type.BaseType) levels.Insert(0, type);
        return levels;
    }

    static string TypeName(Type type)
    {
        var attribute = type.GetCustomAttribute<XmlTypeAttribute>(false);
        return attribute != null && !string.IsNullOrEmpty(attribute.TypeName) ? attribute.TypeName : type.Name;
    }

    static string ElementName(MemberInfo member)
    {
        var element = member.GetCustomAttribute<XmlElementAttribute>();
        if (element != null && !string.IsNullOrEmpty(element.ElementName)) return element.ElementName;
        var array = member.GetCustomAttribute<XmlArrayAttribute>();
        if (array != null && !string.IsNullOrEmpty(array.ElementName)) return array.ElementName;
        return member.Name;
    }

    static string EnumName(Type type, object value)
    {
        var member = type.GetField(value.ToString());
        var attribute = member.GetCustomAttribute<XmlEnumAttribute>();
        return attribute != null && attribute.Name != null ? attribute.Name : member.Name;
    }

    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
            if (unit == '"' || unit == '\\') quoted.Append('\\').Append(unit);
            else if (unit >= ' ' && unit < '\x7f') quoted.Append(unit);
            else quoted.Append("\\u").Append(((int)unit).ToString("x4"));
        return quoted.Append('"').ToString();
    }
}
