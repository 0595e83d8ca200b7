import type { Viewer } from '#identity/index.ts';
import { dayOf, dayStart } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type NewRound, openRound } from '../actions/round.ts';
import type { SubjectDoor } from '../door.ts';
import type { RoundId } from '../model/ids.ts';
import { LONGEST_NAME, MOST_SHEETS } from '../model/round.ts';
import type { Rubric } from '../model/rubric.ts';
import { paths } from '../paths.ts';
import { shippedRubric } from '../rubrics.ts';
import { NewRoundPage, type RoundValues } from '../views/new-round-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, refusal, trailOf } from './visit.tsx';

const DAYS_TO_READ = 14;
const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_PACT = 10_000;

/** A trial round of the hub: what kind of thing is rated, by which rubric, until when. */
export function openRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [
    { method: 'get', path: paths.newRound.pattern, guard: organisers, event: 'evaluation.round_form', handle: ask },
    {
      method: 'post',
      path: paths.newRound.pattern,
      guard: organisers,
      event: 'evaluation.round.open',
      handle: (visit) => open(visit, doors),
    },
  ];
}

function ask({ now }: EvaluationVisit): Answer {
  const until = new Date(now.getTime() + DAYS_TO_READ * DAY_MS);
  const values = {
    nama: '',
    rubrik: '',
    buta: 'ya',
    lembar: '2',
    mulai: dayOf(now),
    selesai: dayOf(until),
    pakta: t('evaluation.pact.text'),
  };
  return formPage(newId<'RoundId'>(now.getTime()), values, {});
}

function formPage(id: RoundId, values: RoundValues, errors: FieldErrors): Answer {
  const body = <NewRoundPage id={id} values={values} errors={errors} />;
  return evaluationPage({ title: t('evaluation.new.title'), trail: trailOf(), width: 'reading', body }, errors);
}

async function open(visit: EvaluationVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const id = parseId<'RoundId'>(form.get('id')) ?? newId<'RoundId'>(now.getTime());
  const kind = doors.find((door) => door.find)?.kind;
  const read = readRound(form, now);
  if (!read.round || kind === undefined) return formPage(id, valuesIn(form), read.errors);
  const input = { ...read.round, id, subjectKind: kind, contextId: null };
  const outcome = await db.transact((tx) => openRound(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.subjects.to(id), 'evaluation.done.open');
  if (outcome.why === 'dates_wrong') return formPage(id, valuesIn(form), { selesai: t('evaluation.fault.ends') });
  if (outcome.why === 'invalid') return formPage(id, valuesIn(form), { '': t('evaluation.refusal.invalid') });
  return refusal(outcome.why, paths.rounds.to());
}

const boxes = ['nama', 'rubrik', 'buta', 'lembar', 'mulai', 'selesai', 'pakta'] as const;

function valuesIn(form: FormValues): RoundValues {
  return Object.fromEntries(boxes.map((box) => [box, form.get(box)])) as RoundValues;
}

type Read = {
  readonly round: Omit<NewRound, 'id' | 'subjectKind' | 'contextId'> | null;
  readonly errors: FieldErrors;
};

function readRound(form: FormValues, now: Date): Read {
  const values = valuesIn(form);
  const rubric = shippedRubric(values.rubrik);
  const [opensAt, lastDay] = [dayStart(values.mulai), dayStart(values.selesai)];
  const closesAt = lastDay ? endOf(lastDay) : null;
  const errors = faultsOf(values, { rubric, opensAt, closesAt }, now);
  if (Object.keys(errors).length > 0 || !rubric || !opensAt || !closesAt) return { round: null, errors };
  const { nama: name, pakta: pact, buta } = values;
  const sheetsPerSubject = sheetsIn(values);
  return { round: { name, rubric, blind: buta === 'ya', sheetsPerSubject, opensAt, closesAt, pact }, errors };
}

/** The number of sheets; 0 when it is none. */
function sheetsIn({ lembar }: RoundValues): number {
  return /^\d{1,2}$/.test(lembar.trim()) ? Number(lembar) : 0;
}

type ReadParts = { readonly rubric: Rubric | null; readonly opensAt: Date | null; readonly closesAt: Date | null };

function faultsOf(values: RoundValues, { rubric, opensAt, closesAt }: ReadParts, now: Date): FieldErrors {
  const sheets = sheetsIn(values);
  const tooLong = (max: number) => t('evaluation.fault.long', { max: formatNumber(max) });
  const endsWrong = closesAt !== null && (closesAt <= now || closesAt <= (opensAt ?? now));
  const faults: readonly (readonly [string, string | false])[] = [
    ['nama', values.nama.trim() === '' && t('evaluation.fault.name')],
    ['nama', values.nama.length > LONGEST_NAME && tooLong(LONGEST_NAME)],
    ['rubrik', !rubric && t('evaluation.fault.rubric')],
    ['lembar', (sheets < 1 || sheets > MOST_SHEETS) && t('evaluation.fault.sheets', { max: MOST_SHEETS })],
    ['mulai', !opensAt && t('evaluation.fault.date')],
    ['selesai', !closesAt && t('evaluation.fault.date')],
    ['selesai', endsWrong && t('evaluation.fault.ends')],
    ['pakta', values.pakta.trim() === '' && t('evaluation.fault.pact')],
    ['pakta', values.pakta.length > LONGEST_PACT && tooLong(LONGEST_PACT)],
  ];
  return Object.fromEntries(faults.filter(([, text]) => text !== false)) as FieldErrors;
}

/** The last second of the day that begins at this moment. */
function endOf(start: Date): Date {
  const nextDay = dayStart(dayOf(new Date(start.getTime() + DAY_MS * 1.5))) ?? start;
  return new Date(nextDay.getTime() - 1000);
}
