import { useRef, useState } from 'preact/hooks';
import { NotPossible } from '../../base/not-possible.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { ValuesRefused } from '../../client/refusal.ts';
import type { Issue } from '../../contracts/control/problems.ts';
import { noteChange, noteEnvironments } from './changes.ts';
import { useEnvironmentIfAny } from './environment.ts';
import { announce } from './said.ts';

/** Something that a user does to the mock: once at a time, with what came of it. */
export interface Deed<Args extends readonly unknown[]> {
  /** Does it, and resolves to whether it was done; what is refused stands in `refusal`. */
  readonly run: (...args: Args) => Promise<boolean>;
  readonly isRunning: boolean;
  /** Why it was not done the last time; null when it was. */
  readonly refusal: Refusal | null;
  /** Forgets the refusal. */
  readonly reset: () => void;
}

/** Why something was not done, and what to do instead. */
export interface Refusal {
  readonly detail: string;
  readonly remedy: string;
  /** The value it is about: `template`; empty for none. */
  readonly field: string;
  /** All that is wrong, this first; left out where it is this alone. */
  readonly issues?: readonly RefusedValue[];
}

/** What is wrong with one value of what was sent. */
export type RefusedValue = Pick<Issue, 'field' | 'detail' | 'remedy'>;

/** All that is wrong with what was sent; nothing where it was done. */
export function refusedValues(refusal: Refusal | null): readonly RefusedValue[] {
  return refusal === null ? [] : (refusal.issues ?? [refusal]);
}

/** What is wrong with a field, for those who are to mend it; null for nothing. */
export function wrongWith(refusal: Refusal | null, field: string): string | null {
  const wrong = refusedValues(refusal).find((one) => one.field === field);
  return wrong ? `${wrong.detail} ${wrong.remedy}` : null;
}

/**
 * A deed whose success is told to those who cannot see it, and makes the page ask again.
 * @param told what was done, in a few words: `Saved.`; null for what the page shows by itself.
 */
export function useDeed<Args extends readonly unknown[]>(
  act: (...args: Args) => Promise<unknown>,
  told: string | null = null,
): Deed<Args> {
  const environment = useEnvironmentIfAny();
  const [isRunning, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const running = useRef(false);
  const run = async (...args: Args): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setRunning(true);
    setRefusal(null);
    try {
      await act(...args);
      if (told !== null) announce(told);
      return true;
    } catch (error) {
      setRefusal(refusalOf(error));
      return false;
    } finally {
      running.current = false;
      setRunning(false);
      // Refused or not: others may have been there first.
      if (environment) noteChange(environment.subdomain);
      noteEnvironments();
    }
  };
  return { run, isRunning, refusal, reset: () => setRefusal(null) };
}

/** @throws the error where it tells of a mistake of the console itself. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof NotPossible) {
    const { detail, remedy, field } = error;
    const issues = error instanceof ValuesRefused ? { issues: error.issues } : {};
    return { detail, remedy, field, ...issues };
  }
  if (error instanceof Unreachable)
    return {
      detail: 'The mock does not answer, so that it is not known whether this was done.',
      remedy: 'Look once it answers again.',
      field: '',
    };
  throw error;
}
