import type { DocumentNode, Place } from '../../base/document/document-node.ts';
import type { ChosenCompanies } from '../../contracts/control/values.ts';
import type { Operation, Scope, Version } from '../../contracts/interface/model.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import type { WantedSeed } from '../../contracts/seed/seed.ts';
import type { EnvironmentShape, MockStepName } from './case-shape.ts';
import type { Expectation } from './expectation.ts';
import type { Pattern } from './pattern.ts';
import type { TemplateRecord } from './request.ts';
import type { Selection } from './selection.ts';
import type { TypedText } from './typed-text.ts';

/** A case in one version, checked and ready to run. */
export interface Case {
  /** What holds, in one sentence. */
  readonly name: string;
  readonly about: string | null;
  readonly place: Place;
  readonly version: Version;
  readonly environment: EnvironmentShape;
  /** What is put into the environment; null for nothing. */
  readonly seed: CaseSeed | null;
  /** By name; the first calls unless a step says otherwise. */
  readonly logins: ReadonlyMap<string, WantedLogin>;
  readonly records: readonly CaseRecord[];
  /** Why it can be run on a mock only; empty when it can run on the real service too. */
  readonly mockOnly: readonly string[];
  /** The names its steps refer to: `employee`, `master.password`. */
  readonly uses: ReadonlySet<string>;
  /** Whether any call changes something. */
  readonly writes: boolean;
  readonly time: CaseTime;
  readonly steps: readonly Step[];
}

/** A seed as it stands in the document of a case. */
export interface CaseSeed {
  readonly seed: WantedSeed;
  readonly document: DocumentNode;
}

/** When a case plays: in November 2026, as it is written, or so many months later. */
export interface CaseTime {
  /** Whether years or days stand in it; else it plays at any time. */
  readonly isDated: boolean;
  /** What keeps it from being moved by so many months; null when nothing does. */
  whyNotShifted(months: number): string | null;
  shiftedBy(months: number): Case;
}

export interface WantedLogin {
  readonly archetype: ArchetypeName;
  readonly username?: string;
  /** By name or number. */
  readonly tags?: readonly (string | number)[];
  readonly debtorId?: number;
  readonly companies?: ChosenCompanies;
}

/** A record the case is about. */
export interface CaseRecord {
  readonly name: string;
  /** Its id, or another value, in the world of the mock. */
  readonly onMock: string;
  /** What it is the id of, told by where it is used; null for a value that is no such id. */
  readonly scope: Scope | null;
  /** The name of the given company or debtor it belongs to; null for whichever. */
  readonly of: string | null;
  /** The logins that do not see it; those that are not named do. */
  readonly hiddenFrom: readonly string[];
  /** Whether a call of the case changes it. */
  readonly isChanged: boolean;
}

export type Step = CallStep | SendStep | MockStep;

interface AnyStep {
  /** What the step is about, or else what it does. */
  readonly title: string;
  readonly place: Place;
}

export interface CallStep extends AnyStep {
  readonly kind: 'call';
  readonly operation: Operation;
  readonly writes: boolean;
  /** Whether the case is about something only if this holds. */
  readonly isSupposed: boolean;
  /** Null sends no auth header. */
  readonly caller: Caller | null;
  readonly request: TemplateRecord;
  readonly expected: ExpectedAnswer;
  /** Null when nothing was said about the result. */
  readonly result: Expectation | null;
  readonly keep: readonly { readonly name: string; readonly selection: Selection; readonly place: Place }[];
  /** How long the call may be repeated until its expectations hold, in milliseconds; 0: it is made once. */
  readonly within: number;
}

export interface Caller {
  readonly login: string;
  /** What is sent in place of what the login has; a domain of null is left out. */
  readonly instead: { readonly [Part in 'username' | 'token' | 'domain']?: TypedText | null };
}

/** What is expected of an answer besides its result. */
export interface ExpectedAnswer {
  readonly fault: ExpectedFault | null;
  readonly status: number | null;
  /** Kinds of finding. */
  readonly findings: readonly string[];
}

export interface ExpectedFault {
  readonly place: Place;
  readonly code?: number;
  readonly side?: string;
  /** The whole text. */
  readonly text?: string;
  readonly contains?: string;
}

/** A request to the letter; its texts may hold `${name}`. */
export interface SendStep extends AnyStep {
  readonly kind: 'send';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly expected: ExpectedAnswer;
  readonly answerHeaders: Readonly<Record<string, TextRule>>;
  readonly answerBody: TextRule | null;
}

/** What a text of an answer must be; `${name}` may stand in all of it. */
export interface TextRule {
  readonly place: Place;
  readonly equals?: string;
  readonly contains: readonly string[];
  readonly lacks: readonly string[];
  readonly matches?: Pattern;
}

export interface MockStep extends AnyStep {
  readonly kind: 'mock';
  readonly change: MockStepName;
  /** As the shape of the case says. */
  readonly value: unknown;
}
