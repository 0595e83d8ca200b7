import { holds } from '../../commitment/rules/standing.ts';
import type { Participant, Step } from '../model.ts';

type Standing = Pick<Participant, 'done' | 'hasAdmin' | 'standing'>;

/** What this member has not done yet, the next step first: who has nobody to work begins there, then paper, then deeds. */
export function stepsOf({ done, hasAdmin, standing }: Standing): readonly Step[] {
  const { ever } = done;
  const year = done.years.at(-1) ?? ever;
  const isOpen: Readonly<Record<Step, boolean>> = {
    admin: !hasAdmin,
    commitment: !holds(standing) && standing !== 'waiting',
    record: ever.published === 0 || year.published === 0,
    problem: year.raised === 0,
    replicate: ever.taken === 0,
    compete: year.competitions === 0 && year.entries === 0,
    clinic: year.clinics === 0,
  };
  const order: readonly Step[] = ['admin', 'commitment', 'record', 'problem', 'replicate', 'compete', 'clinic'];
  return order.filter((it) => isOpen[it]);
}
