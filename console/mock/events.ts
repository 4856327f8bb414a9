import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { MockEvent } from '../../contracts/control/events.ts';
import { noteCalls, noteChangeByOthers, noteEnvironmentsByOthers, noteEverything } from './changes.ts';
import { connection } from './connection.ts';
import { EventStream, type Told } from './event-stream.ts';

/** What a tab tells who follows the mock for all tabs: whether it is seen, or left. */
export type Watching = 'seen' | 'hidden' | 'gone';

/** Where the events come from: one for all tabs, or one of this tab. */
interface Source {
  watch(watching: Watching): void;
}

const listeners = new Set<(event: MockEvent) => void>();

/** Grows whenever the telling begins anew: what came before may have been missed. */
export const beginnings = signal(0);

/** Tells a part of a page each thing that happens in the mock, while it is shown. */
export function useEvents(listener: (event: MockEvent) => void, inputs: readonly unknown[]): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, inputs);
}

/** From now on this page knows what others change, as long as it is seen. */
export function followMock(): void {
  let isLeft = false;
  let source: Source | null = null;
  const watching = (): Watching => {
    if (isLeft) return 'gone';
    return document.visibilityState === 'visible' ? 'seen' : 'hidden';
  };
  const tell = () => source?.watch(watching());
  const leave = (left: boolean) => () => {
    isLeft = left;
    tell();
  };
  effect(() => {
    source?.watch('gone');
    source = open(connection.token.value);
    tell();
  });
  document.addEventListener('visibilitychange', tell);
  window.addEventListener('pagehide', leave(true));
  // A browser may show a page again as it was left.
  window.addEventListener('pageshow', leave(false));
}

function open(token: string | null): Source {
  if (typeof SharedWorker === 'undefined') return ownStream();
  const worker = new SharedWorker(new URL('./events-worker.ts', import.meta.url), {
    type: 'module',
    name: token ?? '',
  });
  worker.port.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  return { watch: (watching) => worker.port.postMessage(watching) };
}

function ownStream(): Source {
  const stream = new EventStream(connection.transport, hear);
  return { watch: (watching) => (watching === 'seen' ? stream.open() : stream.close()) };
}

function hear(told: Told): void {
  switch (told.kind) {
    case 'event':
      pass(told.event);
      break;
    case 'begun':
      connection.noteAnswer();
      beginnings.value++;
      noteEverything();
      break;
    case 'lost':
      connection.noteLost();
      break;
    case 'closed':
      connection.noteClosed(told.why);
      break;
  }
}

function pass(event: MockEvent): void {
  if (event.kind === 'changed') noteChangeByOthers(event.environment);
  if (event.kind === 'environments') noteEnvironmentsByOthers();
  const called = environmentOfCalls(event);
  if (called !== null) noteCalls(called);
  for (const listener of listeners) listener(event);
}

/** Where calls of clients are others than before; null for nowhere that is known. */
function environmentOfCalls(event: MockEvent): string | null {
  if (event.kind === 'call') return event.call.by === 'client' ? event.call.environment : null;
  return event.kind === 'summary' || event.kind === 'cleared' ? event.environment : null;
}
