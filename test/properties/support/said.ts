import type { Field, Operation, Type } from '../../../contracts/interface/model.ts';
import type { Round } from './round.ts';
import { type Fields, isFields, isList, type Tree } from './tree.ts';

/** Fields that say where or when something is written, or to which record, and nothing of the record itself. */
const ASIDE = /^((int|End)?Year|(End)?Period|UnprotectedMode|Id|ID|AbsenceId|ContractID)$/i;

/** What a request says, as it is to be read back; with the id that was answered. */
export function saidBy(round: Round, operation: Operation, sent: Fields, id: string): Tree {
  const content = round.content ? round.content(sent) : recordSent(operation, sent);
  const said = isList(content) ? content.map((item) => back(item, round)) : back(content, round);
  const { id: field = 'Id' } = round;
  return field === null || id === '' || !isFields(said) ? said : { [field]: id, ...said };
}

/** The one record or list among the parameters, or else the parameters. */
function recordSent({ request }: Operation, sent: Fields): Tree {
  const holder = request.find(({ type }) => type.kind === 'record' || type.kind === 'list');
  if (!holder) return withoutAside(sent, request);
  const said = sent[holder.name] ?? null;
  const { type } = holder;
  if (type.kind === 'list' && isList(said))
    return said.map((row) => withoutAside(row, fieldsOf(type.item.type)));
  return withoutAside(said, fieldsOf(type));
}

function fieldsOf(type: Type): readonly Field[] {
  return type.kind === 'record' ? type.fields : [];
}

function withoutAside(said: Tree, fields: readonly Field[]): Tree {
  if (!isFields(said)) return said;
  const marked = fields.filter(({ identity }) => identity).map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(said).filter(([name]) => !ASIDE.test(name) && !marked.includes(name)),
  );
}

/** As it is to be read: what does not come back left out, the rest under the names it comes back with. */
function back(said: Tree, { as = {}, unread = [], emptied = [], keepsLeftOut, always = {} }: Round): Tree {
  if (!isFields(said)) return said;
  const kept = Object.entries(said).filter(
    ([name, value]) => !unread.includes(name) && !(keepsLeftOut && value === null),
  );
  const named = kept.map(([name, value]) => [
    as[name] ?? name,
    value === null && emptied.includes(name) ? '' : value,
  ]);
  return { ...Object.fromEntries(named), ...always };
}
