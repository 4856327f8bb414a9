import './long-table.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface LongColumn<Row> {
  readonly heading: string;
  /** By which its place is styled. */
  readonly name: string;
  readonly cell: (row: Row) => ComponentChildren;
}

interface LongTableProps<Row> {
  /** What it lists, for those who hear it. */
  readonly caption: string;
  /** The first one names its row. */
  readonly columns: readonly LongColumn<Row>[];
  readonly rows: readonly Row[];
  /** What tells a row from all others. */
  readonly keyOf: (row: Row) => string | number;
  /** Of the whole table. */
  readonly name: string;
}

/** So many rows are there above and below those that are seen. */
const BEYOND = 8;

/** What is taken for the height of a row and of the table until the browser has told them, in pixels. */
const FIRST_GUESS = { row: 38, table: 600 };

/**
 * A table of any length: only rows that are seen are in the page, all of one height, and those who hear it are told how many
 * there are. Rows that come on top move nothing that is looked at. Arrow keys go from row to row.
 */
export function LongTable<Row>({ caption, columns, rows, keyOf, name }: LongTableProps<Row>) {
  const body = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<string | number | null>(null);
  const sizes = useSizes(body);
  const looked = useRef<{ readonly key: string | number; readonly offset: number } | null>(null);
  const wanted = useRef<number | null>(null);

  const first = Math.max(0, Math.floor(top / sizes.row) - BEYOND);
  const last = Math.min(rows.length, Math.ceil((top + sizes.table) / sizes.row) + BEYOND);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  const focusedAt = focused === null ? -1 : rows.findIndex((row) => keyOf(row) === focused);
  // The focus stays where it is, however far one looks.
  if (focusedAt >= 0 && !shown.includes(focusedAt)) shown.push(focusedAt);

  useLayoutEffect(() => {
    const at = looked.current === null ? -1 : rows.findIndex((row) => keyOf(row) === looked.current?.key);
    if (at >= 0 && looked.current) body.current?.scrollTo(0, at * sizes.row + looked.current.offset);
  }, [rows, sizes.row]);

  // Before the browser tells that the row that had the focus is gone.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    body.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"] :is(a, button)`)?.focus();
    wanted.current = null;
  });

  const onScroll = ({ currentTarget: { scrollTop } }: { readonly currentTarget: HTMLElement }) => {
    const at = Math.floor(scrollTop / sizes.row);
    const row = rows[at];
    looked.current =
      scrollTop === 0 || row === undefined ? null : { key: keyOf(row), offset: scrollTop - at * sizes.row };
    setTop(scrollTop);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (focusedAt < 0) return;
    const steps = { ArrowDown: focusedAt + 1, ArrowUp: focusedAt - 1, Home: 0, End: rows.length - 1 };
    const target = steps[event.key as keyof typeof steps];
    const row = target === undefined ? undefined : rows[target];
    if (target === undefined || row === undefined) return;
    event.preventDefault();
    const place = target * sizes.row;
    const seen = body.current?.scrollTop ?? 0;
    const below = place + sizes.row - sizes.table;
    body.current?.scrollTo(0, Math.min(Math.max(seen, below), place));
    wanted.current = target;
    setFocused(keyOf(row));
  };

  return (
    <section
      class={`long-table ${name}`}
      ref={body}
      aria-label={`${caption}, scrolling`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onFocusOut={() => setFocused(null)}
    >
      <table aria-rowcount={rows.length + 1}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={column.name}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: `${rows.length * sizes.row}px` }}>
          {shown.map((at) => {
            const row = rows[at] as Row;
            const key = keyOf(row);
            return (
              <tr
                key={key}
                aria-rowindex={at + 2}
                data-at={at}
                style={{ transform: `translateY(${at * sizes.row}px)` }}
                onFocusIn={() => setFocused(key)}
              >
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.name} scope="row" class={column.name}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.name} class={column.name}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** How high a row and the table are, which the styles say by the room there is. */
function useSizes(body: { readonly current: HTMLElement | null }): {
  readonly row: number;
  readonly table: number;
} {
  const [sizes, setSizes] = useState(FIRST_GUESS);
  useLayoutEffect(() => {
    const place = body.current;
    if (!place) return;
    const measure = () => {
      const row = place.querySelector<HTMLElement>('tbody tr')?.offsetHeight ?? FIRST_GUESS.row;
      const table = place.clientHeight;
      setSizes((known) => (known.row === row && known.table === table ? known : { row, table }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    measure();
    return () => observer.disconnect();
  }, []);
  return sizes;
}
