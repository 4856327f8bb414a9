import type { FreeField } from '../../../contracts/interface/generated/v3/EmployeeService.ts';
import { type ExtraField, extraFieldsOf } from '../../../fixtures/extra-fields.ts';
import type { Family } from '../call.ts';

/** Fields an office made for itself. The API only reads them. */
export const extraFields = {
  ExtraFields_GetList({ EmployeeId }, { view }) {
    return extraFieldsOf(view.employee(EmployeeId)).map(toWire);
  },

  ExtraFieldsWithStartDate_GetList({ EmployeeId }, { view }) {
    return extraFieldsOf(view.employee(EmployeeId)).map((field) => ({
      ...toWire(field),
      StartDate: field.startDate,
    }));
  },
} satisfies Family<'EmployeeService'>;

function toWire({ id, name, type, value }: ExtraField): FreeField {
  return { Id: id, Name: name, Type: type, Value: value };
}
