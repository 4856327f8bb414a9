import type { Debtor as WireDebtor } from '../../../contracts/interface/generated/v3/DebtorService.ts';
import type { Debtor } from '../../world/records.ts';
import type { Family } from '../call.ts';
import { missing } from '../shared/faults.ts';

/** The debtors of the environment, as far as the caller sees them. */
export const debtor = {
  List_GetAll(_, { view }) {
    return view.debtors().map(toWire);
  },

  /** Numbers are texts and not unique, hence a list. */
  List_GetByNumber({ Number: number }, { view }) {
    return view
      .debtors()
      .filter((debtor) => debtor.number === number)
      .map(toWire);
  },

  Debtor_Get({ DebtorId }, { view }) {
    return toWire(view.debtor(DebtorId));
  },

  /** The Id sent means nothing: clients send -1 and get the new one (mark: insert-id-means-nothing). */
  Debtor_Insert({ Debtor: sent }, { environment }) {
    if (!sent) throw missing('Debtor');
    const debtor: Debtor = {
      id: environment.idOfNewRecord(),
      number: sent.Number ?? '',
      name: sent.Name ?? '',
      tags: [],
      kvkNumber: null,
      wageTaxNumber: null,
      phone: null,
      email: null,
      website: null,
      address: null,
      bankAccount: null,
      contactPerson: null,
      serviceLevel: null,
      departments: [],
      functions: [],
      trade: null,
      titles: [],
      webhooks: [],
    };
    environment.debtors.put(debtor);
    return debtor.id;
  },

  /** Overwrites the whole record: what is left out becomes empty (mark: debtor-update-overwrites). */
  Debtor_Update({ Debtor: sent }, { environment, view }) {
    if (!sent) throw missing('Debtor');
    const { Id, Number: number, Name } = sent;
    environment.debtors.put({ ...view.debtor(Id), number: number ?? '', name: Name ?? '' });
  },
} satisfies Family<'DebtorService'>;

function toWire({ id, number, name }: Debtor): WireDebtor {
  return { Id: id, Number: number, Name: name };
}
