import { BareStatus } from '../faults.ts';
import type { SoapVersion } from '../protocol.ts';
import type { Limits } from '../xml/limits.ts';
import { parseXml, type StartTag } from '../xml/parser.ts';
import { XmlSyntaxError } from '../xml/syntax-error.ts';
import { EnvelopeFrame } from './envelope-frames.ts';
import type { RequestPlan } from './plan.ts';
import { type Frame, Reading, type RequestMessage } from './reading.ts';

/**
 * Reads the envelope of a request whose operation is known.
 * @param onVersion told as soon as the envelope shows the version, so that a fault after it is written in that version.
 * @throws SoapFault or BareStatus, as ASMX would answer.
 */
export function readRequest(
  plan: RequestPlan,
  document: string,
  contentType: string | undefined,
  limits: Limits,
  onVersion: (version: SoapVersion) => void,
): RequestMessage {
  const reading = new Reading(plan, document, contentType, onVersion, openEnvelope);
  try {
    reading.endAt(parseXml(document, reading, limits));
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw new BareStatus(400, error.message);
    throw error;
  }
  return reading.message();
}

const openEnvelope = (reading: Reading, root: StartTag): Frame => new EnvelopeFrame(reading, root);
