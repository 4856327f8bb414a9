import type { Finding } from '../../../contracts/finding.ts';
import { BareStatus, type SoapFault } from '../faults.ts';
import type { SoapVersion } from '../protocol.ts';
import { UnreadFault } from '../unread-fault.ts';
import type { Namespaces } from '../xml/namespaces.ts';
import type { Aside, StartTag, XmlHandler } from '../xml/parser.ts';
import { beginningOf, type Description, FindingList } from './finding-list.ts';
import type { RequestPlan } from './plan.ts';

/** The auth header as it came; null where an element was missing. */
type HeaderRecord = Record<string, unknown>;

/** A request, read: what a handler gets, and what was noticed on the way. */
export interface RequestMessage {
  readonly soapVersion: SoapVersion;
  /** The header entry the operation reads; null when it was not there. */
  readonly header: HeaderRecord | null;
  readonly arguments: Record<string, unknown>;
  readonly findings: readonly Finding[];
  /** Names of header entries that demand to be understood and are not (fact: wire-must-understand). */
  readonly notUnderstood: readonly string[];
}

/**
 * An open element. What its children mean is the business of the frame it pushed: a frame answers a child's start with
 * the child's frame.
 */
export interface Frame {
  /** The step it adds to a path; empty for the envelope's own elements. */
  readonly label: string;
  open(tag: StartTag): Frame;
  text(text: string, goesOn: boolean): void;
  /** A comment or an instruction, which most frames pass over; an undeclared entity is none of theirs. */
  aside?(aside: Aside): void;
  close(end: number): void;
}

/** Of an element that is skipped with all that it holds. */
export const IGNORED: Frame = { label: '', open: () => IGNORED, text() {}, close() {} };

/** Of one that is nil: what it holds is read, and means nothing. */
export const NIL_FRAME: Frame = { label: '', open: () => IGNORED, text() {}, close() {} };

/** The state of reading one document; the stack of frames is the path to where the parser stands. */
export class Reading implements XmlHandler {
  readonly plan: RequestPlan;
  readonly document: string;
  readonly contentType: string | undefined;
  readonly onVersion: (version: SoapVersion) => void;
  readonly notUnderstood: string[] = [];
  header: HeaderRecord | null = null;
  arguments: Record<string, unknown> | null = null;
  soapVersion: SoapVersion = '1.1';
  namespaces: Namespaces | null = null;
  /** Whether the text that is told in pieces was found to stand where none belongs. */
  strayTextNoted = false;
  readonly #findings = new FindingList();
  readonly #frames: Frame[] = [];
  readonly #openRoot: (reading: Reading, root: StartTag) => Frame;

  /** @param openRoot gives the frame of the document's first element. */
  constructor(
    plan: RequestPlan,
    document: string,
    contentType: string | undefined,
    onVersion: (version: SoapVersion) => void,
    openRoot: (reading: Reading, root: StartTag) => Frame,
  ) {
    this.plan = plan;
    this.document = document;
    this.contentType = contentType;
    this.onVersion = onVersion;
    this.#openRoot = openRoot;
  }

  open(tag: StartTag): void {
    const parent = this.#frames.at(-1);
    this.#frames.push(parent ? parent.open(tag) : this.#openRoot(this, tag));
  }

  text(text: string, goesOn: boolean): void {
    this.#frames.at(-1)?.text(text, goesOn);
  }

  aside(aside: Aside): void {
    const frame = this.#frames.at(-1);
    // What an entity stands for is asked everywhere but in an element that is skipped (fact: wire-entity-unread).
    if (aside.kind === 'entity' && frame !== IGNORED)
      throw new BareStatus(400, `undeclared entity ${aside.name} stands in ${this.path() || 'the envelope'}`);
    frame?.aside?.(aside);
  }

  close(end: number): void {
    this.#frames.at(-1)?.close(end);
    this.#frames.pop();
  }

  /** @param offset of the element the finding is about; its name stands one character further. */
  find(offset: number, describe: () => Description, ...steps: string[]): void {
    this.#findings.add(offset + 1, () => this.path(...steps.map(beginningOf)), describe);
  }

  /** The fault over a value that is none of its type, with everything that was found until then. */
  unread(fault: SoapFault, offset: number, describe: () => Omit<Description, 'kind' | 'used'>): UnreadFault {
    this.find(offset, () => ({ ...describe(), kind: 'unreadable', used: 'nothing' }));
    return new UnreadFault(fault, this.#findings.in(this.document));
  }

  path(...steps: string[]): string {
    return [...this.#frames.map(({ label }) => label), ...steps].filter((step) => step !== '').join('/');
  }

  /** @param end how far the document was read; what stands there is never looked at (fact: wire-behind-envelope). */
  endAt(end: number): void {
    const found = this.document.slice(end).trim();
    if (found === '') return;
    this.find(this.document.indexOf(found, end) - 1, () => ({
      kind: 'stray-text',
      found: beginningOf(found),
      expected: null,
      nearest: null,
      used: 'nothing',
      message: 'What stands behind the envelope was never looked at.',
    }));
  }

  message(): RequestMessage {
    const { soapVersion, header, notUnderstood, plan } = this;
    if (this.arguments === null) {
      // A body that does not hold the operation's element is not refused (fact: wire-other-element).
      this.arguments = plan.request.create();
      this.find(0, () => ({
        kind: 'missing',
        found: '',
        expected: plan.operation.name,
        nearest: null,
        used: 'the default of every argument',
        message: `The body holds no ${plan.operation.name} in ${plan.namespace}; every argument was left at its default.`,
      }));
    }
    const expected = plan.header?.name;
    if (expected !== undefined && header === null)
      this.find(0, () => ({
        kind: 'missing',
        found: '',
        expected,
        nearest: null,
        used: 'no credentials',
        message: `The header ${expected} is missing; the service saw no credentials.`,
      }));
    const findings = this.#findings.in(this.document);
    return { soapVersion, header, arguments: this.arguments, findings, notUnderstood };
  }
}
