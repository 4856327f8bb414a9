import { establishVersion } from '../establish-version.ts';
import { BareStatus, faults } from '../faults.ts';
import { CONTENT_TYPE, mediaType } from '../protocol.ts';
import type { Attribute, StartTag } from '../xml/parser.ts';
import { type Frame, IGNORED, type Reading } from './reading.ts';
import { openRecord, openRecordOf } from './value-frames.ts';

/** The root: decides the version, finds Header and Body (fact: wire-envelope-version, wire-soap11-as-12). */
export class EnvelopeFrame implements Frame {
  readonly label = '';
  readonly #reading: Reading;
  readonly #namespace: string;
  #hasHeader = false;
  #hasBody = false;

  constructor(reading: Reading, tag: StartTag) {
    const version = establishVersion(tag.namespace, reading.onVersion);
    if (version === '1.1' && mediaType(reading.contentType) === CONTENT_TYPE['1.2'])
      throw new BareStatus(415, 'a SOAP 1.1 envelope was sent as application/soap+xml');
    if (tag.local !== 'Envelope') throw faults.missingEnvelope();
    reading.soapVersion = version;
    this.#reading = reading;
    this.#namespace = tag.namespace;
  }

  open(tag: StartTag): Frame {
    if (!this.#hasBody) return this.#openPart(tag);
    this.#reading.find(
      tag.offset,
      () => ({
        kind: tag.local === 'Header' || tag.local === 'Body' ? 'misplaced' : 'unknown-element',
        found: tag.local,
        expected: 'Header, then Body',
        nearest: null,
        used: 'nothing',
        message: `${tag.local} stands behind the Body, where nothing is read; it was ignored.`,
      }),
      tag.local,
    );
    return IGNORED;
  }

  /** Header may come first; whatever else comes before Body makes the framework miss the Body (fact: wire-no-body). */
  #openPart(tag: StartTag): Frame {
    const part = tag.namespace === this.#namespace ? tag.local : null;
    if (part === 'Header' && !this.#hasHeader) {
      this.#hasHeader = true;
      return new HeaderFrame(this.#reading, this.#namespace);
    }
    if (part !== 'Body') throw faults.missingBody();
    this.#hasBody = true;
    return new BodyFrame(this.#reading);
  }

  text(text: string): void {
    if (!this.#hasBody && text.trim() !== '') throw faults.missingBody();
  }

  close(): void {
    if (!this.#hasBody) throw faults.missingBody();
  }
}

/** Reads the auth header; other entries are ignored (fact: wire-unknown-header). */
class HeaderFrame implements Frame {
  readonly label = 'Header';
  readonly #reading: Reading;
  readonly #namespace: string;

  constructor(reading: Reading, namespace: string) {
    this.#reading = reading;
    this.#namespace = namespace;
  }

  open(tag: StartTag): Frame {
    const reading = this.#reading;
    const { plan } = reading;
    const expected = plan.header;
    if (expected && tag.local === expected.name && tag.namespace === plan.namespace && !reading.header) {
      const { frame, record } = openRecord(reading, expected, tag, tag.local);
      reading.header = record;
      return frame;
    }
    if (tag.attributes.some((attribute) => this.#demandsUnderstanding(attribute)))
      reading.notUnderstood.push(tag.local);
    reading.find(
      tag.offset,
      () => ({
        kind: 'unread-header',
        found: tag.local,
        expected: expected ? `${expected.name} in ${plan.namespace}` : null,
        nearest: expected?.name ?? null,
        used: 'nothing',
        message: expected
          ? `Header ${tag.local}${tag.namespace === plan.namespace ? '' : ` in ${tag.namespace || 'no namespace'}`} is not read by this operation, which reads ${expected.name} in ${plan.namespace}; it was ignored.`
          : `Header ${tag.local} was ignored: this operation reads no header.`,
      }),
      tag.local,
    );
    return IGNORED;
  }

  #demandsUnderstanding({ namespace, local, value }: Attribute): boolean {
    return local === 'mustUnderstand' && namespace === this.#namespace && (value === '1' || value === 'true');
  }

  text(): void {}
  close(): void {}
}

class BodyFrame implements Frame {
  readonly label = '';
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  open(tag: StartTag): Frame {
    const reading = this.#reading;
    const { operation, namespace, request } = reading.plan;
    if (tag.local === operation.name && tag.namespace === namespace && reading.arguments === null) {
      const { frame, record } = openRecordOf(reading, request, tag, tag.local);
      reading.arguments = record;
      return frame;
    }
    reading.find(
      tag.offset,
      () => ({
        kind: reading.arguments === null ? 'unknown-element' : 'repeated',
        found: tag.local,
        expected: `${operation.name} in ${namespace}`,
        nearest: operation.name,
        used: 'nothing',
        message: `The body's ${tag.local} in ${tag.namespace || 'no namespace'} is not the ${operation.name} in ${namespace} that the action names; it was ignored.`,
      }),
      tag.local,
    );
    return IGNORED;
  }

  text(): void {}
  close(): void {}
}
