import { z } from 'zod';

/** Words by which records say what they are. */

export const genderSchema = z.enum(['male', 'female']);

export const maritalStatusSchema = z.enum([
  'unmarried',
  'married',
  'registeredPartnership',
  'cohabiting',
  'divorced',
  'widowed',
]);

/** Which surname a person goes by. */
export const nameUseSchema = z.enum(['own', 'partner', 'partnerThenOwn', 'ownThenPartner']);

export const employeeTypeSchema = z.enum(['applicant', 'active', 'newHire', 'inactive']);

export const periodTypeSchema = z.enum(['month', 'fourWeeks', 'week']);

export const productSchema = z.enum(['Accountant', 'Business']);

/** What a firm does: it decides on its departments and functions, its pay and its hours. */
export const tradeSchema = z.enum([
  'bakery',
  'installation',
  'homeCare',
  'transport',
  'software',
  'gardenCentre',
  'cleaning',
]);

export const salaryTypeSchema = z.enum([
  'grossFullTime',
  'grossHourly',
  'none',
  'grossPartTime',
  'netPartTimeWithComponents',
  'netPartTimeWithoutComponents',
  'netHourlyWithComponents',
  'netHourlyWithoutComponents',
  'employerCosts',
]);

export const addressTypeSchema = z.enum(['home', 'post', 'absence', 'holidays', 'weekend']);
