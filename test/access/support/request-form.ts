import type { Field, Operation, Scope } from '../../../contracts/interface/model.ts';
import { guids, scaleNamed, topOf } from '../../../server/operations/shared/salary-table.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';

/** What a caller types to be somebody. */
export interface Secrets {
  readonly username: string;
  readonly token: string;
  readonly password?: string;
  readonly domain: string;
}

/** A value left open in a request: one of the caller's, or an id. */
export type Hole =
  | { readonly kind: 'secret'; readonly name: keyof Secrets }
  /** An id the catalogue marks; `row` counts those of the same name, so that the rows of a batch differ. */
  | {
      readonly kind: 'identity';
      readonly at: number;
      readonly path: string;
      readonly scope: Scope;
      readonly row: number;
    }
  /** The marked id of a record that is about to be made. */
  | { readonly kind: 'ignored'; readonly scope: Scope }
  /** Another id: of a contract, a run, an absence ... */
  | { readonly kind: 'record'; readonly path: string }
  /** Something known by a guid. */
  | { readonly kind: 'guid'; readonly path: string };

export type IdentityHole = Extract<Hole, { kind: 'identity' }>;

/** Fills a hole; undefined leaves the sample value. */
export type Fill = (hole: Hole) => string | number | undefined;

/** The envelope of an operation with every field filled and list items twice, in which ids and secrets are still open. */
export class RequestForm {
  readonly operation: Operation;
  readonly holes: readonly Hole[];
  /** Text around the holes: one piece more than there are holes. */
  readonly #pieces: readonly string[];

  constructor(operation: Operation) {
    this.operation = operation;
    const holes: Hole[] = [];
    const ignored = ignoredPaths(operation);
    const message = requestMessage(operation, '1.1', (field, path) => {
      const hole = holeAt(operation, field, path, ignored, holes);
      if (!hole) return sampleText(field, path.join('/'));
      holes.push(hole);
      return '{{hole}}';
    });
    this.holes = holes;
    this.#pieces = message.split('{{hole}}');
  }

  get identities(): IdentityHole[] {
    return this.holes.filter((hole) => hole.kind === 'identity');
  }

  get hasRecordIds(): boolean {
    return this.holes.some(({ kind }) => kind === 'record');
  }

  write(fill: Fill): string {
    return this.#pieces.reduce((done, piece, at) => {
      const hole = this.holes[at - 1] as Hole;
      return `${done}${fill(hole) ?? (hole.kind === 'guid' ? SAMPLE_GUID : 1)}${piece}`;
    });
  }
}

const SAMPLE_GUID = '00000000-0000-4000-8000-000000000001';

/** Where the elements of a header, or the parameters of SingleSignOn, come from. */
const SECRETS: Readonly<Record<string, keyof Secrets>> = {
  Username: 'username',
  Token: 'token',
  Password: 'password',
  Domain: 'domain',
};

function holeAt(
  { service, header }: Operation,
  { name, identity, type }: Field,
  path: readonly string[],
  ignored: readonly string[],
  before: readonly Hole[],
): Hole | null {
  const secret = SECRETS[name];
  if (secret && (path[0] === header?.name || service.name === 'SingleSignOn'))
    return { kind: 'secret', name: secret };
  const full = path.join('/');
  if (identity) {
    const { scope } = identity;
    if (ignored.some((start) => full.startsWith(`${start}/`))) return { kind: 'ignored', scope };
    const earlier = before.filter((hole) => hole.kind === 'identity');
    const row = earlier.filter((hole) => hole.path === full).length;
    return { kind: 'identity', at: earlier.length, path: full, scope, row };
  }
  if (type.kind !== 'simple') return null;
  if (type.name === 'guid') return { kind: 'guid', path: full };
  return type.name === 'int' && /id$/i.test(name) ? { kind: 'record', path: full } : null;
}

/** The records of a request whose own ids say nothing. */
function ignoredPaths({ name, request }: Operation): string[] {
  return request.filter(({ ignoresOwnId }) => ignoresOwnId).map((field) => `${name}/${field.name}`);
}

/** Numbers that mean something by themselves; the clock of the default world stands at 16 November 2026. */
const INTS: readonly (readonly [RegExp, number])[] = [
  [/year/i, 2026],
  [/PeriodType/, 1],
  [/EmployeeType/, 0],
  [/period/i, 12],
  // Of a wage component, and of an hour component.
  [/^Code$/, 1000],
  [/^HourCode$/, 2000],
];

/** Where one of `INTS` is refused. */
const INTS_AT: readonly (readonly [RegExp, number])[] = [
  [/^Employee_(InsertByEmployeeType|Transition)\/EmployeeType$/, 2],
];

const lowestScale = scaleNamed('1', 'the scale of the request');

/** Texts that are checked. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^iban$/i, 'NL91ABNA0417164300'],
  [/^endpoint$/i, 'https://example.nl/hook'],
  [/^SalaryTableId$/, guids.table],
  [/^SalaryTableScaleId$/, guids.scale(lowestScale)],
  [/^SalaryTableStepId$/, guids.step(lowestScale, topOf(lowestScale))],
  [/^(Scale|Step|DefaultEmployeeTemplate)$/, '1'],
  [/documentname$/i, 'test.pdf'],
  [/^CodeZvw$/, 'K'],
  [/^(InfluenceObligedInsurance|InvloedVerzekeringsplicht)$/, 'A'],
];

/** Amounts that are checked: the halves of a cost split. */
const DECIMALS_AT: readonly (readonly [RegExp, string])[] = [
  [/^CostCenter_Update(Current)?\/.*Percentage$/, '50.00'],
];

/** A value that every operation takes. */
function sampleText({ name, type }: Field, path: string): string {
  if (type.kind === 'enum') return type.values[1] ?? type.values[0] ?? '';
  if (type.kind !== 'simple') return '';
  switch (type.name) {
    case 'int': {
      const known = INTS_AT.find(([at]) => at.test(path)) ?? INTS.find(([pattern]) => pattern.test(name));
      return String(known?.[1] ?? 1);
    }
    case 'decimal':
      return DECIMALS_AT.find(([at]) => at.test(path))?.[1] ?? '1.00';
    case 'boolean':
      return 'true';
    case 'dateTime':
      return '2026-11-16T00:00:00';
    case 'base64Binary':
      return 'VGVzdA==';
    default:
      return TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'Test';
  }
}
