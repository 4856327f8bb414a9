import fc, { type Arbitrary } from 'fast-check';
import type { Field, Operation, RecordType, Type } from '../../contracts/interface/model.ts';
import { ENVELOPE_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../../server/soap/protocol.ts';
import { enumForms, FORMS } from './forms.ts';

/** A piece of a request: raw XML, or an element that a smaller document may do without. */
export type Piece = string | ElementPiece;

export interface ElementPiece {
  readonly name: string;
  /** Raw, with a blank before each. */
  readonly attributes: string;
  readonly content: readonly Piece[];
}

/** A request of an operation, and the facts whose border it touches by intent. */
export interface RequestDocument {
  readonly operation: Operation;
  readonly root: ElementPiece;
  readonly touches: readonly string[];
}

export function documentText({ operation, root }: Pick<RequestDocument, 'operation' | 'root'>): string {
  return (
    `<s:Envelope xmlns:s="${ENVELOPE_NAMESPACE['1.1']}" xmlns:xsi="${XSI_NAMESPACE}" xmlns:xsd="${XSD_NAMESPACE}" ` +
    `xmlns:p="${operation.service.namespace}"><s:Body>${text(root)}</s:Body></s:Envelope>`
  );
}

function text(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const { name, attributes, content } = piece;
  return content.length === 0
    ? `<${name}${attributes}/>`
    : `<${name}${attributes}>${content.map(text).join('')}</${name}>`;
}

/** Draws a value. */
type Draw = <T>(arbitrary: Arbitrary<T>) => T;

/** Requests of an operation: right ones, ones with a doubtful place or two, and wild ones. */
export function requestsOf(operation: Operation): Arbitrary<RequestDocument> {
  return fc.gen().map((generate) => {
    const draw: Draw = (arbitrary) => generate(() => arbitrary);
    return new Drawing(operation, draw).document();
  });
}

/** What `touches` says of a list that comes twice. */
export const REPEATED_LIST = 'repeated list';

/** Right ones; strange elements around right values; few elements with strange values; anything. */
const MANNERS = [
  [0, 0, 100],
  [20, 150, 150],
  [600, 10, 700],
  [600, 10, 700],
  [300, 300, 150],
] as const;

const MOST_DEEP = 6;
/** Without the bias of fast-check towards small numbers, which would make rare things common. */
const permille = fc.noBias(fc.integer({ min: 0, max: 999 }));

class Drawing {
  readonly #operation: Operation;
  readonly #draw: Draw;
  readonly #touches = new Set<string>();
  /** How many of a thousand places are doubtful, of values and of elements. */
  readonly #boldness: { readonly values: number; readonly elements: number };
  /** How many of a thousand elements are left out. */
  readonly #absence: number;
  /** Whether the document may hold what breaks it: comments in values, nils in odd spellings, entities. */
  readonly #reckless: boolean;

  constructor(operation: Operation, draw: Draw) {
    this.#operation = operation;
    this.#draw = draw;
    const [values, elements, absence] = draw(fc.constantFrom(...MANNERS));
    this.#boldness = { values, elements };
    this.#absence = absence;
    this.#reckless = draw(permille) < 60;
  }

  document(): RequestDocument {
    const operation = this.#operation;
    let attributes = ` xmlns="${operation.service.namespace}"`;
    if (this.#reckless && this.#bold()) {
      this.#touches.add('wire-type-of-operation');
      attributes += ` xsi:type="${this.#oneOf('Unknown', operation.name, 'xsd:int')}"`;
    }
    const root = { name: operation.name, attributes, content: this.#members(operation.request, 0) };
    return { operation, root, touches: [...this.#touches] };
  }

  #bold(what: 'values' | 'elements' = 'elements'): boolean {
    return this.#draw(permille) < this.#boldness[what];
  }

  #oneOf<T>(...values: readonly T[]): T {
    return this.#draw(fc.constantFrom(...values));
  }

  #members(fields: readonly Field[], depth: number): Piece[] {
    const pieces: Piece[] = [];
    for (const field of fields) {
      if (this.#draw(permille) < this.#absence) continue;
      pieces.push(this.#element(field, depth));
      if (this.#bold()) pieces.push(this.#between(field, depth));
    }
    return this.#draw(permille) < 200
      ? this.#draw(fc.shuffledSubarray(pieces, { minLength: pieces.length }))
      : pieces;
  }

  /** What may stand between the elements that are declared. */
  #between(field: Field, depth: number): Piece {
    switch (
      this.#oneOf(
        'repeated',
        'unknown',
        'foreign',
        'none',
        'case',
        'comment',
        'instruction',
        'text',
        'cdata',
        'space',
        'entity',
      )
    ) {
      case 'repeated':
        if (field.type.kind === 'list') this.#touches.add(REPEATED_LIST);
        return this.#element(field, depth);
      case 'unknown':
        return {
          name: 'Unknown',
          attributes: ' a="1"',
          content: [this.#oneOf('', 'x', '<Deep>1</Deep>', '<!-- x -->')],
        };
      case 'foreign':
        return { name: field.name, attributes: ' xmlns="urn:other"', content: ['1'] };
      case 'none':
        return { name: field.name, attributes: ' xmlns=""', content: ['1'] };
      case 'case':
        return {
          name: field.name === field.name.toLowerCase() ? field.name.toUpperCase() : field.name.toLowerCase(),
          attributes: '',
          content: ['1'],
        };
      case 'comment':
        return '<!-- between -->';
      case 'instruction':
        return '<?between it?>';
      case 'cdata':
        return '<![CDATA[between]]>';
      case 'text':
        return 'between &amp; &#233;';
      case 'entity':
        return this.#reckless ? this.#oneOf('&unknown;', '&lt;', '&#x41;') : '';
      case 'space':
        return '\r\n \t';
    }
  }

  #element(field: Field, depth: number): ElementPiece {
    const prefix = this.#bold() ? 'p:' : '';
    const nil = this.#bold() ? this.#nil() : '';
    const attribute = this.#bold()
      ? this.#oneOf(' a="1"', ' p:a="1"', ' xml:lang="nl"', ' xml:space="preserve"', ' xmlns:q="urn:q"')
      : '';
    const { attributes, content } = this.#content(field.type, depth);
    const isEmptied = nil !== '' && this.#draw(permille) < 500;
    return {
      name: prefix + field.name,
      attributes: attributes + nil + attribute,
      content: isEmptied ? [] : content,
    };
  }

  #nil(): string {
    if (!this.#reckless) return ` xsi:nil="${this.#oneOf('true', '1', 'false', '0')}"`;
    this.#touches.add('wire-nil-forms');
    return this.#oneOf(
      ...[
        ' xsi:nil=" true "',
        ' xsi:nil="True"',
        ' xsi:nil=""',
        ' xsi:nil="\n1"',
        ' xsi:null="true"',
        ' xsi:nil="nil"',
      ],
      ' xmlns:old="http://www.w3.org/1999/XMLSchema-instance" old:nil="true"',
      ' xmlns:old="http://www.w3.org/2000/10/XMLSchema-instance" old:null="1"',
    );
  }

  #content(type: Type, depth: number): { attributes: string; content: readonly Piece[] } {
    switch (type.kind) {
      case 'simple':
        return { attributes: this.#typeOfSimple(), content: this.#value(FORMS[type.name]) };
      case 'enum':
        return { attributes: this.#typeOfSimple(), content: this.#value(enumForms(type.values)) };
      case 'list': {
        const count = depth > MOST_DEEP ? 0 : this.#oneOf(0, 1, 1, 2, 3);
        const items = Array.from({ length: count }, () => this.#element(type.item, depth + 1));
        const strange = this.#bold() ? [this.#between(type.item, depth + 1)] : [];
        return { attributes: '', content: [...items, ...strange] };
      }
      case 'record':
        return this.#record(type, depth);
    }
  }

  #typeOfSimple(): string {
    return this.#bold() ? ` xsi:type="${this.#oneOf('xsd:string', 'xsd:int', 'Unknown', 'p:Unknown')}"` : '';
  }

  #record(declared: RecordType, depth: number): { attributes: string; content: readonly Piece[] } {
    let type = declared;
    let attributes = '';
    if (
      declared.name !== null &&
      (this.#bold() || (declared.subtypes.length > 0 && this.#draw(permille) < 400))
    ) {
      const named = this.#draw(fc.constantFrom(declared, ...declared.subtypes, ...declared.subtypes));
      type = named;
      attributes = ` xsi:type="${this.#oneOf('', 'p:')}${named.name}"`;
      if (this.#bold())
        attributes = ` xsi:type="${this.#oneOf('Unknown', 'xsd:string', 'p:Unknown', 'xsd:anyType')}"`;
    }
    return { attributes, content: depth > MOST_DEEP ? [] : this.#members(type.fields, depth + 1) };
  }

  #value({ plain, doubtful }: { plain: Arbitrary<string>; doubtful: Arbitrary<string> }): readonly Piece[] {
    const isBold = this.#bold('values');
    const value = this.#draw(isBold ? doubtful : plain);
    const content = this.#draw(permille) < (isBold ? 300 : 50) ? this.#dressed(value) : escaped(value);
    if (this.#reckless && isBold) return [this.#interrupted(content)];
    if (isBold && this.#draw(permille) < 30)
      return [content, { name: 'Inside', attributes: '', content: [] }];
    return content === '' ? [] : [content];
  }

  /** The same characters in another dress. */
  #dressed(value: string): string {
    const hasForbidden = FORBIDDEN.test(value);
    switch (this.#oneOf('section', 'references', 'decimal references', 'half', 'raw')) {
      case 'section':
        return hasForbidden ? escaped(value) : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
      case 'references':
        return [...value].map((unit) => `&#x${unit.codePointAt(0)?.toString(16)};`).join('');
      case 'decimal references':
        return [...value].map((unit) => `&#${unit.codePointAt(0)};`).join('');
      case 'half': {
        const [first = '', ...rest] = [...value];
        return hasForbidden ? escaped(value) : `<![CDATA[${first}]]>${escaped(rest.join(''))}`;
      }
      case 'raw':
        return value.replace(/[&<]/g, (unit) => (unit === '&' ? '&amp;' : '&lt;'));
    }
  }

  #interrupted(content: string): string {
    const [fact, inside] = this.#oneOf(
      ['wire-comment-in-value', '<!-- inside -->'] as const,
      ['wire-comment-in-value', '<?inside it?>'] as const,
      ['wire-entity-unread', '&nbsp;'] as const,
    );
    this.#touches.add(fact);
    return this.#oneOf(inside + content, content + inside);
  }
}

/** What XML 1.0 forbids, lone surrogates apart, which UTF-8 cannot carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function escaped(value: string): string {
  return value.replace(/[&<>\r]|[^\t\n\x20-\uFFFD]/g, (unit) => `&#${unit.charCodeAt(0)};`);
}
