import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';

/** Says what is wrong with an element (a header entry, or what stands in Body); nothing if it fits the schema. */
export type SchemaValidator = (xml: string) => string[];

/** Validates against the schema that one of our WSDLs carries. */
export function schemaValidator(wsdl: string): SchemaValidator {
  return documentValidator(singleSchema(wsdl));
}

/** Validates documents against a schema. */
export function documentValidator(xsd: string): SchemaValidator {
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(xsd));
  return (xml) => {
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim());
      throw error;
    } finally {
      document.dispose();
    }
  };
}

/**
 * The WSDL's schemas as a single one. libxml2 cannot follow the import of the guid type, which has no location, so the
 * type moves into the service's own namespace; the names of types are not on the wire.
 */
function singleSchema(wsdl: string): string {
  const namespaces = wsdl.match(/ xmlns:(?:s|tns)="[^"]*"/g)?.join('') ?? '';
  const [own = '', guid = ''] = wsdl.match(/<s:schema [\s\S]*?<\/s:schema>/g) ?? [];
  const guidType = guid.match(/<s:simpleType [\s\S]*<\/s:simpleType>/)?.[0] ?? '';
  return own
    .replace('<s:schema', `<s:schema${namespaces}`)
    .replace(/<s:import .*/, guidType)
    .replaceAll('"s1:guid"', '"tns:guid"');
}
