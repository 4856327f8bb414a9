import { useEffect } from 'preact/hooks';
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { linkTo } from '../mock/environment.ts';
import { useEnvironments } from '../mock/environments.ts';
import { Page } from '../parts/page.tsx';
import { Empty, Shown } from '../parts/shown.tsx';

/** Each page is loaded when it is first opened. */
const CompanyPage = lazy(() => import('./companies/company-page.tsx'));
const EmployeePage = lazy(() => import('./employees/employee-page.tsx'));
const LoginsPage = lazy(() => import('./logins/logins-page.tsx'));
const LoginPage = lazy(() => import('./logins/login-page.tsx'));
const OutboxPage = lazy(() => import('./outbox/outbox-page.tsx'));
const MailPage = lazy(() => import('./outbox/mail-page.tsx'));
const ProfilePage = lazy(() => import('./profile/profile-page.tsx'));
const DebtorsPage = lazy(() => import('./debtors/debtors-page.tsx'));
const DebtorPage = lazy(() => import('./debtors/debtor-page.tsx'));
const TemplatesPage = lazy(() => import('./templates/templates-page.tsx'));
const TemplatePage = lazy(() => import('./templates/template-page.tsx'));
const CallsPage = lazy(() => import('./calls/calls-page.tsx'));
const CallPage = lazy(() => import('./call/call-page.tsx'));
const EnvironmentsPage = lazy(() => import('./environments/environments-page.tsx'));
const NewEnvironmentPage = lazy(() => import('./environments/new-environment-page.tsx'));
const NoEnvironmentPage = lazy(() => import('./environments/no-environment-page.tsx'));
const ImportPage = lazy(() => import('./environments/import-page.tsx'));
const EnvironmentPage = lazy(() => import('./environments/environment-page.tsx'));
const TroublePage = lazy(() => import('./trouble/trouble-page.tsx'));
const RulePage = lazy(() => import('./trouble/rule-page.tsx'));
const ContractPage = lazy(() => import('./contract/contract-page.tsx'));
const MigrationPage = lazy(() => import('./migration/migration-page.tsx'));
const PermissionsPage = lazy(() => import('./permissions/permissions-page.tsx'));
const OperationPage = lazy(() => import('./operations/operation-page.tsx'));
const OperationsPage = lazy(() => import('./operations/operations-page.tsx'));
const RunPage = lazy(() => import('./runs/run-page.tsx'));

/** All pages by their paths, the environment first. @param isReadable whether the path says which. */
export function Pages({ isReadable }: { readonly isReadable: boolean }) {
  return (
    <main id="main" tabIndex={-1}>
      {isReadable ? <PageOfPath /> : <NoPage />}
    </main>
  );
}

function PageOfPath() {
  return (
    <Router>
      <Route path="/" component={Start} />
      <Route path="/console" component={Start} />
      <Route path="/console/:environment" component={Start} />
      <Route path="/console/:environment/companies/:company" component={CompanyPage} />
      <Route path="/console/:environment/employees/:employee" component={EmployeePage} />
      <Route path="/console/:environment/logins" component={LoginsPage} />
      <Route path="/console/:environment/logins/:login" component={LoginPage} />
      <Route path="/console/:environment/outbox" component={OutboxPage} />
      <Route path="/console/:environment/outbox/:mail" component={MailPage} />
      <Route path="/console/:environment/profile" component={ProfilePage} />
      <Route path="/console/:environment/debtors" component={DebtorsPage} />
      <Route path="/console/:environment/debtors/:debtor" component={DebtorPage} />
      <Route path="/console/:environment/templates" component={TemplatesPage} />
      <Route path="/console/:environment/templates/:template" component={TemplatePage} />
      <Route path="/console/:environment/calls" component={CallsPage} />
      <Route path="/console/:environment/calls/:number" component={CallPage} />
      <Route path="/console/:environment/environments" component={EnvironmentsPage} />
      <Route path="/console/:environment/environments/new" component={NewEnvironmentPage} />
      <Route path="/console/:environment/environments/import" component={ImportPage} />
      <Route path="/console/:environment/environments/this" component={EnvironmentPage} />
      <Route path="/console/:environment/trouble" component={TroublePage} />
      <Route path="/console/:environment/trouble/:kind/:rule" component={RulePage} />
      <Route path="/console/:environment/contract" component={ContractPage} />
      <Route path="/console/:environment/migration" component={MigrationPage} />
      <Route path="/console/:environment/permissions" component={PermissionsPage} />
      <Route path="/console/:environment/operations" component={OperationsPage} />
      <Route path="/console/:environment/operations/:version/:service/:operation" component={OperationPage} />
      <Route path="/console/:environment/runs/:company/:run" component={RunPage} />
      <Route default component={NoPage} />
    </Router>
  );
}

/** Goes on to the logins of an environment: of the one that is named, or of the first there is. Where there is none, one is made. */
function Start({ environment }: { readonly environment?: string }) {
  const { route } = useLocation();
  const asked = useEnvironments();
  const first = environment ?? (asked.kind === 'known' ? asked.value[0]?.subdomain : undefined);
  useEffect(() => {
    if (first !== undefined) route(linkTo(first, 'logins'), true);
  }, [first]);
  if (asked.kind === 'known' && first === undefined) return <NoEnvironmentPage />;
  return (
    <Page title="nmbrs-mock">
      <Shown asked={asked}>{() => null}</Shown>
    </Page>
  );
}

function NoPage() {
  return (
    <Page title="There is no such page">
      <Empty title="Nothing stands at this address">Go on from “nmbrs-mock”, on top.</Empty>
    </Page>
  );
}
