import type { Duplex } from 'node:stream';

/**
 * Makes one connection of two, as if nothing stood between them: bytes, ends and breaks of one are those of the other, each as
 * fast as the other side takes them. How long it may be silent is for others to say.
 * @returns once both are closed.
 */
export async function joinStreams(one: Duplex, other: Duplex): Promise<void> {
  const ends = [one, other] as const;
  const end = () => {
    for (const stream of ends) stream.destroy();
  };
  // A reset of one side is passed on by the end of the other.
  for (const stream of ends) stream.on('error', end);
  const closed = Promise.all(
    ends.map((stream) => stream.closed || new Promise((done) => stream.once('close', done))),
  );
  one.pipe(other);
  other.pipe(one);
  if (ends.some((stream) => stream.destroyed)) end();
  one.once('close', () => closeSoon(other));
  other.once('close', () => closeSoon(one));
  await closed;
}

/** What was still on its way to it may get there. */
function closeSoon(stream: Duplex): void {
  if (stream.writableLength > 0) stream.end(() => stream.destroy());
  else stream.destroy();
}
