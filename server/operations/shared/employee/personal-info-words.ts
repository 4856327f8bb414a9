import type { PersonalInfo as WirePersonalInfo } from '../../../../contracts/interface/generated/v3/EmployeeService.ts';
import type { NameUse } from '../../../../fixtures/seed.ts';
import type { MaritalStatus, OtherWord, PersonalInfo } from '../../../world/records.ts';

/** How the older record spells one thing out for which the newer has a number. */
interface Spelling {
  readonly code: number;
  readonly text: string | null;
}

/** Numbers and words are our own (mark: personal-info-words). */
const MARITAL_STATUS: Readonly<Record<MaritalStatus, Spelling>> = {
  unmarried: { code: 1, text: 'Ongehuwd' },
  married: { code: 2, text: 'Gehuwd' },
  registeredPartnership: { code: 3, text: 'Geregistreerd partnerschap' },
  cohabiting: { code: 4, text: 'Samenwonend' },
  divorced: { code: 5, text: 'Gescheiden' },
  widowed: { code: 6, text: 'Weduwe/weduwnaar' },
};

/** Numbers and words are our own (mark: personal-info-words). */
const NAME_USE: Readonly<Record<NameUse, Spelling>> = {
  own: { code: 1, text: 'Eigen naam' },
  partner: { code: 2, text: 'Naam partner' },
  partnerThenOwn: { code: 3, text: 'Naam partner - eigen naam' },
  ownThenPartner: { code: 4, text: 'Eigen naam - naam partner' },
};

/** The numbers are our own (mark: personal-info-words). */
const IDENTIFICATION_TYPES = { passport: 1, identityCard: 2 } as const;

const UNKNOWN: Spelling = { code: 0, text: null };

export function maritalStatusToWire({ maritalStatus }: PersonalInfo): Spelling {
  return toWire(maritalStatus, MARITAL_STATUS);
}

export function nameUseToWire({ nameUse }: PersonalInfo): Spelling {
  return toWire(nameUse, NAME_USE);
}

/** @param held what holds where nothing is sent. */
export function maritalStatusOfWire(
  sent: string | null | undefined,
  held: PersonalInfo['maritalStatus'],
): PersonalInfo['maritalStatus'] {
  return isSent(sent) ? ofWire(sent, MARITAL_STATUS) : held;
}

/** @param held what holds where nothing is sent. */
export function nameUseOfWire(
  sent: string | null | undefined,
  held: PersonalInfo['nameUse'],
): PersonalInfo['nameUse'] {
  return isSent(sent) ? ofWire(sent, NAME_USE) : held;
}

function isSent(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}

export function identificationTypeToWire({ identification }: PersonalInfo): number {
  if (identification === null) return 0;
  const { type } = identification;
  return typeof type === 'number' ? type : IDENTIFICATION_TYPES[type];
}

/**
 * The type is a number that is always sent, so that 0 stands for one that is left out
 * (mark: personal-info-keeps-left-out); no number and no type is no document.
 */
export function identificationOfWire(
  {
    IdentificationType: code,
    IdentificationNumber,
  }: Pick<WirePersonalInfo, 'IdentificationType' | 'IdentificationNumber'>,
  held: PersonalInfo['identification'],
): PersonalInfo['identification'] {
  if (code === 0 && !isSent(IdentificationNumber)) return held;
  const number = IdentificationNumber ?? held?.number ?? null;
  if (code === 0) return number ? { type: held?.type ?? 0, number } : null;
  const known = (['passport', 'identityCard'] as const).find((type) => IDENTIFICATION_TYPES[type] === code);
  return { type: known ?? code, number };
}

/** A text that is none of ours is given back as it came, with the number 0. */
function toWire<Word extends string>(
  value: Word | OtherWord | null,
  spellings: Readonly<Record<Word, Spelling>>,
): Spelling {
  if (value === null) return UNKNOWN;
  return typeof value === 'string' ? spellings[value] : { ...UNKNOWN, text: value.text };
}

/**
 * Our words are a guess, so that any others are taken too; a number may stand for the word
 * (mark: personal-info-other-words).
 */
function ofWire<Word extends string>(
  sent: string,
  spellings: Readonly<Record<Word, Spelling>>,
): Word | OtherWord | null {
  if (sent === '') return null;
  for (const word of Object.keys(spellings) as Word[]) {
    const { code, text } = spellings[word];
    if (sent === text || sent === String(code)) return word;
  }
  return { text: sent };
}
