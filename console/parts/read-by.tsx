import './read-by.css';
import type { QualifiedOperationName } from '../../contracts/interface/operation-types.ts';
import { useLinkTo } from '../mock/environment.ts';

/** The operations that read what stands here, each with the way to its page. */
export function ReadBy({ operations }: { readonly operations: readonly QualifiedOperationName[] }) {
  const linkTo = useLinkTo();
  return (
    <ul class="read-by" aria-label="Read by">
      <li aria-hidden="true">Read by</li>
      {operations.map((name) => (
        <li key={name}>
          <a href={linkTo('operations', 'v3', ...name.split('.'))}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
