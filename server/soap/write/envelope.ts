import type { FaultCode, SoapFault } from '../faults.ts';
import { ENVELOPE_NAMESPACE, type SoapVersion, XSD_NAMESPACE, XSI_NAMESPACE } from '../protocol.ts';
import { escapeOnWire } from './escape.ts';

const START: Record<SoapVersion, string> = { '1.1': envelopeStart('1.1'), '1.2': envelopeStart('1.2') };

/** How every message begins (fact: wire-layout). */
function envelopeStart(version: SoapVersion): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<soap:Envelope xmlns:soap="${ENVELOPE_NAMESPACE[version]}"` +
    ` xmlns:xsi="${XSI_NAMESPACE}" xmlns:xsd="${XSD_NAMESPACE}">`
  );
}

/** The whole answer, in pieces, around the element that a result writer wrote. */
export function* writeAnswer(version: SoapVersion, body: Iterable<string>): Generator<string> {
  yield `${START[version]}<soap:Body>`;
  yield* body;
  yield '</soap:Body></soap:Envelope>';
}

/** A whole request, around the elements in its header and its body. @param header null for none. */
export function writeRequest(version: SoapVersion, header: string | null, body: string): string {
  const headers = header === null ? '' : `<soap:Header>${header}</soap:Header>`;
  return `${START[version]}${headers}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** SOAP 1.2 renamed two of the codes (fact: wire-fault-12). */
const CODE_1_2: Record<FaultCode, string> = {
  Server: 'Receiver',
  Client: 'Sender',
  MustUnderstand: 'MustUnderstand',
  VersionMismatch: 'VersionMismatch',
};

/** The envelope versions the service takes, as a VersionMismatch fault lists them (fact: wire-version-mismatch). */
const UPGRADE =
  `<soap:Header><soap12:Upgrade xmlns:soap12="${ENVELOPE_NAMESPACE['1.2']}">` +
  supportedEnvelope('soap', '1.1') +
  supportedEnvelope('soap12', '1.2') +
  '</soap12:Upgrade></soap:Header>';

/** The framework declares the prefix of the name again where it stands. */
function supportedEnvelope(prefix: string, version: SoapVersion): string {
  return `<soap12:SupportedEnvelope qname="${prefix}:Envelope" xmlns:${prefix}="${ENVELOPE_NAMESPACE[version]}" />`;
}

/**
 * A fault as it is told in a version of SOAP (fact: wire-fault-11, wire-fault-12).
 * @param stack with custom errors off: what the framework would then add to the text (fact: wire-custom-errors).
 */
export function writeFault(version: SoapVersion, fault: SoapFault, stack: string | null): string {
  const text = escapeOnWire(stack === null ? fault.message : `${fault.message}\n${stack}`);
  // A fault about a header has no detail, since SOAP keeps that for faults about the body (fact: wire-header-fault).
  const detailed = fault.code !== 'MustUnderstand';
  const header = fault.code === 'VersionMismatch' ? UPGRADE : '';
  const body =
    version === '1.1'
      ? `<faultcode>soap:${fault.code}</faultcode><faultstring>${text}</faultstring>${detailed ? '<detail />' : ''}`
      : `<soap:Code><soap:Value>soap:${CODE_1_2[fault.code]}</soap:Value></soap:Code>` +
        `<soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason>${detailed ? '<soap:Detail />' : ''}`;
  return `${START[version]}${header}<soap:Body><soap:Fault>${body}</soap:Fault></soap:Body></soap:Envelope>`;
}
