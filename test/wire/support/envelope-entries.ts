import { XSD_NAMESPACE, XSI_NAMESPACE } from '../../../server/soap/protocol.ts';

/** What stands in the Header and in the Body of an envelope, each as a document of its own. */
export function entriesOf(envelope: string): string[] {
  const parts = envelope.matchAll(/<(soap|soap12):(Header|Body)>([\s\S]*)<\/\1:\2>/g);
  return [...parts].map(([, , , entry = '']) =>
    // The prefixes of the envelope are used inside: `xsi:nil`, `xsd:string`.
    entry.trim().replace(/^<[\w.-]+/, `$& xmlns:xsi="${XSI_NAMESPACE}" xmlns:xsd="${XSD_NAMESPACE}"`),
  );
}
