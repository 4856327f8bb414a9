import type { z } from 'zod';
import type { Path } from '../../base/schema/schema-at.ts';
import type { Environment } from '../world/environment.ts';
import type { Coded } from '../world/records.ts';
import type { RecordReader, Said } from './record-reader.ts';

/** A list of a debtor or company in which things are known by a code. */
interface CodedListSeed<Code extends number | string> {
  readonly schema: z.ZodObject;
  readonly said: Said<readonly Coded<Code>[]> | undefined;
  readonly path: Path;
  /** What an owner that is there has already; nothing of a new one. */
  readonly known: readonly Coded<Code>[];
  /** The code of one that says none, by how many others there are. */
  readonly codeAt: (count: number) => Code;
}

/**
 * What is said comes to what is there, or changes the one of the same id, code or description; undefined where nothing
 * is said.
 */
export function codedList<Code extends number | string>(
  { schema, said, path, known, codeAt }: CodedListSeed<Code>,
  reader: RecordReader,
  environment: Environment,
): Coded<Code>[] | undefined {
  if (said === undefined) return undefined;
  const list: Coded<Code>[] = [...known];
  const taken = new Set([...known, ...said].map(({ code }) => code));
  for (const [at, one] of (said as readonly Said<Coded<Code>>[]).entries()) {
    const like = sameIn(known, one);
    const code = one.code ?? like?.code ?? freeCode(codeAt, list.length, taken);
    const record = reader.whole<Coded<Code>>(
      schema,
      one,
      {
        id: like?.id ?? environment.nextId(),
        code: code as Code,
        description: like?.description ?? String(code),
      },
      [...path, at],
    );
    taken.add(record.code);
    if (like) list[known.indexOf(like)] = record;
    else list.push(record);
  }
  return list;
}

/** The one that is said by its id, and else by its code or its description. */
function sameIn<Code extends number | string>(
  known: readonly Coded<Code>[],
  { id, code, description }: Said<Coded<Code>>,
): Coded<Code> | undefined {
  if (id !== undefined) return known.find((one) => one.id === id);
  if (code !== undefined) return known.find((one) => one.code === code);
  return known.find((one) => one.description === description);
}

function freeCode<Code>(codeAt: (count: number) => Code, count: number, taken: ReadonlySet<unknown>): Code {
  let at = count;
  while (taken.has(codeAt(at))) at++;
  return codeAt(at);
}
