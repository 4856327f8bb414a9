import type { LoginStep } from '../../../client/index.ts';
import { Sentence } from '../../parts/sentence.tsx';
import { dateTimeText, withTimes } from '../../parts/times.ts';

/** The words of the product, where it has any. */
const WORDS: Readonly<Record<LoginStep['step'], string>> = {
  created: 'Created',
  invited: 'Activation mail sent',
  activated: 'Password set, active',
  'api-account-on': 'API account switched on',
  'token-given': 'Token given',
  'token-reset': 'Token reset',
  'api-account-off': 'API account switched off',
  'template-changed': 'Template changed',
  'filter-changed': 'Filter changed',
  deactivated: 'Deactivated',
  reactivated: 'Active again',
  deleted: 'Deleted',
};

/** The steps of a login by the clock of its environment, the newest first. */
export function LoginHistory({ steps }: { readonly steps: readonly LoginStep[] }) {
  return (
    <ol class="login-history" reversed>
      {steps.toReversed().map(({ at, step, detail }, index) => (
        <li key={steps.length - index}>
          {WORDS[step]}
          {detail !== null && (
            <>
              {' '}
              <Sentence text={withTimes(detail)} />
            </>
          )}
          <time>{dateTimeText(at)}</time>
        </li>
      ))}
    </ol>
  );
}
