import { connection } from '../mock/connection.ts';

/** Tells that the mock does not answer, as long as it does not. */
export function Connected() {
  const isLost = connection.state.value.kind === 'lost';
  return (
    <div role="status">
      {isLost && (
        <p class="lost">
          The mock does not answer. What you see is what was known last; the page goes on by itself once the
          mock is back.
        </p>
      )}
    </div>
  );
}
