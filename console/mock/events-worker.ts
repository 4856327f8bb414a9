import { HttpTransport } from '../../client/http/http-transport.ts';
import { EventStream } from './event-stream.ts';
import type { Watching } from './events.ts';

/** As much of what a script of several tabs runs in as is used here; the library of pages has no types of it. */
interface WorkerScope {
  readonly name: string;
  readonly location: Location;
  onconnect: (event: MessageEvent) => void;
}

const scope = globalThis as unknown as WorkerScope;

/**
 * Follows the mock once for all tabs of a browser that have the same control token, which is the name of this worker, as long
 * as one of them is seen.
 */
const tabs = new Set<MessagePort>();
const watching = new Set<MessagePort>();

const token = scope.name === '' ? null : scope.name;
const stream = new EventStream(new HttpTransport(scope.location.origin, token, console.error), (told) => {
  for (const tab of tabs) tab.postMessage(told);
});

scope.onconnect = ({ ports: [tab] }) => {
  if (!tab) return;
  tab.onmessage = ({ data }: MessageEvent<Watching>) => {
    if (data === 'gone') tabs.delete(tab);
    else tabs.add(tab);
    if (data === 'seen') watching.add(tab);
    else watching.delete(tab);
    if (watching.size > 0) stream.open();
    else stream.close();
  };
};
