import { EXIT } from './exit.ts';
import { complain } from './output.ts';

/** What came of a command that proves something. */
interface Proof {
  /** Whether all that was held against what is expected of it is so. */
  readonly holds: boolean;
  /** Whether anything was. */
  readonly isProven: boolean;
  /** Why nothing was, where that is so: `no case could be held against it`. */
  readonly whyNot: string;
  /** What `--allow-empty` says. */
  readonly allowEmpty: boolean;
}

/**
 * The exit code of a command that proves something: green means proven. What could be held against nothing is no success,
 * which is told, unless the user has said that nothing may be there.
 */
export function exitOf(command: string, { holds, isProven, whyNot, allowEmpty }: Proof): number {
  if (!holds) return EXIT.no;
  if (isProven || allowEmpty) return EXIT.fine;
  complain(`nmbrs-mock ${command}: nothing is proven: ${whyNot}. Give --allow-empty where that may be.`);
  return EXIT.no;
}
