import { Sequence } from '../../../../base/sequence.ts';
import type { DateTime } from '../../../../fixtures/seed.ts';
import { amountText } from '../../../payroll/exact.ts';
import type { Cents } from '../../../payroll/model.ts';
import type { PayableAccount } from '../../../payroll/salary-payments.ts';
import { messageDocument, type ReportElements } from '../report-xml.ts';
import { sepaText } from './sepa-text.ts';

/** Payments of one payer on one day. */
interface CreditTransfer {
  /** Tells this file from all others of the payer: at most 35 characters. */
  readonly id: string;
  readonly createdAt: DateTime;
  readonly executionDate: DateTime;
  /** What the payments are for, in a code of ISO 20022: salaries or taxes. */
  readonly purpose: 'SALA' | 'TAXS';
  readonly payer: Party;
  /** At least one. */
  readonly payments: readonly Payment[];
}

/** A payer or a payee. */
export interface Party {
  readonly name: string;
  readonly account: PayableAccount;
}

/** One payment. */
export interface Payment {
  /** What the payee sees of the payer's bookkeeping: at most 35 characters. */
  readonly id: string;
  readonly payee: Party;
  readonly amount: Cents;
  readonly remittance: { readonly text: string } | { readonly paymentReference: string };
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/**
 * The payments as a file for the bank: an ISO 20022 credit transfer initiation, in the version that the guidelines of
 * the European Payments Council ask for. Which version the service makes is not known (mark: payment-file-format).
 */
export function creditTransferDocument({ payments, payer, ...transfer }: CreditTransfer): Sequence<string> {
  const totals = {
    NbOfTxs: payments.length,
    CtrlSum: amountText(payments.reduce((sum, { amount }) => sum + amount, 0)),
  };
  return messageDocument('Document', {
    '@xmlns': NAMESPACE,
    CstmrCdtTrfInitn: {
      GrpHdr: {
        MsgId: transfer.id,
        CreDtTm: transfer.createdAt,
        ...totals,
        InitgPty: nameOf(payer),
      },
      PmtInf: {
        PmtInfId: `${transfer.id}-1`,
        PmtMtd: 'TRF',
        BtchBookg: 'true',
        ...totals,
        PmtTpInf: { SvcLvl: { Cd: 'SEPA' }, CtgyPurp: { Cd: transfer.purpose } },
        ReqdExctnDt: { Dt: transfer.executionDate.slice(0, 10) },
        Dbtr: nameOf(payer),
        DbtrAcct: accountOf(payer),
        // Unlike that of a payee, the bank of the payer must be there.
        DbtrAgt: bankOf(payer) ?? { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
        ChrgBr: 'SLEV',
        CdtTrfTxInf: Sequence.of(() => payments).map(transaction),
      },
    },
  });
}

function transaction({ id, payee, amount, remittance }: Payment): ReportElements {
  return {
    PmtId: { EndToEndId: id },
    Amt: { InstdAmt: { '@Ccy': 'EUR', '#': amountText(amount) } },
    CdtrAgt: bankOf(payee),
    Cdtr: nameOf(payee),
    CdtrAcct: accountOf(payee),
    RmtInf:
      'text' in remittance
        ? { Ustrd: sepaText(remittance.text, 140) }
        : { Strd: { CdtrRefInf: dutchReference(remittance.paymentReference) } },
  };
}

/** A payment reference as Dutch banks know it: one that their association gives out, hence its issuer. */
function dutchReference(reference: string): ReportElements {
  return { Tp: { CdOrPrtry: { Cd: 'SCOR' }, Issr: 'CUR' }, Ref: reference };
}

function nameOf({ name }: Party): ReportElements {
  return { Nm: sepaText(name, 70) };
}

function accountOf({ account }: Party): ReportElements {
  return { Id: { IBAN: account.iban } };
}

/** Null without a BIC: banks find it by the IBAN. */
function bankOf({ account: { bic } }: Party): ReportElements | null {
  return bic && BIC.test(bic) ? { FinInstnId: { BICFI: bic } } : null;
}

const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
