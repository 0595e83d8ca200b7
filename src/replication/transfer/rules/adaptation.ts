import { type Condition, LONGEST_ADAPTED, type Verdict } from '../model/adaptation.ts';

type Said = {
  readonly verdict: Verdict;
  readonly what: string;
  readonly why: string;
  readonly conditions: readonly Condition[];
};
type Fault = 'missing' | 'too_long';
export type AdaptedFault = Partial<Readonly<Record<'what' | 'why' | 'conditions', Fault>>>;

/** What is wrong with what was said of a section: a change owes what, why, and the local condition that asks for it. */
export function faultsOf({ verdict, what, why, conditions }: Said): AdaptedFault {
  const owes = verdict !== 'kept';
  const fault = (text: string): Fault | null => {
    if (owes && text.trim() === '') return 'missing';
    return text.trim().length > LONGEST_ADAPTED ? 'too_long' : null;
  };
  const found: Record<string, Fault | null> = {
    what: fault(what),
    why: fault(why),
    conditions: owes && conditions.length === 0 ? 'missing' : null,
  };
  return Object.fromEntries(Object.entries(found).filter((it): it is [string, Fault] => it[1] !== null));
}
