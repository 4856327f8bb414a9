import { Page } from '../../parts/page.tsx';
import { WorldForm } from './world-form.tsx';

/** A small world to begin with. */
const FIRST_WORLD = `environments:
  - subdomain: demo
    name: Demo
    logins: [{ archetype: master }]
    debtors:
      - number: '1001'
        companies:
          - number: 1
            employees: 15
`;

/** Of a mock whose environments were all deleted: there is none to make a copy of, so that a world makes the first. */
export default function NoEnvironmentPage() {
  return (
    <Page
      title="There is no environment"
      about="All of this mock were deleted. A world makes others: this small one, your own, or an export of one that was here. Or start the mock anew."
    >
      <WorldForm draft={FIRST_WORLD} />
    </Page>
  );
}
