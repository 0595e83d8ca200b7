import type { PersonId } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  type InterviewPlan,
  MOST_DAYS,
  MOST_ROOMS,
  type PlanDay,
  type PlanProblem,
  planSchema,
  spreads,
} from '../model/plan.ts';
import { type TypedDay, type TypedPlan, timeNames } from '../model/typed-plan.ts';

export function typedPlan(plan: InterviewPlan): TypedPlan {
  return {
    minutes: String(plan.minutes),
    presentation: String(plan.presentationMinutes),
    pause: String(plan.pauseMinutes),
    most: plan.mostPerDay === null ? '' : String(plan.mostPerDay),
    spread: plan.spread,
    seed: String(plan.seed),
    rooms: plan.rooms,
    days: plan.days.map(typedDay),
  };
}

function typedDay({ date, sessions, breaks }: PlanDay): TypedDay {
  const [first, second] = sessions;
  const [pause] = breaks;
  const times = [first?.from, first?.to, second?.from, second?.to, pause?.from, pause?.to];
  return { date, times: times.map((it) => it ?? '') };
}

/** What the form holds; rows without any text are no rows. */
export function readTyped(form: FormValues): TypedPlan {
  const rooms = Array.from({ length: MOST_ROOMS + 1 }, (_, no) => ({
    id: form.get(`ruang.${no}.id`),
    name: form.get(`ruang.${no}.nama`).trim(),
    place: form.get(`ruang.${no}.tempat`).trim(),
    link: form.get(`ruang.${no}.tautan`).trim(),
    jurors: form.all(`ruang.${no}.juri`),
  })).filter((it) => it.name !== '' || it.place !== '' || it.link !== '' || it.jurors.length > 0);
  const days = Array.from({ length: MOST_DAYS + 1 }, (_, no) => ({
    date: form.get(`hari.${no}.tanggal`),
    times: timeNames.map((name) => form.get(`hari.${no}.${name}`)),
  })).filter((it) => it.date !== '');
  return {
    minutes: form.get('menit'),
    presentation: form.get('presentasi'),
    pause: form.get('jeda'),
    most: form.get('paling'),
    spread: form.get('sebaran'),
    seed: form.get('undian'),
    rooms,
    days,
  };
}

const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);

function sessionsOf({ times }: TypedDay) {
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = times;
  const stretch = (from: string, to: string) => (from === '' && to === '' ? [] : [{ from, to }]);
  return { sessions: [...stretch(a, b), ...stretch(c, d)], breaks: stretch(e, f) };
}

type Read = { readonly plan: InterviewPlan | null; readonly errors: FieldErrors };

/** The plan that was typed, or what is no number, no time or no address in it. */
export function planFrom(typed: TypedPlan): Read {
  const given = {
    minutes: wholeOf(typed.minutes),
    presentationMinutes: wholeOf(typed.presentation),
    pauseMinutes: typed.pause.trim() === '' ? 0 : wholeOf(typed.pause),
    mostPerDay: typed.most.trim() === '' ? null : wholeOf(typed.most),
    spread: spreads.find((it) => it === typed.spread) ?? 'any',
    seed: wholeOf(typed.seed),
    rooms: typed.rooms.map((room) => ({ ...room, id: parseId(room.id) ?? newId(), jurors: personsOf(room.jurors) })),
    days: typed.days.map((day) => ({ date: day.date, ...sessionsOf(day) })),
  };
  const parsed = planSchema.safeParse(given);
  if (parsed.success) return { plan: parsed.data, errors: {} };
  const errors: Record<string, string> = {};
  for (const { path } of parsed.error.issues) errors[boxOf(path)] ??= wrongText(path);
  return { plan: null, errors };
}

const personsOf = (texts: readonly string[]): readonly PersonId[] =>
  texts.flatMap((text) => parseId<'PersonId'>(text) ?? []);

const boxes: Readonly<Record<string, string>> = {
  minutes: 'menit',
  presentationMinutes: 'presentasi',
  pauseMinutes: 'jeda',
  mostPerDay: 'paling',
  seed: 'undian',
};

/** The box at which something in the plan is wrong. */
function boxOf([part, no = 0, field]: readonly PropertyKey[]): string {
  if (part === 'rooms') return `ruang.${String(no)}.${field === 'link' ? 'tautan' : 'nama'}`;
  if (part === 'days') return `hari.${String(no)}.${field === 'date' || !field ? 'tanggal' : 'dari1'}`;
  return boxes[String(part)] ?? 'menit';
}

function wrongText([part, , field]: readonly PropertyKey[]): string {
  if (part === 'rooms') return field === 'link' ? t('interview.plan.wrongLink') : t('interview.plan.wrongRoom');
  if (part === 'days') return field === 'date' ? t('interview.plan.wrongDate') : t('interview.plan.wrongTime');
  return t('interview.plan.wrongNumber');
}

const dayFields: Readonly<Partial<Record<PlanProblem['code'], string>>> = {
  sessions_none: 'dari1',
  session_backwards: 'sampai1',
  sessions_overlap: 'dari2',
  break_backwards: 'jeda',
};

/** Problems of a plan at the boxes where they are mended. */
export function problemErrors(problems: readonly PlanProblem[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { code, path } of problems) {
    const field = dayFields[code];
    const box = field ? `hari.${String(path[1] ?? 0)}.${field}` : boxOf(path);
    errors[code === 'jurors_none' ? `ruang.${String(path[1])}.juri` : box] ??= t(`interview.problem.${code}`);
  }
  return errors;
}

const SATURDAY = 6;
const DAY_MS = 86_400_000;

/** Adds the working days between two dates that are not there yet, each with the times of the first day typed. */
export function withDays(typed: TypedPlan, from: string, to: string): TypedPlan {
  const model = typed.days[0]?.times ?? ['09:00', '12:00', '13:00', '15:00', '', ''];
  const known = new Set(typed.days.map((it) => it.date));
  const added: TypedDay[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY_MS) {
    const day = new Date(at);
    const date = day.toISOString().slice(0, 10);
    const isWork = day.getUTCDay() > 0 && day.getUTCDay() < SATURDAY;
    if (isWork && !known.has(date)) added.push({ date, times: model });
    if (known.size + added.length >= MOST_DAYS) break;
  }
  return { ...typed, days: [...typed.days, ...added].toSorted((a, b) => a.date.localeCompare(b.date)) };
}
