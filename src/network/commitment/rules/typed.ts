import { type CommitmentRefusal, LONGEST_NUMBER, LONGEST_OFFICE, type Signed } from '../model.ts';

export type Typed = {
  readonly number: string;
  readonly signedOn: string;
  readonly office: string;
  /** Empty: none. */
  readonly validUntil: string;
};

/** Which box of the form is wrong, and why. */
export type TypedFaults = Readonly<Partial<Record<keyof Typed, CommitmentRefusal>>>;

/** A day as somebody typed it; null when it is none. */
export function dayIn(text: string): string | null {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return null;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text ? text : null;
}

const textFault = (text: string, missing: CommitmentRefusal, limit: number): CommitmentRefusal | null => {
  if (text === '') return missing;
  return text.length > limit ? 'text_long' : null;
};

function dayFault(text: string, today: string): CommitmentRefusal | null {
  const day = dayIn(text);
  if (day === null) return 'day_wrong';
  return day > today ? 'day_future' : null;
}

/** A commitment that has run out already is none: it would be asked for again at once. */
function untilFault({ validUntil, signedOn }: Typed, today: string): CommitmentRefusal | null {
  if (validUntil === '') return null;
  const day = dayIn(validUntil);
  if (day === null) return 'day_wrong';
  return day < today || day < signedOn ? 'until_wrong' : null;
}

/** What is wrong with what was typed of a commitment, by box. */
export function faultsOf(typed: Typed, today: string): TypedFaults {
  const found: readonly (readonly [keyof Typed, CommitmentRefusal | null])[] = [
    ['number', textFault(typed.number, 'number_missing', LONGEST_NUMBER)],
    ['signedOn', dayFault(typed.signedOn, today)],
    ['office', textFault(typed.office, 'office_missing', LONGEST_OFFICE)],
    ['validUntil', untilFault(typed, today)],
  ];
  return Object.fromEntries(found.filter(([, why]) => why !== null));
}

export const signedOf = ({ number, signedOn, office, validUntil }: Typed): Signed => ({
  ...{ number, signedOn, office },
  validUntil: validUntil === '' ? null : validUntil,
});
