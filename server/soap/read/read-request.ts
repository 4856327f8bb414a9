import type { Steps } from '../../../base/turns.ts';
import { BareStatus } from '../faults.ts';
import type { SoapVersion } from '../protocol.ts';
import type { Limits } from '../xml/limits.ts';
import { type StartTag, XmlParser } from '../xml/parser.ts';
import { XmlSyntaxError } from '../xml/syntax-error.ts';
import { EnvelopeFrame } from './envelope-frames.ts';
import type { RequestPlan } from './plan.ts';
import { type Frame, Reading, type RequestMessage } from './reading.ts';

/** Reads the envelope of a request whose operation is known. */
export class RequestReader {
  readonly #reading: Reading;
  readonly #parser: XmlParser;

  /** @param onVersion told as soon as the envelope shows the version, so that a fault after it is written in that version. */
  constructor(
    plan: RequestPlan,
    document: string,
    contentType: string | undefined,
    limits: Limits,
    onVersion: (version: SoapVersion) => void,
  ) {
    this.#reading = new Reading(plan, document, contentType, onVersion, openEnvelope);
    this.#parser = new XmlParser(document, this.#reading, limits);
  }

  /** @throws SoapFault or BareStatus, as ASMX would answer. */
  *read(): Steps<RequestMessage> {
    let end = this.#parse();
    for (; end === null; end = this.#parse()) yield;
    this.#reading.endAt(end);
    return this.#reading.message();
  }

  #parse(): number | null {
    try {
      return this.#parser.proceed();
    } catch (error) {
      if (error instanceof XmlSyntaxError) throw new BareStatus(400, error.message);
      throw error;
    }
  }
}

const openEnvelope = (reading: Reading, root: StartTag): Frame => new EnvelopeFrame(reading, root);
