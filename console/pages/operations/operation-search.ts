import type { ListedOperation, OperationList } from '../../../contracts/control/operations.ts';

/** What is looked for; an empty text is anything. */
export interface Wanted {
  /** Words of a name, a field, a family, an error or a summary. */
  readonly text: string;
  readonly service: string;
  readonly version: string;
  /** `reads` or `writes`. */
  readonly does: string;
}

/** An operation that was found. */
export interface Found {
  readonly operation: ListedOperation;
  /** The fields that have a wanted word, where its name has not. */
  readonly fields: readonly string[];
}

/** Finds operations; what they are found by is read once. */
export class OperationSearch {
  readonly #entries: readonly Entry[];

  constructor({ operations, fields, errors }: OperationList) {
    const fieldsOf = operations.map((): string[] => []);
    for (const [name, places] of Object.entries(fields))
      for (const place of places) fieldsOf[place]?.push(name);
    const names = new Map(errors.map(({ code, name }) => [code, name]));
    this.#entries = operations.map((operation, at) => ({
      operation,
      fields: fieldsOf[at] ?? [],
      name: `${operation.service}.${operation.operation}`.toLowerCase(),
      other: [
        ...[operation.family, operation.summary],
        ...operation.errors.flatMap((code) => [String(code), names.get(code) ?? '']),
        ...operation.marks,
      ]
        .join(' ')
        .toLowerCase(),
    }));
  }

  /** Those whose names have all words first. */
  find({ text, service, version, does }: Wanted): Found[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#entries.flatMap((entry) => {
      const { operation } = entry;
      if (service !== '' && operation.service !== service) return [];
      if (version !== '' && operation.version !== version) return [];
      if (does !== '' && does !== (operation.writes ? 'writes' : 'reads')) return [];
      const hits = words.map((word) => hitOf(word, entry));
      return hits.every((hit) => hit !== null) ? [{ operation, hits }] : [];
    });
    return found
      .toSorted((one, other) => rankOf(one.hits) - rankOf(other.hits))
      .map(({ operation, hits }) => ({
        operation,
        fields: [...new Set(hits.flatMap((hit) => hit?.fields ?? []))],
      }));
  }
}

interface Entry {
  readonly operation: ListedOperation;
  readonly fields: readonly string[];
  /** In small letters, as all else that is compared. */
  readonly name: string;
  readonly other: string;
}

/** How a word was found: in the name at best. */
interface Hit {
  readonly rank: number;
  readonly fields: readonly string[];
}

function hitOf(word: string, { name, other, fields }: Entry): Hit | null {
  if (name.includes(word)) return { rank: 0, fields: [] };
  const having = fields.filter((field) => field.toLowerCase().includes(word));
  if (having.length > 0) return { rank: 1, fields: having };
  return other.includes(word) ? { rank: 2, fields: [] } : null;
}

function rankOf(hits: readonly (Hit | null)[]): number {
  return Math.max(0, ...hits.map((hit) => hit?.rank ?? 0));
}
