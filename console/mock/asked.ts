import { useEffect, useState } from 'preact/hooks';
import { NotPossible } from '../../base/not-possible.ts';
import { connection } from './connection.ts';
import { useCallChanges, useChanges } from './environment.ts';

/** What was asked of the mock, as far as it is known. */
export type Asked<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly value: Value }
  /** The mock refused: there is no such thing any more, or it cannot be told. */
  | { readonly kind: 'refused'; readonly refusal: NotPossible };

type Ask<Value> = (signal: AbortSignal) => Promise<Value>;

/**
 * Asks the mock for what a page shows, and again whenever the environment of the page changes or the mock comes back. What is
 * known stays until there is something newer, so that nothing flickers; with other `inputs` it begins anew.
 */
export function useAsked<Value>(ask: Ask<Value>, inputs: readonly unknown[]): Asked<Value> {
  const changes = useChanges();
  return useAskedAgain(ask, inputs, [changes, connection.returns.value]);
}

/** The same for what is told of the calls of clients, which may be others although nothing else changed. */
export function useAskedOfCalls<Value>(ask: Ask<Value>, inputs: readonly unknown[]): Asked<Value> {
  const changes = useChanges();
  const calls = useCallChanges();
  return useAskedAgain(ask, inputs, [changes, calls, connection.returns.value]);
}

/** The same for what stays as long as the mock runs, whatever its environments do: its operations, its schemas. */
export function useAskedOfMock<Value>(ask: Ask<Value>, inputs: readonly unknown[] = []): Asked<Value> {
  return useAskedAgain(ask, inputs, [connection.returns.value]);
}

interface Held<Value> {
  readonly key: string;
  readonly asked: Asked<Value>;
}

/**
 * The same for what is asked for again for other reasons.
 * @param versions what is known stays when one of them changes, and is asked for again.
 */
export function useAskedAgain<Value>(
  ask: Ask<Value>,
  inputs: readonly unknown[],
  versions: readonly unknown[],
): Asked<Value> {
  const key = JSON.stringify(inputs);
  const [held, setHeld] = useState<Held<Value>>({ key, asked: { kind: 'loading' } });
  useEffect(() => {
    const leaving = new AbortController();
    const tell = (asked: Asked<Value>) => {
      if (!leaving.signal.aborted) setHeld({ key, asked });
    };
    ask(leaving.signal).then(
      (value) => tell({ kind: 'known', value }),
      (error) => {
        if (error instanceof NotPossible) tell({ kind: 'refused', refusal: error });
        // What the whole page tells is not told by each part of it.
        else if (connection.state.value.kind === 'up' && !leaving.signal.aborted) console.error(error);
      },
    );
    return () => leaving.abort();
  }, [key, ...versions]);
  return held.key === key ? held.asked : { kind: 'loading' };
}
