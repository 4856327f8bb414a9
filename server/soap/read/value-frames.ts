import { XMLNS_NAMESPACE } from '../../../base/xml/names.ts';
import { BareStatus, faults } from '../faults.ts';
import { versionOfEnvelope, XSI_NAMESPACE, XSI_NAMESPACES } from '../protocol.ts';
import { subtype } from '../subtype.ts';
import type { Aside, Attribute, StartTag } from '../xml/parser.ts';
import { placeOf, placeOfNextNode } from '../xml/place.ts';
import { explainIgnoredElement } from './explain.ts';
import { beginningOf } from './finding-list.ts';
import type { FieldPlan, ListPlan, RecordPlan, SimplePlan } from './plan.ts';
import { type Frame, IGNORED, NIL_FRAME, type Reading } from './reading.ts';
import { SIMPLE_READERS, SIMPLE_VALUES } from './simple-values.ts';
import { ValueError } from './value.ts';

interface OpenRecord {
  readonly frame: Frame;
  /** What the frame fills. */
  readonly record: Record<string, unknown>;
}

/** Starts a record; `xsi:type` may choose a type that extends the declared one. */
export function openRecord(reading: Reading, declared: RecordPlan, tag: StartTag, label: string): OpenRecord {
  const plan = tag.attributes.length === 0 ? declared : namedPlan(reading, declared, tag);
  const open = openRecordOf(reading, plan, tag, label);
  if (plan !== declared) subtype(plan.name, open.record);
  return open;
}

/** Starts a record of this plan, whatever `xsi:type` says, as the element of an operation (fact: wire-type-of-operation). */
export function openRecordOf(reading: Reading, plan: RecordPlan, tag: StartTag, label: string): OpenRecord {
  const record = plan.create();
  noteAttributes(reading, tag, label);
  return { frame: new RecordFrame(reading, plan, record, tag.offset, label), record };
}

class RecordFrame implements Frame {
  readonly label: string;
  readonly #reading: Reading;
  readonly #plan: RecordPlan;
  readonly #record: Record<string, unknown>;
  readonly #offset: number;
  readonly #seen: boolean[] = [];

  constructor(
    reading: Reading,
    plan: RecordPlan,
    record: Record<string, unknown>,
    offset: number,
    label: string,
  ) {
    this.#reading = reading;
    this.#plan = plan;
    this.#record = record;
    this.#offset = offset;
    this.label = label;
  }

  open(tag: StartTag): Frame {
    const field = this.#plan.byName.get(tag.local);
    if (field && tag.namespace === this.#reading.plan.namespace && !this.#seen[field.index]) {
      this.#seen[field.index] = true;
      if (tag.local !== field.name) noteSpelling(this.#reading, field, tag);
      return openField(this.#reading, field, tag, field.name, (value) => {
        this.#record[field.name] = value;
      });
    }
    // The framework's reader takes the first of a repeated element, and ignores what is unknown (fact: wire-repeated,
    // wire-ignored).
    this.#reading.find(
      tag.offset,
      () => {
        // A type that is written where it is needed has no name.
        const { name, fields, byName } = this.#plan;
        return explainIgnoredElement(tag, { name: name || this.label, fields, byName }, this.#reading.plan);
      },
      tag.local,
    );
    return IGNORED;
  }

  text(text: string, goesOn: boolean): void {
    noteStrayText(this.#reading, text, goesOn, this.#offset);
  }

  close(): void {
    for (const field of this.#plan.fields) {
      if (this.#seen[field.index]) continue;
      const used = describeValue(field.default);
      this.#reading.find(
        this.#offset,
        () => ({
          kind: field.isValueType && !field.nillable ? 'missing' : 'absent',
          found: '',
          expected: field.name,
          nearest: null,
          used,
          message: `${field.name} is missing; the service used ${used}.`,
        }),
        field.name,
      );
    }
  }
}

class ListFrame implements Frame {
  readonly label: string;
  readonly #reading: Reading;
  readonly #plan: ListPlan;
  readonly #items: unknown[];
  readonly #offset: number;

  constructor(reading: Reading, plan: ListPlan, items: unknown[], offset: number, label: string) {
    this.#reading = reading;
    this.#plan = plan;
    this.#items = items;
    this.#offset = offset;
    this.label = label;
  }

  open(tag: StartTag): Frame {
    const { item } = this.#plan;
    if (tag.local === item.name && tag.namespace === this.#reading.plan.namespace) {
      const index = this.#items.push(item.default) - 1;
      return openField(this.#reading, item, tag, `${item.name}[${index}]`, (value) => {
        this.#items[index] = value;
      });
    }
    const within = { name: this.label, fields: [item], byName: new Map([[item.name, item]]) };
    this.#reading.find(tag.offset, () => explainIgnoredElement(tag, within, this.#reading.plan), tag.local);
    return IGNORED;
  }

  text(text: string, goesOn: boolean): void {
    noteStrayText(this.#reading, text, goesOn, this.#offset);
  }

  close(): void {}
}

class ValueFrame implements Frame {
  readonly label: string;
  readonly #reading: Reading;
  readonly #plan: SimplePlan;
  readonly #offset: number;
  readonly #accept: (value: unknown) => void;
  #text = '';

  constructor(
    reading: Reading,
    plan: SimplePlan,
    offset: number,
    label: string,
    accept: (value: unknown) => void,
  ) {
    this.#reading = reading;
    this.#plan = plan;
    this.#offset = offset;
    this.#accept = accept;
    this.label = label;
  }

  open(tag: StartTag): Frame {
    throw this.#interrupted(`element ${tag.local}`);
  }

  /** What decodes base64 as it reads passes over comments and instructions. */
  aside({ kind, name }: Aside): void {
    if (this.#plan.read !== SIMPLE_READERS.base64Binary) throw this.#interrupted(`${kind} ${name}`.trim());
  }

  /** .NET's XML reader reads the element as text and fails on all else (fact: wire-element-in-value, wire-comment-in-value). */
  #interrupted(by: string): BareStatus {
    return new BareStatus(400, `${by} stands inside the value of ${this.#reading.path()}`);
  }

  text(text: string): void {
    this.#text += text;
  }

  close(end: number): void {
    try {
      const text = ownText(this.#text, this.#reading.document);
      this.#accept(this.#plan.read(text, (lost) => this.#noteLoss(lost)));
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      const { line, column } = placeOfNextNode(this.#reading.document, end);
      const fault = faults.unreadableValue(line, column, error.message);
      const found = beginningOf(this.#text);
      throw this.#reading.unread(fault, this.#offset, () => ({
        found,
        expected: this.#plan.takes,
        nearest: null,
        message: `${this.label} was given as '${found}', which is not ${this.#plan.takes}; the request was refused unread.`,
      }));
    }
  }

  #noteLoss(lost: string): void {
    const used = describeValue(this.#plan.read(this.#text, () => {}));
    const found = beginningOf(this.#text);
    this.#reading.find(this.#offset, () => ({
      kind: 'changed-value',
      found,
      expected: null,
      nearest: null,
      used,
      message: `${this.label} was given as '${found}': ${lost}; the service used ${used}.`,
    }));
  }
}

/** Starts a declared element; `accept` gets its value, for records and lists at once, for values at the end. */
function openField(
  reading: Reading,
  field: FieldPlan,
  tag: StartTag,
  label: string,
  accept: (value: unknown) => void,
): Frame {
  const { value } = field;
  const nil = tag.attributes.length > 0 ? nilIn(tag.attributes) : null;
  if (nil !== null) {
    // Lists look at xsi:nil whatever the schema says; other elements only where they are nillable (fact: wire-nil).
    if (field.nillable || value.kind === 'list') {
      if (isNil(reading, nil, tag, label)) {
        accept(null);
        return NIL_FRAME;
      }
    } else if (/^\s*(true|1)\s*$/.test(nil)) noteIgnoredNil(reading, field, tag, label);
  }
  switch (value.kind) {
    case 'simple':
      noteAttributes(reading, tag, label);
      return new ValueFrame(
        reading,
        value,
        tag.offset,
        label,
        reading.plan.ignores.has(field.name)
          ? (read) => {
              accept(read);
              noteUnused(reading, field, tag, read);
            }
          : accept,
      );
    case 'record': {
      const { frame, record } = openRecord(reading, value, tag, label);
      accept(record);
      return frame;
    }
    case 'list': {
      const items: unknown[] = [];
      accept(items);
      noteAttributes(reading, tag, label);
      return new ListFrame(reading, value, items, tag.offset, label);
    }
  }
}

/** Clients of .NET send every value there is, so that a zero says nothing (mark: arguments-not-used). */
function noteUnused(reading: Reading, field: FieldPlan, tag: StartTag, value: unknown): void {
  const { operation, ignores } = reading.plan;
  const ignored = ignores.get(field.name)?.get(reading.path().replaceAll(/\[\d+\]/g, ''));
  if (!ignored || saysNothing(value, ignored.zero)) return;
  const { user } = ignored;
  reading.find(tag.offset, () => ({
    kind: 'not-used',
    found: describeValue(value),
    expected: user,
    nearest: null,
    used: 'nothing',
    message: `${field.name} is declared, but ${operation.name} does not use it${user === null ? '' : `; ${user} does`}.`,
  }));
}

/** A decimal keeps its scale, so that its zero is 0.00 too. */
function saysNothing(value: unknown, zero: unknown): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  return value === null || value === '' || value === zero || (zero === '0' && Number(value) === 0);
}

function noteIgnoredNil(reading: Reading, { name }: FieldPlan, tag: StartTag, label: string): void {
  reading.find(
    tag.offset,
    () => ({
      kind: 'ignored-nil',
      found: 'xsi:nil',
      expected: null,
      nearest: null,
      used: 'the content of the element',
      message: `${name} is not nillable; its xsi:nil was ignored and its content read.`,
    }),
    label,
  );
}

function noteSpelling(reading: Reading, { name }: FieldPlan, tag: StartTag): void {
  reading.find(
    tag.offset,
    () => ({
      kind: 'doubtful-spelling',
      found: tag.local,
      expected: name,
      nearest: name,
      used: 'its value',
      message: `${tag.local} was read as ${name}; which of the two the real service reads is not known.`,
    }),
    tag.local,
  );
}

function noteAttributes(reading: Reading, tag: StartTag, label: string): void {
  for (const { namespace, local, value } of tag.attributes) {
    if (namespace === XMLNS_NAMESPACE || namespace === XSI_NAMESPACE) continue;
    // Attributes of the SOAP envelope, such as encodingStyle and mustUnderstand, speak to the framework.
    if (versionOfEnvelope(namespace) !== null) continue;
    reading.find(
      tag.offset,
      () => ({
        kind: 'unknown-attribute',
        found: `${beginningOf(local)}="${beginningOf(value)}"`,
        expected: null,
        nearest: null,
        used: 'nothing',
        message: `The attribute ${beginningOf(local)} of ${tag.local} is not declared; it was ignored.`,
      }),
      label,
    );
  }
}

/** Text between elements is ignored (fact: wire-stray-text). */
/** Once for a text, in however many pieces it is told. */
function noteStrayText(reading: Reading, text: string, goesOn: boolean, offset: number): void {
  if (goesOn && reading.strayTextNoted) return;
  const found = beginningOf(text.trim());
  reading.strayTextNoted = found !== '';
  if (found === '') return;
  reading.find(offset, () => ({
    kind: 'stray-text',
    found,
    expected: null,
    nearest: null,
    used: 'nothing',
    message: `The text '${found}' stands between elements; it was ignored.`,
  }));
}

/** As the framework looks for them: `nil` of today, else `null` in any of the namespaces (fact: wire-nil-forms). */
const NIL_ATTRIBUTES = [`nil ${XSI_NAMESPACE}`, ...XSI_NAMESPACES.map((namespace) => `null ${namespace}`)];

/** The text that says whether an element is nil; null where nothing says so. */
function nilIn(attributes: readonly Attribute[]): string | null {
  const [first] = attributes
    .map(({ namespace, local, value }) => ({ rank: NIL_ATTRIBUTES.indexOf(`${local} ${namespace}`), value }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  return first?.value ?? null;
}

/** @throws SoapFault over what is no boolean. */
function isNil(reading: Reading, text: string, tag: StartTag, label: string): boolean {
  try {
    return SIMPLE_READERS.boolean(text, () => {}) === true;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const { line, column } = placeOf(reading.document, tag.offset + 1);
    throw reading.unread(faults.unreadableValue(line, column, error.message), tag.offset, () => ({
      found: text,
      expected: SIMPLE_VALUES.boolean,
      nearest: null,
      message: `The xsi:nil of ${label}, '${text}', is not ${SIMPLE_VALUES.boolean}; the request was refused unread.`,
    }));
  }
}

/**
 * The declared plan, or the extending one that `xsi:type` names (fact: wire-type-of-record).
 * @throws SoapFault for a type that does not fit, in the words of .NET's serialiser.
 */
function namedPlan(reading: Reading, declared: RecordPlan, tag: StartTag): RecordPlan {
  const attribute = tag.attributes.find(
    ({ namespace, local }) => namespace === XSI_NAMESPACE && local === 'type',
  );
  if (!attribute) return declared;
  const [prefix, name] = attribute.value.includes(':')
    ? attribute.value.split(':', 2)
    : ['', attribute.value];
  const namespace = reading.namespaces?.resolve(prefix ?? '') ?? '';
  if (namespace === reading.plan.namespace) {
    if (name === declared.name) return declared;
    const extending = declared.subtypes.get(name ?? '');
    if (extending) return extending;
  }
  const { line, column } = placeOf(reading.document, tag.offset + 1);
  const fault = faults.unreadableValue(
    line,
    column,
    `The specified type was not recognized: name='${name}', namespace='${namespace}', at <${tag.local} xmlns='${tag.namespace}'>.`,
  );
  throw reading.unread(fault, tag.offset, () => ({
    found: attribute.value,
    expected: `an xsi:type out of ${[declared.name, ...declared.subtypes.keys()].join(', ')}`,
    nearest: null,
    message: `The xsi:type of ${tag.local}, '${attribute.value}', is no type that fits there; the request was refused unread.`,
  }));
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return value instanceof Uint8Array ? `${value.length} bytes` : String(value);
}

/** A piece of a text up to here is a text of its own already. */
const SHORT = 12;

/** How much longer than a value the document may be that it keeps alive. */
const FACTOR = 64;

/**
 * A value that does not keep its document: the engine keeps a whole text for as long as a piece of it, and a name that
 * came in with an upload of megabytes would keep these as long as its record.
 */
function ownText(text: string, document: string): string {
  if (text.length <= SHORT || document.length <= FACTOR * text.length) return text;
  return Buffer.from(text).toString();
}
