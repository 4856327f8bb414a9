/** The drawings of the console, as strokes within 16 by 16. */
const DRAWINGS = {
  add: 'M8 3v10M3 8h10',
  back: 'M10 3 5 8l5 5',
  bin: 'M3 4.5h10M6 4.5V2.5h4v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.200 7v4',
  calls: 'M2 8h3l2-5 3 10 2-5h2',
  check: 'm3 8.5 3.5 3.5L13 5',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3.2L10 10',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  down: 'm4 6 4 4 4-4',
  envelope: 'M2 4h12v8H2zM2 4.5 8 9l6-4.5',
  filter: 'M2.5 3.5h11L9.5 8.5V12l-3 1.5v-5Z',
  forward: 'm6 3 5 5-5 5',
  key: 'M10.5 2a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM8 8l-5.5 5.5M4.5 11.5 6 13',
  menu: 'M2 4h12M2 8h12M2 12h12',
  pause: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM6.5 6v4M9.5 6v4',
  pencil: 'm3 13 .6-2.8L11 2.8l2.2 2.2-7.4 7.4Z',
  play: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM6.8 5.6v4.8L10.5 8Z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5 14 14',
  user: 'M8 2.5a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM2.8 13.8c.6-2.6 2.6-4 5.2-4s4.600 1.400 5.200 4',
  warning: 'M8 2 1.500 13.500h13ZM8 6.500v3.500M8 11.700v.3',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A drawing beside a word, which says the same: those who hear the page are told nothing of it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={DRAWINGS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
