import { noSuch } from '../../base/no-such.ts';
import type { Environment } from '../world/environment.ts';

/** The id of the debtor with a number. @throws NotPossible where there is none. */
export function debtorNumbered({ debtors }: Environment, number: string): number {
  const all = [...debtors.all()];
  const found = all.find((debtor) => debtor.number === number);
  if (found) return found.id;
  throw noSuch('debtor', number, { among: all.map((debtor) => debtor.number) });
}
