import type { WageComponent } from '../../../contracts/interface/generated/v3/CompanyService.ts';
import { wageCodeOf } from '../../payroll/wage-model.ts';
import type { Component } from '../../world/records/component.ts';
import { impossible } from './faults.ts';

/** A wage component as employees and companies have it on the wire; what else was sent with it is not read back. */
export function wageComponentToWire({ id, code, value }: Component): WageComponent {
  return { Id: id, Code: code, Value: value };
}

/**
 * @throws NmbrsFault InvalidWageComponent for a code that is in neither wage model (mark: second-model-counts).
 */
export function wageAmountOf(
  { Code: code, Value: value }: Pick<WageComponent, 'Code' | 'Value'>,
  path: string,
): Pick<Component, 'code' | 'value'> {
  if (!wageCodeOf(code))
    throw impossible(`${path}.Code`, code, 'the code of a wage component', 'InvalidWageComponent');
  return { code, value };
}
