import { nearestName } from '../../../base/nearest-name.ts';
import { SCOPES } from '../model.ts';
import type { Confidence } from '../provenance.ts';
import {
  type BehaviourNode,
  ContractError,
  type Declaration,
  type FieldNode,
  type Name,
  type Preface,
  type ServiceNode,
  type TypeNode,
} from './syntax.ts';
import { type Token, type TokenKind, tokenise } from './tokens.ts';

const CONFIDENCES: readonly string[] = ['certain', 'high', 'low'] satisfies Confidence[];

/** As messages list them. */
const ANNOTATIONS = [...SCOPES, 'new', 'also'].map((name) => `@${name}`).join(', ');

const DECLARATIONS: readonly string[] = ['operation', 'like', 'type', 'list', 'enum'];

/** What an operation says of its behaviour; a list of names ends before the next of these words. */
const CLAUSES: readonly string[] = ['family', 'writes', 'not', 'raises', 'ignores', 'rests'];

/**
 * Reads the text of one `.contract` file.
 * @param file the name used in messages.
 * @throws ContractError at the first thing that is not of the language.
 */
export function parseContract(text: string, file: string): ServiceNode {
  return new ContractParser(tokenise({ text, file })).service();
}

/** Recursive descent over the tokens: one method per rule of the language, in the order of the README. */
class ContractParser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  service(): ServiceNode {
    this.#keyword('service');
    const name = this.#name('the name of the service');
    const version = this.#name('the version');
    const namespace = this.#expect('string', 'the namespace').text;
    this.#keyword('paths');
    const paths: string[] = [];
    do paths.push(this.#expect('string', 'a path').text);
    while (this.#peek().kind === 'string' && this.#peek().text.startsWith('/'));
    const header = this.#take('name', 'header') ? this.#name('the type of the header') : null;
    const families = this.#take('name', 'families') ? this.#names('the name of a family') : [];

    const declarations: Declaration[] = [];
    while (this.#peek().kind !== 'end') declarations.push(this.#declaration());
    return { name, version, namespace, paths, header, families, declarations };
  }

  #declaration(): Declaration {
    const preface = this.#preface();
    const keyword = this.#expect('name', 'operation, like, type, list or enum');
    switch (keyword.text) {
      case 'operation': {
        const name = this.#name('the name of the operation');
        const request = this.#fields('(', ')');
        const result = this.#take('symbol', ':') ? this.#type() : null;
        const behaviour = this.#behaviour(name);
        return { kind: 'operation', preface, name, request, result, behaviour };
      }
      case 'like': {
        const version = this.#name('a version');
        const operations = this.#names('the name of an operation');
        return { kind: 'like', preface, version, operations };
      }
      case 'type': {
        const name = this.#name('the name of the type');
        const base = this.#take('name', 'extends') ? this.#name('the base type') : null;
        return { kind: 'record', preface, name, base, fields: this.#fields('{', '}') };
      }
      case 'list': {
        const name = this.#name('the name of the list');
        this.#symbol('{');
        const item = this.#field();
        this.#symbol('}');
        return { kind: 'list', preface, name, item };
      }
      case 'enum':
        return {
          kind: 'enum',
          preface,
          name: this.#name('the name of the enum'),
          values: this.#names('a value of the enum'),
        };
      default:
        throw new ContractError(
          `'${keyword.text}' begins no declaration; expected one of ${DECLARATIONS.join(', ')}`,
          keyword.place,
        );
    }
  }

  #preface(): Preface {
    let summary = '';
    let confidence: Confidence | null = null;
    let evidence: readonly string[] = [];
    const notes: string[] = [];
    let deprecated = false;
    let header: Name | null = null;
    let element: Name | null = null;
    if (this.#peek().kind === 'string') summary = this.#advance().text;
    while (this.#peek().kind === 'annotation') {
      const annotation = this.#advance();
      if (CONFIDENCES.includes(annotation.text)) {
        confidence = annotation.text as Confidence;
        evidence = this.#parenthesised(() => this.#name('a kind of evidence').text);
      } else if (annotation.text === 'note') {
        notes.push(...this.#parenthesised(() => this.#expect('string', 'the text of the note').text));
      } else if (annotation.text === 'deprecated') {
        deprecated = true;
      } else if (annotation.text === 'header') {
        [header = null] = this.#parenthesised(() => this.#name('the type of the header'));
      } else if (annotation.text === 'element') {
        [element = null] = this.#parenthesised(() => this.#name('the result element'));
      } else {
        throw new ContractError(
          `unknown annotation '@${annotation.text}'; known: @certain, @high, @low, @note, @deprecated, @header, @element`,
          annotation.place,
        );
      }
    }
    return { summary, confidence, evidence, notes, deprecated, header, element };
  }

  #behaviour(operation: Name): BehaviourNode {
    let family: Name | null = null;
    let writes = false;
    let forbiddenOnTrial = false;
    let raises: readonly Name[] = [];
    let ignores: readonly Name[] = [];
    let marks: readonly Name[] = [];
    const said = new Set<string>();
    while (this.#peek().kind === 'name' && !DECLARATIONS.includes(this.#peek().text)) {
      const clause = this.#advance();
      if (said.has(clause.text))
        throw new ContractError(`duplicate '${clause.text}' of operation ${operation.text}`, clause.place);
      said.add(clause.text);
      switch (clause.text) {
        case 'family':
          family = this.#name('the name of the family');
          break;
        case 'writes':
          writes = true;
          break;
        case 'not':
          this.#keyword('on');
          this.#keyword('trial');
          forbiddenOnTrial = true;
          break;
        case 'raises':
          raises = this.#listed('the name of an error');
          break;
        case 'ignores':
          ignores = this.#listed('the path of an argument');
          break;
        case 'rests':
          this.#keyword('on');
          marks = this.#listed('the id of a mark');
          break;
        default: {
          const nearest = nearestName(clause.text, [...CLAUSES, ...DECLARATIONS]);
          throw new ContractError(
            `'${clause.text}' says nothing of operation ${operation.text}; ` +
              (nearest === null ? `expected one of ${CLAUSES.join(', ')}` : `did you mean ${nearest}?`),
            clause.place,
          );
        }
      }
    }
    return { family, writes, forbiddenOnTrial, raises, ignores, marks };
  }

  #fields(open: '(' | '{', close: ')' | '}'): FieldNode[] {
    this.#symbol(open);
    const fields: FieldNode[] = [];
    while (!this.#take('symbol', close)) fields.push(this.#field());
    return fields;
  }

  #field(): FieldNode {
    const name = this.#name('the name of a field');
    this.#symbol(':');
    const type = this.#type();
    const nullable = this.#take('symbol', '?');
    const optional = this.#take('name', 'optional');
    const repeated = this.#take('name', 'repeated');
    let identity: FieldNode['identity'] = null;
    let ignoresOwnId = false;
    const otherSpellings: Name[] = [];
    while (this.#peek().kind === 'annotation') {
      const annotation = this.#advance();
      const scope = SCOPES.find((one) => one === annotation.text);
      if (scope) {
        const [none = null] =
          this.#peek().text === '('
            ? this.#parenthesised(() => Number(this.#expect('number', 'the value that names nothing').text))
            : [];
        identity = { scope, none };
      } else if (annotation.text === 'new') {
        ignoresOwnId = true;
      } else if (annotation.text === 'also') {
        otherSpellings.push(...this.#parenthesised(() => this.#name('another spelling')));
      } else {
        throw new ContractError(
          `unknown annotation '@${annotation.text}' on field ${name.text}; known: ${ANNOTATIONS}`,
          annotation.place,
        );
      }
    }
    return { name, type, nullable, optional, repeated, identity, ignoresOwnId, otherSpellings };
  }

  #type(): TypeNode {
    if (this.#peek().text === '{') return { kind: 'inline', fields: this.#fields('{', '}') };
    const name = this.#name('a type');
    return this.#take('symbol', '[]') ? { kind: 'listOf', name } : { kind: 'named', name };
  }

  #names(expected: string): Name[] {
    this.#symbol('{');
    const names: Name[] = [];
    while (!this.#take('symbol', '}')) names.push(this.#name(expected));
    return names;
  }

  /** Names without anything around them, up to the next word of the language. */
  #listed(expected: string): Name[] {
    const names = [this.#name(expected)];
    while (this.#peek().kind === 'name' && ![...CLAUSES, ...DECLARATIONS].includes(this.#peek().text))
      names.push(this.#name(expected));
    return names;
  }

  #parenthesised<T>(item: () => T): T[] {
    this.#symbol('(');
    const items: T[] = [];
    while (!this.#take('symbol', ')')) items.push(item());
    return items;
  }

  #name(expected: string): Name {
    const { text, place } = this.#expect('name', expected);
    return { text, place };
  }

  #keyword(text: string): void {
    if (!this.#take('name', text)) this.#fail(`'${text}'`);
  }

  #symbol(text: string): void {
    if (!this.#take('symbol', text)) this.#fail(`'${text}'`);
  }

  #expect(kind: TokenKind, expected: string): Token {
    if (this.#peek().kind !== kind) this.#fail(expected);
    return this.#advance();
  }

  #take(kind: TokenKind, text: string): boolean {
    const token = this.#peek();
    if (token.kind !== kind || token.text !== text) return false;
    this.#next++;
    return true;
  }

  #peek(): Token {
    // The tokens end with `end`, which nothing advances past.
    return this.#tokens[this.#next] as Token;
  }

  #advance(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next++;
    return token;
  }

  #fail(expected: string): never {
    const { text, place } = this.#peek();
    throw new ContractError(`expected ${expected}, found '${text}'`, place);
  }
}
