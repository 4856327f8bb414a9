import { Heap } from './heap.ts';

/** Takes from lists that are each in order the items of all in that order: those with the smallest number first. */
export function* merged<T>(lists: Iterable<Iterable<T>>, numberOf: (item: T) => number): Generator<T> {
  const heads = new Heap<{ readonly rest: Iterator<T>; item: T }>(({ item }) => -numberOf(item));
  for (const list of lists) {
    const rest = list[Symbol.iterator]();
    const first = rest.next();
    if (!first.done) heads.put({ rest, item: first.value });
  }
  for (let head = heads.top; head; head = heads.top) {
    yield head.item;
    const next = head.rest.next();
    if (next.done) heads.remove(head);
    else {
      head.item = next.value;
      heads.put(head);
    }
  }
}
