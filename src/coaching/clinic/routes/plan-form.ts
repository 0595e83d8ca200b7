import type { InstitutionId, PersonId } from '#identity/index.ts';
import { clockOf, dayStart } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { parseId } from '#platform/ids.ts';
import type { Planned } from '../actions/plan.ts';
import type { Clinic, ClinicRefusal } from '../model/clinic.ts';
import type { InvitedChoice } from '../queries/choices.ts';

/** The form as it was typed, so that it can be shown again. */
export type TypedPlan = {
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly link: string;
  readonly capacity: string;
  readonly agenda: string;
  readonly isPublic: boolean;
  readonly coaches: readonly string[];
  readonly invited: readonly string[];
  /** Every government of a regency or city, whether its box is ticked or not. */
  readonly allRegencies: boolean;
};

const emptyPlan: TypedPlan = {
  ...{ title: '', starts: '', ends: '', place: '', link: '', capacity: '', agenda: '' },
  ...{ isPublic: false, coaches: [], invited: [], allRegencies: false },
};

const shownAt = (moment: Date): string => clockOf(moment).replace(' ', 'T');

export function planOf(clinic: Clinic | null): TypedPlan {
  if (!clinic) return emptyPlan;
  return {
    ...{ title: clinic.title, starts: shownAt(clinic.startsAt), ends: shownAt(clinic.endsAt), place: clinic.place },
    ...{ link: clinic.link, capacity: String(clinic.capacity), agenda: clinic.agenda, isPublic: clinic.isPublic },
    coaches: clinic.coaches.map((it) => it.id),
    invited: clinic.invited.map((it) => it.id),
    allRegencies: false,
  };
}

export function typedPlan(form: FormValues): TypedPlan {
  const line = (name: string) => form.get(name).trim();
  return {
    ...{ title: line('judul'), starts: line('mulai'), ends: line('selesai'), place: line('tempat') },
    ...{ link: line('tautan'), capacity: line('kapasitas'), agenda: line('agenda') },
    ...{ isPublic: form.get('terbuka') !== '', allRegencies: form.get('semua') !== '' },
    coaches: form.all('pendamping'),
    invited: form.all('undangan'),
  };
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?$/;
const MINUTE_MS = 60_000;

/** A moment as clocks of the hub show it; null when the text is none. */
function momentIn(text: string): Date | null {
  const [, day = '', hours = '', minutes = ''] = MOMENT.exec(text) ?? [];
  const start = dayStart(day);
  return start && new Date(start.getTime() + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS);
}

export type PlanFault = ClinicRefusal | 'starts_wrong' | 'ends_wrong';

const governments: readonly string[] = ['regency', 'city'];

/** The regencies and cities of a province, or of the whole country where the hub belongs to none. */
function regenciesOf(choices: readonly InvitedChoice[], province: string | null): readonly InvitedChoice[] {
  const isIn = (code: string | null) => province === null || code?.startsWith(`${province}.`) === true;
  return choices.filter((it) => governments.includes(it.kind) && isIn(it.regionCode));
}

/** The plan that the form tells, or which box cannot be read; `province` is the hub's. */
export function readPlan(
  typed: TypedPlan,
  choices: readonly InvitedChoice[],
  province: string | null,
): Planned | PlanFault {
  const [startsAt, endsAt] = [momentIn(typed.starts), momentIn(typed.ends)];
  if (!startsAt) return 'starts_wrong';
  if (!endsAt) return 'ends_wrong';
  const coachIds = typed.coaches.map((it) => parseId<'PersonId'>(it));
  if (coachIds.some((it) => it === null)) return 'coach_unknown';
  const ticked = typed.invited.map((it) => parseId<'InstitutionId'>(it));
  if (ticked.some((it) => it === null)) return 'invited_unknown';
  const all = typed.allRegencies ? regenciesOf(choices, province).map((it) => it.id) : [];
  const { title, place, link, agenda, isPublic } = typed;
  const capacity = /^\d{1,4}$/.test(typed.capacity) ? Number(typed.capacity) : 0;
  const invitedIds = [...new Set([...(ticked as InstitutionId[]), ...all])];
  return {
    title,
    startsAt,
    endsAt,
    place,
    link,
    capacity,
    agenda,
    isPublic,
    coachIds: coachIds as PersonId[],
    invitedIds,
  };
}

/** At which box each fault is told; '' for the whole form. */
const boxes: Partial<Readonly<Record<PlanFault, string>>> = {
  ...{ title_missing: 'judul', title_long: 'judul', starts_wrong: 'mulai', ends_wrong: 'selesai' },
  ...{ ends_before: 'selesai', too_long: 'selesai', place_missing: 'tempat', place_long: 'tempat' },
  ...{ link_wrong: 'tautan', capacity_wrong: 'kapasitas', agenda_long: 'agenda', coach_unknown: 'pendamping' },
  ...{ nobody_invited: 'undangan', invited_unknown: 'undangan', stale: '', id_taken: '' },
};

export const boxOf = (why: PlanFault): string | null => boxes[why] ?? null;
