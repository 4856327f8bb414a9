import { daysBefore } from '../../base/calendar.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { valueText } from '../../base/value-text.ts';

/** A time in which SOAP is cut off, from a moment until just before another. */
interface BrownOut {
  readonly from: string;
  readonly until: string;
}

/** A short one when work begins, and a long one; nobody has announced any (mark: soap-end-answer). */
const USUAL_WINDOWS = ['09:00-09:15', '13:00-15:00'];

/**
 * The brown-outs of a day, the first of them first.
 * @param windows as `22:00-02:00`: one that ends no later than it begins ends on the next day.
 * @throws NotPossible for what is no window, and where there is none.
 */
export function brownOutsOn(
  day: string,
  windows: readonly string[] = USUAL_WINDOWS,
): readonly [BrownOut, ...BrownOut[]] {
  const times: BrownOut[] = Array.isArray(windows) ? windows.map((window) => brownOutOn(day, window)) : [];
  const [first, ...others] = times.sort((one, other) => (one.from < other.from ? -1 : 1));
  if (first) return [first, ...others];
  throw new NotPossible(
    'invalid',
    'windows',
    `windows is ${valueText(windows)}, which cuts nothing off.`,
    'Give a list of one at least, such as 09:00-09:15.',
    windows,
  );
}

function brownOutOn(day: string, window: unknown): BrownOut {
  const [, from = '', until = ''] =
    /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(String(window)) ?? [];
  if (from === until)
    throw new NotPossible(
      'invalid',
      'windows',
      `${valueText(window)} is no window of a day.`,
      'Write two times, as 09:00-09:15.',
      window,
    );
  const lastDay = until < from ? daysBefore(day, -1) : day;
  return { from: `${day}T${from}:00`, until: `${lastDay}T${until}:00` };
}
