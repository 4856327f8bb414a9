import { type DocumentNode, entryOf, type Place, partOf } from '../../base/document/document-node.ts';
import { DocumentMistake, eachOf } from '../../base/document/mistakes.ts';
import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { sentences } from '../../base/sentences.ts';
import { SCOPES, type Scope } from '../../contracts/interface/model.ts';
import { isValid, type TextType } from '../../contracts/interface/value-texts.ts';
import type { CaseRecord } from './case.ts';
import type { CaseShape, RecordShape } from './case-shape.ts';
import type { CompiledSteps } from './compile-steps.ts';
import { type KnownNames, requireLogin } from './references.ts';

const ID: TextType = { kind: 'simple', name: 'int' };

/**
 * @throws DocumentMistakes for records that are called as a login is, or hidden from one that the case does not have.
 */
export function requireKnownLogins(
  { given = {} }: CaseShape,
  node: DocumentNode,
  logins: readonly string[],
): void {
  const all = partOf(node, 'given');
  eachOf(Object.entries(given), ([name, shape]) => {
    const entry = entryOf(all, name);
    const place = entryOf(entry?.value, 'hiddenFrom')?.place ?? entry?.place ?? node.place;
    if (logins.includes(name))
      throw new DocumentMistake(
        `${name} is a login already.`,
        'Call the record something else.',
        entry?.value.place ?? place,
      );
    eachOf([relationsOf(shape).hiddenFrom ?? []].flat(), (login) => requireLogin(login, logins, place));
  });
}

/**
 * The records a case is about, and how they stand to each other.
 * @throws DocumentMistakes for what nothing uses, for ids that are none, and for companies and debtors that the case
 * does not have.
 */
export function recordsOf(
  { given = {}, steps }: CaseShape,
  node: DocumentNode,
  { scopes, changed }: CompiledSteps,
  used: KnownNames['used'],
): CaseRecord[] {
  const all = Object.entries(given);
  const owners = new Set(all.flatMap(([, shape]) => relationsOf(shape).of ?? []));
  const compiled = eachOf(all, ([name, shape]): CaseRecord => {
    const entry = partOf(partOf(node, 'given'), name);
    const placeOf = (key: string) => (entry && entryOf(entry, key)?.place) ?? entry?.place ?? node.place;
    // What is used in one version only may be idle in the other.
    if (!used.has(name) && !owners.has(name) && steps.every((step) => step?.only === undefined))
      throw new DocumentMistake(
        `Nothing uses $${name}.`,
        'Use it in a step, or leave it out.',
        placeOf('id'),
      );
    const { id, of, hiddenFrom = [] } = relationsOf(shape);
    const scope = scopes.get(name) ?? null;
    if (scope !== null && !isValid(ID, String(id)))
      throw new DocumentMistake(
        `$${name} is the id of ${scope === 'employee' ? 'an' : 'a'} ${scope}, and '${id}' is no whole number.`,
        'Give a whole number.',
        placeOf('id'),
      );
    const wider = all.map(([other]) => other).filter((other) => isWider(scopes.get(other), scope));
    if (typeof of === 'string') requireOwner(name, of, wider, placeOf('of'));
    return {
      name,
      onMock: String(id),
      scope,
      of: of === undefined ? nearestOwner(wider, scopes) : of,
      hiddenFrom: [hiddenFrom].flat(),
      isChanged: changed.has(name),
    };
  });
  return compiled.map((one) => ({ ...one, hiddenFrom: hiddenWithOwners(one, compiled) }));
}

/** A login that does not see a company sees none of its employees. */
function hiddenWithOwners({ hiddenFrom, of }: CaseRecord, all: readonly CaseRecord[]): readonly string[] {
  const owner = all.find(({ name }) => name === of);
  return owner ? [...new Set([...hiddenFrom, ...hiddenWithOwners(owner, all)])] : hiddenFrom;
}

function relationsOf(shape: RecordShape): Extract<RecordShape, object> {
  return typeof shape === 'object' ? shape : { id: shape };
}

function isWider(scope: Scope | undefined, than: Scope | null): boolean {
  return scope !== undefined && than !== null && SCOPES.indexOf(scope) < SCOPES.indexOf(than);
}

/** The first company that is given, else the first debtor. */
function nearestOwner(wider: readonly string[], scopes: CompiledSteps['scopes']): string | null {
  return wider.find((name) => scopes.get(name) === 'company') ?? wider[0] ?? null;
}

function requireOwner(name: string, owner: string, wider: readonly string[], place: Place): void {
  if (wider.includes(owner)) return;
  const there = wider.length > 0 ? `It may be of ${wider.join(', ')}.` : 'The case gives nothing wider.';
  throw new DocumentMistake(
    `$${name} cannot be of '${owner}'.`,
    sentences(didYouMean(nearestName(owner, wider)), there),
    place,
  );
}
