import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';

/** How many are shown at once, and how many more each time. */
const STEP = 60;

interface GrowingProps<Item> {
  readonly items: readonly Item[];
  readonly children: (shown: readonly Item[]) => ComponentChildren;
}

/** A long list, of which more is shown when its end comes into sight, or is asked for. */
export function Growing<Item>({ items, children }: GrowingProps<Item>) {
  const [count, setCount] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const left = items.length - count;
  const grow = () => setCount(count + STEP);
  useEffect(() => {
    if (left <= 0 || !end.current) return;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) grow();
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [count, left]);
  return (
    <>
      {children(items.slice(0, count))}
      {left > 0 && (
        <div ref={end}>
          <Button kind="quiet" onPress={grow}>
            {`Show more of the ${left} left`}
          </Button>
        </div>
      )}
    </>
  );
}
