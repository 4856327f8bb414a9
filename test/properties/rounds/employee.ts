import type { Table } from '../support/round.ts';
import { absenceRounds } from './employee-absence.ts';
import { costRounds } from './employee-costs.ts';
import { payRounds } from './employee-pay.ts';
import { personRounds } from './employee-person.ts';
import { serviceRounds } from './employee-service.ts';
import { settingsRounds } from './employee-settings.ts';
import { timeRounds } from './employee-time.ts';

export const employeeRounds: Table = {
  service: 'EmployeeService',
  rounds: [
    ...personRounds,
    ...serviceRounds,
    ...payRounds,
    ...settingsRounds,
    ...costRounds,
    ...timeRounds,
    ...absenceRounds,
  ],
};
