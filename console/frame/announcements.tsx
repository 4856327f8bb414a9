import { said } from '../mock/said.ts';

/** Where announcements are heard, once a page. */
export function Announcements() {
  const { text, times } = said.value;
  return (
    <div class="unseen" role="status" aria-live="polite">
      <span key={times}>{text}</span>
    </div>
  );
}
