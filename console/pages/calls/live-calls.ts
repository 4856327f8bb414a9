import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { currentDate, setTimeout } from '../../../base/real-time.ts';
import type { MockEvent } from '../../../client/index.ts';
import { type Asked, useAskedAgain } from '../../mock/asked.ts';
import { environmentsChanged } from '../../mock/changes.ts';
import { connection } from '../../mock/connection.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { beginnings, useEvents } from '../../mock/events.ts';
import { type Entry, numberOf } from './call-entries.ts';

/** As many calls as a mock remembers of an environment: a thousand of clients, a thousand of the console. */
const MOST_ENTRIES = 2_000;

/** How long what comes is gathered before it is shown, in milliseconds. */
const GATHERED = 100;

/** The calls of an environment, newest first, and each that comes from then on. */
export interface LiveCalls {
  readonly asked: Asked<readonly Entry[]>;
  /** Asks for all of them, once they were forgotten. */
  readonly askAnew: () => void;
}

export function useLiveCalls(): LiveCalls {
  const environment = useEnvironment();
  const { subdomain } = environment;
  const [times, setTimes] = useState(0);
  const askAgain = () => setTimes((known) => known + 1);
  const { came, forget } = useWhatComes(subdomain, askAgain);
  const asked = useAskedAgain(
    () => environment.calls.list({ by: 'all', last: MOST_ENTRIES }),
    [subdomain],
    [times, connection.returns.value, beginnings.value, environmentsChanged.value],
  );
  const listed = asked.kind === 'known' ? asked.value : null;
  const entries = useMemo(() => {
    const last = listed?.at(-1)?.number ?? 0;
    const known = (listed ?? []).map((call): Entry => ({ kind: 'call', call }));
    return [...known, ...came.filter((entry) => numberOf(entry) > last)].slice(-MOST_ENTRIES).reverse();
  }, [listed, came]);
  return {
    asked: asked.kind === 'known' ? { kind: 'known', value: entries } : asked,
    askAnew: () => {
      forget();
      askAgain();
    },
  };
}

/** What comes while the page is shown, some of it at a time, however fast it comes. */
function useWhatComes(subdomain: string, onLost: () => void) {
  const [came, setCame] = useState<readonly Entry[]>([]);
  const gathered = useRef<Entry[]>([]);
  const hasTimer = useRef(false);
  const show = () => {
    hasTimer.current = false;
    const more = gathered.current;
    gathered.current = [];
    setCame((known) => [...known, ...more].slice(-MOST_ENTRIES));
  };
  useEvents(
    (event) => {
      if (event.kind === 'lost') {
        // Their numbers may be those of the calls of another mock.
        forget();
        onLost();
      }
      const entry = entryOf(event, subdomain);
      if (entry === null) return;
      gathered.current.push(entry);
      if (hasTimer.current) return;
      hasTimer.current = true;
      setTimeout(show, GATHERED);
    },
    [subdomain],
  );
  const forget = () => {
    gathered.current = [];
    setCame([]);
  };
  useEffect(forget, [subdomain]);
  return { came, forget };
}

/** Null for what is no matter of the environment. */
function entryOf(event: MockEvent, subdomain: string): Entry | null {
  const isHere = (environment: string | null) => environment?.toLowerCase() === subdomain.toLowerCase();
  if (event.kind === 'call' && isHere(event.call.environment)) return { kind: 'call', call: event.call };
  if (event.kind === 'summary' && isHere(event.environment))
    return { kind: 'summary', summary: event, at: currentDate().toISOString() };
  return null;
}
