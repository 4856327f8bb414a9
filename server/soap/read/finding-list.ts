import { cutOff } from '../../../base/quoted-text.ts';
import { visibleLine } from '../../../base/visible-text.ts';
import type { Finding } from '../../../contracts/finding.ts';
import { placesOf } from '../xml/place.ts';

/** What is known of a finding before its place in the document is. */
export type Description = Omit<Finding, 'path' | 'line' | 'column'>;

/** The most findings of one request: a batch of thousands of rows can have the same ones in each. */
const MOST = 1_000;

/** The most characters of a text in a finding: what was found may be megabytes long. */
const LONGEST = 2_000;

/** As much of a text as can stand in a finding: more of it is not put together with other texts, which takes long. */
export function beginningOf(text: string): string {
  return text.length > LONGEST ? text.slice(0, LONGEST + 1) : text;
}

/** The findings of one request while it is read. */
export class FindingList {
  readonly #offsets: number[] = [];
  readonly #findings: (Description & Pick<Finding, 'path'>)[] = [];
  #leftOut = 0;

  /** @param describe not called when there are too many: describing well takes longer than reading. */
  add(offset: number, path: () => string, describe: () => Description): void {
    if (this.#findings.length === MOST) {
      this.#leftOut++;
      return;
    }
    this.#offsets.push(offset);
    this.#findings.push({ path: path(), ...describe() });
  }

  /** With their places, which are worked out in one pass over the document. */
  in(document: string): readonly Finding[] {
    if (this.#findings.length === 0) return NONE;
    const places = placesOf(document, this.#offsets);
    const findings = this.#findings.map(({ path, found, message, ...rest }, at): Finding => {
      const { line = 1, column = 1 } = places[at] ?? {};
      return {
        path: cutOff(path, LONGEST),
        line,
        column,
        ...rest,
        found: cutOff(found, LONGEST),
        message: visibleLine(cutOff(message, LONGEST)),
      };
    });
    return this.#leftOut === 0 ? findings : [...findings, more(this.#leftOut)];
  }
}

const NONE: readonly Finding[] = [];

function more(leftOut: number): Finding {
  return {
    kind: 'more',
    path: '',
    line: 1,
    column: 1,
    found: `${leftOut} more`,
    expected: null,
    nearest: null,
    used: '',
    message: `There are ${leftOut} more findings, which were not written down.`,
  };
}
