import './permission-matrix.css';
import type { Permissions } from '../../../contracts/control/permissions.ts';
import { useEnvironment, useLinkTo } from '../../mock/environment.ts';
import { Icon } from '../../parts/icon.tsx';

interface PermissionMatrixProps {
  readonly permissions: Permissions;
  /** Whether they are seen; they are heard either way. */
  readonly areReasonsShown: boolean;
}

/** Operations by logins: whether each is let in, or with what it is refused. It scrolls in itself, its headings stay. */
export function PermissionMatrix({
  permissions: { logins, operations },
  areReasonsShown,
}: PermissionMatrixProps) {
  const { subdomain } = useEnvironment();
  const linkHere = useLinkTo();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section class="matrix-frame" aria-label="Permissions by operation and login" tabIndex={0}>
      <table class="matrix">
        <caption class="unseen">What each login would be answered to each operation</caption>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            {logins.map(({ id, environment, name, username }) => (
              <th key={`${environment} ${id}`} scope="col">
                <span>{name ?? username}</span>
                {name !== null && <span class="soft">{username}</span>}
                {environment !== subdomain && <span class="soft">{`in ${environment}`}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {operations.map(({ service, version, operation, call, answers }) => (
            <tr key={`${service} ${version} ${operation}`}>
              <th scope="row">
                <span>{operation}</span>
                <span class="soft">
                  {`${service}${version === 'v3' ? '' : ` ${version}`}, `}
                  <a href={linkHere('calls', call)}>{`call ${call}`}</a>
                </span>
              </th>
              {answers.map((answer, at) => (
                <Answer key={at} answer={answer} isReasonShown={areReasonsShown} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface AnswerProps {
  readonly answer: Permissions['operations'][number]['answers'][number];
  readonly isReasonShown: boolean;
}

/** Told by a sign and a word, so that nobody needs to see its colour. */
function Answer({ answer, isReasonShown }: AnswerProps) {
  if (answer === 'ok')
    return (
      <td class="let-in">
        <span class="verdict">
          <Icon name="check" /> ok
        </span>
      </td>
    );
  const { error, because } = answer;
  return (
    <td class="kept-out">
      <span class="verdict">
        <Icon name="close" /> {error ?? 'HTTP'}
      </span>
      <span class={isReasonShown ? 'reason' : 'unseen'}>{because}</span>
    </td>
  );
}
