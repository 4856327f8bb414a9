import type { LoginRecord, LoginState } from '../../../client/index.ts';
import { useLinkTo } from '../../mock/environment.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
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
  if (debtorId === null) return <>master</>;
  const debtor = office.debtors.find(({ id }) => id === debtorId);
  return (
    <>
      debtor <a href={linkTo('debtors', debtorId)}>{debtor?.number ?? debtorId}</a>
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

/** What a call with what the user of a login types is answered with now, and why. */
export function CallAnswer({ expect }: { readonly expect: string }) {
  const { tone, word, why } = answerIn(expect);
  return (
    <span class="call-answer">
      <Badge tone={tone}>{word}</Badge> {why}
    </span>
  );
}

/** `1001: the login was made, but never invited.` refuses all, `1002 for what is switched off.` some; the rest answers. */
function answerIn(expect: string): { readonly tone: Tone; readonly word: string; readonly why: string } {
  const [, code, isAll, why] = /^(\d{4})(:?) (.*)$/s.exec(expect) ?? [];
  if (code === undefined || why === undefined) return { tone: 'good', word: 'answers', why: expect };
  return { tone: isAll ? 'bad' : 'fair', word: code, why };
}
