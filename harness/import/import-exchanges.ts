import { groupedBy } from '../../base/grouped-by.ts';
import type { CaptureEvidence } from '../../contracts/evidence/evidence-file.ts';
import { marksSeen, type Standing, standingOf } from '../../contracts/evidence/marks-seen.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import type { TimedExchange } from '../capture/recorded-exchanges.ts';
import { textOf } from '../serving/read-call.ts';
import { decodeAnswer, type Reading } from '../wire/decode.ts';
import { type AcceptedWorld, acceptedWorld } from './accepted-world.ts';
import { AnswerTally } from './answer-tally.ts';
import { Asking } from './ask-again.ts';
import { type CapturedRead, readsAmong } from './captured-read.ts';
import { Drafts } from './draft.ts';
import { type DraftedEnvironment, draftedEnvironment, ownerName } from './drafted-world.ts';
import { dutchTime } from './dutch-time.ts';
import { guessedLogins, type ImportedLogin, usernameOf } from './guessed-logins.ts';
import { ImportError } from './import-error.ts';
import {
  type Background,
  type DifferingReads,
  type ImportReport,
  type MarksInReport,
  reasonOf,
} from './import-report.ts';
import { plainValue } from './plain-values.ts';
import { declarationOf } from './reads/declared-reads.ts';
import { type Statement, THE_ENVIRONMENT } from './statement.ts';
import type { Document } from './world-document.ts';

export interface ImportOptions {
  /** Where the clock is set: Dutch wall-clock time, `2026-11-16T09:00:00`; the time of the last exchange unless said. */
  readonly now?: string;
  /** Told of each read that was asked again. */
  readonly onRead?: (done: number, all: number) => void;
}

export interface Imported {
  /** In the format of world files. */
  readonly world: Document;
  readonly logins: readonly (ImportedLogin & { readonly domain: string })[];
  readonly report: ImportReport;
  /** The same for a file of evidence: by service and operation. */
  readonly evidence: readonly CaptureEvidence[];
}

/** The domain of a capture that names none, or masks it. */
const NO_DOMAIN = 'imported';

const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Makes a world of captured exchanges, and asks it each captured read again.
 * @throws ImportError for exchanges among which there is no read, and where the mock takes no world of them.
 */
export async function importExchanges(
  exchanges: readonly TimedExchange[],
  { now, onRead }: ImportOptions = {},
): Promise<Imported> {
  const { reads, others } = readsAmong(exchanges);
  if (reads.length === 0)
    throw new ImportError('There is no read among what was captured; let an integration read something.');
  const said = new Map(reads.map((read) => [read, statementsOf(read)] as const));
  const clock = now ?? dutchTime(lastTime(reads));
  const environments = [...groupedBy(reads, domainOf(reads))].map(([domain, own]) =>
    environmentOf(domain, own, said, clock),
  );
  const drafted = {
    today: clock.slice(0, 10),
    environments: environments.map(({ drafted: { seed }, logins }) => ({ ...seed, logins })),
  };
  const accepted = await acceptedWorld(drafted);
  try {
    const { differing, evidence } = await asked(environments, said, accepted, onRead);
    const count = differing.reduce((sum, one) => sum + one.count, 0);
    return {
      world: accepted.world,
      logins: environments.flatMap(({ logins, drafted: { seed } }) =>
        logins.map((login) => ({ ...login, domain: seed.subdomain })),
      ),
      report: {
        reads: reads.length,
        same: reads.length - count,
        others,
        differing,
        marks: marksOf(evidence),
        guesses: environments.flatMap(({ guesses }) => guesses),
        leftOut: accepted.leftOut,
        contradictions: Object.fromEntries(
          environments.flatMap(({ drafted: one }) => [...one.contradictions]),
        ),
      },
      evidence,
    };
  } finally {
    await accepted.nmbrs.close();
  }
}

/** An environment, and the reads that were made of it. */
interface ImportedEnvironment {
  readonly reads: readonly CapturedRead[];
  readonly drafted: DraftedEnvironment;
  readonly logins: readonly ImportedLogin[];
  readonly guesses: readonly string[];
}

type StatementsByRead = ReadonlyMap<CapturedRead, readonly Statement[]>;

function environmentOf(
  domain: string,
  reads: readonly CapturedRead[],
  said: StatementsByRead,
  now: string,
): ImportedEnvironment {
  const drafts = new Drafts();
  for (const read of reads) for (const statement of said.get(read) ?? []) drafts.add(statement);
  if (reads.some((read) => answerOf(read)?.fault?.code === NMBRS_ERRORS.NotOnFreeTrial.code))
    drafts.add({ owner: THE_ENVIRONMENT, saying: { values: { freeTrial: true } } });
  const drafted = draftedEnvironment(drafts, domain, now);
  const { logins, guesses } = guessedLogins(reads, drafted, resultOf);
  return { reads, drafted, logins, guesses: [...drafted.guesses, ...guesses] };
}

/** Version 2.1 names no domain: what its calls say is of the first one that any names. */
function domainOf(reads: readonly CapturedRead[]): (read: CapturedRead) => string {
  const named = ({ domain }: CapturedRead) =>
    domain && SUBDOMAIN.test(domain.toLowerCase()) ? domain.toLowerCase() : null;
  const first = reads.map(named).find((domain) => domain !== null) ?? NO_DOMAIN;
  return (read) => named(read) ?? first;
}

function statementsOf(read: CapturedRead): readonly Statement[] {
  const answer = resultOf(read);
  return answer === undefined ? [] : (declarationOf(read.operation)?.(answer, read.args) ?? []);
}

/** Null for what is no answer of the operation. */
function answerOf({ operation, exchange }: CapturedRead): Reading | null {
  try {
    return decodeAnswer(operation, textOf(exchange.answer));
  } catch {
    return null;
  }
}

/** Undefined for a fault, and for what is no answer. */
function resultOf(read: CapturedRead): unknown {
  const answer = answerOf(read);
  const { result } = read.operation;
  return answer && !answer.fault && result ? plainValue(result, answer.result) : undefined;
}

function lastTime(reads: readonly CapturedRead[]): Date {
  const times = reads.flatMap(({ at }) => (at ? [at.getTime()] : []));
  if (times.length === 0)
    throw new ImportError('No exchange says when it was; say by --now when the clock is to stand.');
  return new Date(times.reduce((latest, time) => Math.max(latest, time)));
}

/** Asks each read again, and tells what differs by operation and reason. */
async function asked(
  environments: readonly ImportedEnvironment[],
  said: StatementsByRead,
  { nmbrs, leftOut }: AcceptedWorld,
  onRead: ImportOptions['onRead'],
): Promise<{ readonly differing: DifferingReads[]; readonly evidence: CaptureEvidence[] }> {
  const tally = new AnswerTally();
  const asking = new Asking(nmbrs.url);
  const all = environments.reduce((sum, { reads }) => sum + reads.length, 0);
  const differing = new Map<string, DifferingReads>();
  let done = 0;
  try {
    for (const { reads, drafted, logins } of environments)
      for (const read of reads) {
        const login = logins.find(({ username }) => username === usernameOf(read)) as ImportedLogin;
        const again = await asking.again(read, login, drafted.seed.subdomain);
        onRead?.(++done, all);
        if (again.isSame) {
          if (resultOf(read) !== undefined) tally.repeat(read);
          continue;
        }
        const reason = reasonOf(read, again.differences, {
          isDeclared: declarationOf(read.operation) !== undefined,
          said: ownersIn(said.get(read) ?? []),
          leftOut,
          contradictions: drafted.contradictions,
          undated: drafted.undated,
        });
        const [first] = again.differences;
        tally.differ(read, first, reason.reason === 'the mock answers otherwise');
        const { name: operation, service } = read.operation;
        const key = `${service.version} ${service.name} ${operation} ${reason.reason}`;
        const before = differing.get(key);
        differing.set(key, {
          service: service.name,
          version: service.version,
          operation,
          ...reason,
          ...before,
          example: before?.example ?? first,
          count: (before?.count ?? 0) + 1,
        });
      }
  } finally {
    asking.close();
  }
  return {
    differing: [...differing.values()].sort((one, other) => other.count - one.count),
    evidence: tally.evidence,
  };
}

function marksOf(evidence: readonly CaptureEvidence[]): MarksInReport {
  const seen = [...marksSeen(evidence)];
  const standing = (wanted: Standing) =>
    seen
      .filter(([, one]) => standingOf(one) === wanted)
      .map(([mark]) => mark)
      .sort();
  return { supported: standing('supported'), questioned: standing('in question') };
}

function ownersIn(statements: readonly Statement[]): Background['said'] {
  const said = new Map<string, Set<string>>();
  for (const { owner, saying } of statements) {
    const fields = said.get(ownerName(owner)) ?? new Set();
    said.set(ownerName(owner), fields);
    if ('values' in saying) for (const name of Object.keys(saying.values)) fields.add(name);
    if ('list' in saying) fields.add(saying.list);
  }
  return said;
}
