import type { Families } from '../call.ts';
import { absenceXml } from './absence-xml.ts';
import { accountantContact } from './accountant-contact.ts';
import { converter } from './converter.ts';
import { debtor } from './debtor.ts';
import { department } from './department.ts';
import { details } from './details.ts';
import { environment } from './environment.ts';
import { jobFunction } from './function.ts';
import { labourAgreementSettings } from './labour-agreement-settings.ts';
import { manager } from './manager.ts';
import { owner } from './owner.ts';
import { title } from './title.ts';
import { webhook } from './webhook.ts';

/** What serves DebtorService: the handlers of a family each. */
export const debtorFamilies = {
  both: [
    absenceXml,
    accountantContact,
    converter,
    debtor,
    department,
    details,
    environment,
    jobFunction,
    labourAgreementSettings,
    manager,
    owner,
    title,
    webhook,
  ],
  v3: [],
  'v2.1': [],
} as const satisfies Families;
