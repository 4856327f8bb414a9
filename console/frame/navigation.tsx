import './navigation.css';
import { useLocation } from 'preact-iso';
import { useAsked } from '../mock/asked.ts';
import { linkTo, useEnvironment } from '../mock/environment.ts';
import { isUnread } from '../mock/read-mails.ts';

interface Place {
  readonly text: string;
  /** The first part of the paths of its pages, behind the environment. */
  readonly area: string;
  /** Of areas whose pages belong to it, too. */
  readonly also?: readonly string[];
}

/** The pages by what they are of, in the words of the product and of the mock. */
const GROUPS: readonly { readonly heading: string; readonly places: readonly Place[] }[] = [
  {
    heading: 'As in Nmbrs',
    places: [
      { text: 'Debtors', area: 'debtors', also: ['companies', 'employees', 'runs'] },
      { text: 'Logins', area: 'logins' },
      { text: 'User templates', area: 'templates' },
      { text: 'Outbox', area: 'outbox' },
    ],
  },
  {
    heading: 'The mock',
    places: [
      { text: 'Calls', area: 'calls' },
      { text: 'Contract', area: 'contract' },
      { text: 'Trouble', area: 'trouble' },
      { text: 'Permissions', area: 'permissions' },
      { text: 'Environments', area: 'environments' },
      { text: 'Operations', area: 'operations' },
      { text: 'Away from SOAP', area: 'migration' },
    ],
  },
];

const DOCUMENTS = [
  { text: 'Services and WSDLs', href: '/soap/' },
  { text: 'Coverage', href: '/_mock/coverage' },
  { text: 'Control API', href: '/_mock/openapi.json' },
];

interface NavigationProps {
  /** On a narrow screen, where it is closed at first. */
  readonly isOpen: boolean;
  readonly onFollow: () => void;
}

export function Navigation({ isOpen, onFollow }: NavigationProps) {
  const { subdomain } = useEnvironment();
  const { path } = useLocation();
  const [, here] = path.split('/').slice(2);
  return (
    <nav id="navigation" class={isOpen ? 'navigation open' : 'navigation'} aria-label="Pages">
      {GROUPS.map(({ heading, places }) => (
        <div key={heading}>
          <h2>{heading}</h2>
          <ul>
            {places.map(({ text, area, also = [] }) => (
              <li key={area}>
                <a
                  href={linkTo(subdomain, area)}
                  aria-current={here === area || also.includes(here ?? '') ? 'page' : undefined}
                  onClick={onFollow}
                >
                  {text}
                  {area === 'outbox' && <UnreadCount />}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div>
        <h2>Documents</h2>
        <ul>
          {DOCUMENTS.map(({ text, href }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

/** How many mails wait to be read; the page of the outbox tells it in words. */
function UnreadCount() {
  const environment = useEnvironment();
  const asked = useAsked(() => environment.outbox(), [environment.subdomain]);
  if (asked.kind !== 'known') return null;
  const count = asked.value.filter((mail) => isUnread(environment.subdomain, mail)).length;
  if (count === 0) return null;
  return (
    <span class="count" aria-hidden="true">
      {count}
    </span>
  );
}
