import type { DocumentCheck, MigratedOperation, Migration } from '../../contracts/control/migration.ts';
import { DAY_SOAP_ENDS } from '../../contracts/interface/end-of-soap.ts';
import type { RestKnowledge } from '../../contracts/rest/model.ts';
import { judged } from './judge-operation.ts';
import { factOf } from './known-fact.ts';
import type { NamedIds, Usage } from './usage.ts';

/**
 * What takes the place of what an integration uses: operation by operation, and summed up.
 * @param checked what a description of the API made of the knowledge, where there is one.
 */
export function migrationOf(
  { operations: used, named }: Usage,
  knowledge: RestKnowledge,
  checked: DocumentCheck | null = null,
): Migration {
  const operations = used.map((one) => judged(one, knowledge)).sort(inOrder);
  return {
    endOfSoap: DAY_SOAP_ENDS,
    operations,
    covered: coverage(operations),
    scopes: scopesOf(operations, knowledge),
    consent: consentOf(named, knowledge),
    conventions: Array.from(knowledge.conventions.values(), ({ says, known }) => ({
      says: says ?? '',
      known: factOf(known, knowledge),
    })),
    checked,
  };
}

const VERDICTS: readonly MigratedOperation['verdict'][] = ['gap', 'successor', 'needless'];

function inOrder(one: MigratedOperation, other: MigratedOperation): number {
  const order = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  if (order !== 0) return order;
  return one.operation < other.operation ? -1 : 1;
}

/** What needs no successor counts nowhere, and what was only answered does not either. */
function coverage(operations: readonly MigratedOperation[]): Migration['covered'] {
  const wanted = operations.filter(({ verdict }) => verdict !== 'needless');
  const found = wanted.filter(({ verdict }) => verdict === 'successor');
  const fields = wanted.flatMap(({ sends, reads, readsAre }) =>
    readsAre === 'declared' ? [...sends, ...reads] : sends,
  );
  return {
    operations: { covered: found.length, of: wanted.length },
    calls: wanted.every(({ calls }) => calls !== null)
      ? { covered: callsOf(found), of: callsOf(wanted) }
      : null,
    fields: { covered: fields.filter(isCovered).length, of: fields.length },
  };
}

/** Whether an element is not lost: it has a field, or the caller can do itself what it was for. */
export function isCovered({ fate }: MigratedOperation['sends'][number]): boolean {
  return fate === 'placed' || fate === 'picked';
}

function callsOf(operations: readonly MigratedOperation[]): number {
  return operations.reduce((sum, { calls }) => sum + (calls ?? 0), 0);
}

/** Those that every program asks for first, then by name. */
function scopesOf(operations: readonly MigratedOperation[], { always }: RestKnowledge): Migration['scopes'] {
  const wanted = operations.flatMap(({ operation, endpoints }) =>
    endpoints.flatMap(({ scopes }) => scopes.map((scope) => ({ ...scope, operation }))),
  );
  const names = [...new Set(wanted.map(({ name }) => name))].sort();
  return [
    ...always.map((name) => ({ name, basis: 'known' as const, operations: [] })),
    ...names.map((name) => {
      const own = wanted.filter((scope) => scope.name === name);
      const isKnown = own.some(({ basis }) => basis === 'known');
      return {
        name,
        basis: isKnown ? ('known' as const) : ('inferred' as const),
        operations: [...new Set(own.map(({ operation }) => operation))],
      };
    }),
  ];
}

function consentOf({ debtor, company, employee }: NamedIds, knowledge: RestKnowledge): Migration['consent'] {
  const inOrder = (ids: ReadonlySet<number>) => [...ids].sort((one, other) => one - other);
  return {
    rules: knowledge.consent.map(({ says, login, known }) => ({
      says: says ?? '',
      login,
      known: factOf(known, knowledge),
    })),
    named: { debtors: inOrder(debtor), companies: inOrder(company), employees: employee.size },
  };
}
