import './login-words.css';
import { counted } from '../../../base/counted.ts';
import type { LoginAccess, LoginRecord, LoginState } from '../../../client/index.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { TagLabels } from '../../parts/tag-label.tsx';
import type { Office } from './office.ts';

const STATES: Readonly<Record<LoginState, Tone>> = {
  created: 'neutral',
  invited: 'fair',
  active: 'good',
  deactivated: 'bad',
  deleted: 'neutral',
};

export function StateBadge({ state }: { readonly state: LoginState }) {
  return <Badge tone={STATES[state]}>{state}</Badge>;
}

export function ApiAccountBadge({ isOn }: { readonly isOn: boolean }) {
  return <Badge tone={isOn ? 'good' : 'neutral'}>{isOn ? 'on' : 'off'}</Badge>;
}

/** At master level, or under which debtor. */
export function LevelText({ login: { debtorId }, office }: LoginOfOffice) {
  const linkTo = useLinkTo();
  if (debtorId === null) return <span class="level">master</span>;
  const debtor = office.debtors.find(({ id }) => id === debtorId);
  return (
    <>
      <span class="level">debtor</span> <a href={linkTo('debtors', debtorId)}>{debtor?.number ?? debtorId}</a>
    </>
  );
}

interface LoginOfOffice {
  readonly login: LoginRecord;
  readonly office: Pick<Office, 'tags' | 'debtors'>;
}

/** What a login sees by its filter, in a few words. */
export function FilterText({ login: { tags, companies, debtorId }, office }: LoginOfOffice) {
  if (companies === null) {
    if (tags === null) return <>All</>;
    if (tags.length === 0) return <Badge tone="fair">No tag</Badge>;
    return <TagLabels numbers={tags} tags={office.tags} />;
  }
  if (companies === 'all') return <>All companies</>;
  if (companies.length === 0) return <Badge tone="fair">No company</Badge>;
  const debtor = office.debtors.find(({ id }) => id === debtorId);
  const [first, ...others] = companies.map(
    (company) => debtor?.companies.find(({ id }) => id === company)?.name ?? String(company),
  );
  return <>{others.length === 0 ? first : `${first} and ${others.length} more`}</>;
}

/** What a call of a login is answered with now, and why; or as much as it sees. */
export function CallAnswer({ access }: { readonly access: LoginAccess | undefined }) {
  if (access === undefined) return null;
  const { error, because, debtors, companies, callsOff } = access;
  if (because !== null)
    return (
      <span class="call-answer">
        <Badge tone="bad">{error ?? 'refused'}</Badge> <Sentence text={because} />
      </span>
    );
  const seesAny = debtors > 0 || companies > 0;
  return (
    <span class="call-answer">
      <Badge tone={seesAny ? 'good' : 'fair'}>{seesAny ? counted(debtors, 'debtor') : 'sees nothing'}</Badge>{' '}
      {seesAny && <span class="call-companies">{counted(companies, 'company', 'companies')}</span>}{' '}
      {callsOff > 0 && <Badge tone="fair">{`1002 on ${counted(callsOff, 'call')}`}</Badge>}
    </span>
  );
}
