import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { currentDate, setTimeout } from '../../../base/real-time.ts';
import type { MockEvent } from '../../../client/index.ts';
import { type Asked, useAskedAgain } from '../../mock/asked.ts';
import { environmentsChanged } from '../../mock/changes.ts';
import { connection } from '../../mock/connection.ts';
import { useEnvironment } from '../../mock/environment.ts';
import { beginnings, useEvents } from '../../mock/events.ts';
import { type Entry, firstNumberOf } from './call-entries.ts';

/** As many calls as a mock remembers of an environment: a thousand of clients, a thousand of the console. */
const MOST_ENTRIES = 2_000;

/** How long what comes is gathered before it is shown, in milliseconds. */
const GATHERED = 100;

/** The calls of an environment, newest first, and each that comes from then on. */
export function useLiveCalls(): Asked<readonly Entry[]> {
  const environment = useEnvironment();
  const { subdomain } = environment;
  const [times, setTimes] = useState(0);
  const came = useWhatComes(subdomain, () => setTimes((known) => known + 1));
  const asked = useAskedAgain(
    () => environment.calls.list({ by: 'all', last: MOST_ENTRIES }),
    [subdomain],
    [times, connection.returns.value, beginnings.value, environmentsChanged.value],
  );
  const listed = asked.kind === 'known' ? asked.value : null;
  const entries = useMemo(() => {
    // From the first that came on all came.
    const first = came[0] ? firstNumberOf(came[0]) : Number.POSITIVE_INFINITY;
    const before = (listed ?? []).filter(({ number }) => number < first);
    return [...before.map((call): Entry => ({ kind: 'call', call })), ...came].slice(-MOST_ENTRIES).reverse();
  }, [listed, came]);
  return asked.kind === 'known' ? { kind: 'known', value: entries } : asked;
}

/**
 * What comes while the page is shown, some of it at a time, however fast it comes.
 * @param onGone asks for all that there is, since what came before is not remembered, or not known.
 */
function useWhatComes(subdomain: string, onGone: () => void): readonly Entry[] {
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
      // The numbers of calls that were lost may be those of another mock.
      if (event.kind === 'lost' || (event.kind === 'cleared' && isIn(event.environment, subdomain))) {
        forget();
        onGone();
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
  useEffect(forget, [subdomain, beginnings.value]);
  return came;
}

/** Null for what is no matter of the environment. */
function entryOf(event: MockEvent, subdomain: string): Entry | null {
  if (event.kind === 'call' && isIn(event.call.environment, subdomain))
    return { kind: 'call', call: event.call };
  if (event.kind === 'summary' && isIn(event.environment, subdomain))
    return { kind: 'summary', summary: event, at: currentDate().toISOString() };
  return null;
}

function isIn(environment: string | null, subdomain: string): boolean {
  return environment?.toLowerCase() === subdomain.toLowerCase();
}
