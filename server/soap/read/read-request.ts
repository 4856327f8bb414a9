import type { Stretch } from '../../../base/turns.ts';
import { BareStatus } from '../faults.ts';
import type { SoapVersion } from '../protocol.ts';
import type { Limits } from '../xml/limits.ts';
import { type StartTag, XmlParser } from '../xml/parser.ts';
import { XmlSyntaxError } from '../xml/syntax-error.ts';
import { EnvelopeFrame } from './envelope-frames.ts';
import type { RequestPlan } from './plan.ts';
import { type Frame, Reading, type RequestMessage } from './reading.ts';

/** Reads the envelope of a request whose operation is known, a stretch of time after the other. */
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

  /**
   * Reads on until it is done or the stretch is up.
   * @returns null when there is more to read.
   * @throws SoapFault or BareStatus, as ASMX would answer.
   */
  proceed(stretch: Pick<Stretch, 'isUp'>): RequestMessage | null {
    const end = this.#parse(stretch);
    if (end === null) return null;
    this.#reading.endAt(end);
    return this.#reading.message();
  }

  #parse(stretch: Pick<Stretch, 'isUp'>): number | null {
    try {
      return this.#parser.proceed(stretch);
    } catch (error) {
      if (error instanceof XmlSyntaxError) throw new BareStatus(400, error.message);
      throw error;
    }
  }
}

const openEnvelope = (reading: Reading, root: StartTag): Frame => new EnvelopeFrame(reading, root);
