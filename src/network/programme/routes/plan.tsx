import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, redirect, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { addActivity, changeActivity, copyProgramme, publishProgramme } from '../actions.ts';
import type { Activity, ProgrammeRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { activityById, plannedYears, programmeOf } from '../queries.ts';
import { faultsOf, type TypedActivity, typedOf, yearIn } from '../rules.ts';
import { ActivityPage, type ActivityPageProps } from '../views/activity-page.tsx';
import { PlanPage } from '../views/plan-page.tsx';

type PlanVisit = Visit<Viewer>;

const thisYear = (now: Date): number => Number(dayOf(now).slice(0, 4));

/** The year of the address, or this one of an address that names none. */
export function yearOf({ params, now }: PlanVisit): number {
  const year = params.tahun === undefined ? thisYear(now) : yearIn(params.tahun);
  if (year === null) throw new NotFound();
  return year;
}

export async function showPlan(visit: PlanVisit): Promise<Answer> {
  const { db, config, now } = visit;
  const { hubRegion } = config;
  const year = yearOf(visit);
  const programme = await programmeOf(db.conn, hubRegion, year);
  const known = (await plannedYears(db.conn, hubRegion)).map((it) => it.year);
  const years = [...new Set([...known, year, thisYear(now), thisYear(now) + 1])].sort((a, b) => b - a);
  const body = (
    <PlanPage
      programme={programme}
      years={years}
      mayCopy={programme.publishedAt === null && known.includes(year - 1)}
    />
  );
  return show({ title: t('programme.plan.title'), noindex: true, width: 'wide', body });
}

const boxes: Readonly<Record<keyof TypedActivity, string>> = {
  ...{ kind: 'jenis', title: 'nama', quarter: 'triwulan', startsOn: 'mulai', endsOn: 'sampai', place: 'tempat' },
  ...{ office: 'kantor', target: 'target', state: 'keadaan', result: 'hasil' },
};

const typedIn = ({ form }: PlanVisit): TypedActivity =>
  Object.fromEntries(Object.entries(boxes).map(([field, name]) => [field, form.get(name).trim()])) as TypedActivity;

const empty: TypedActivity = {
  ...{ kind: '', title: '', quarter: '', startsOn: '', endsOn: '', place: '', office: '', target: '' },
  ...{ state: 'planned', result: '' },
};

function errorsOf(typed: TypedActivity, year: number, now: Date): FieldErrors {
  const faults = Object.entries(faultsOf(typed, year, dayOf(now))) as [keyof TypedActivity, ProgrammeRefusal][];
  return Object.fromEntries(faults.map(([field, why]) => [boxes[field], t(`programme.refusal.${why}`)]));
}

function page(props: ActivityPageProps, status?: number): Answer {
  const trail = [{ text: t('programme.plan.title'), href: paths.plan.to(props.year) }];
  const shown = {
    title: props.title,
    noindex: true,
    width: 'reading' as const,
    trail,
    body: <ActivityPage {...props} />,
  };
  return formPage(status ? { ...shown, status } : shown, props.errors);
}

const idIn = ({ form }: PlanVisit) => parseId<'HubActivityId'>(form.get('id')) ?? newId<'HubActivityId'>();

function addPage(visit: PlanVisit, typed: TypedActivity, errors: FieldErrors): Answer {
  const year = yearOf(visit);
  const head = { title: t('programme.form.addTitle'), action: paths.add.to(year), year };
  return page({ ...head, id: idIn(visit), revision: 0, typed, errors });
}

export const showAdd = (visit: PlanVisit): Answer => addPage(visit, empty, {});

export async function add(visit: PlanVisit): Promise<Answer> {
  const { db, viewer, config, now } = visit;
  const year = yearOf(visit);
  const typed = typedIn(visit);
  const errors = errorsOf(typed, year, now);
  if (Object.keys(errors).length > 0) return addPage(visit, typed, errors);
  const given = { id: idIn(visit), hubRegion: config.hubRegion, year, typed };
  const outcome = await db.transact((tx) => addActivity(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.plan.to(year), 'programme.done.added');
  return refusal(outcome.why, paths.plan.to(year));
}

async function activityOf({ db, params, config }: PlanVisit): Promise<Activity> {
  const id = parseId<'HubActivityId'>(params.id);
  const activity = id ? await activityById(db.conn, config.hubRegion, id) : null;
  if (!activity) throw new NotFound();
  return activity;
}

type Changed = { readonly typed: TypedActivity; readonly revision: number; readonly errors: FieldErrors };

function changePage({ id, year }: Activity, { typed, revision, errors }: Changed, status?: number): Answer {
  const head = { title: t('programme.form.changeTitle'), action: paths.activity.to(id), year };
  return page({ ...head, id, revision, typed, errors }, status);
}

export async function showActivity(visit: PlanVisit): Promise<Answer> {
  const activity = await activityOf(visit);
  return changePage(activity, { typed: typedOf(activity), revision: activity.revision, errors: {} });
}

export async function change(visit: PlanVisit): Promise<Answer> {
  const activity = await activityOf(visit);
  const { db, viewer, form, config, now } = visit;
  const text = form.get('revisi');
  const revision = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  const typed = typedIn(visit);
  const errors = errorsOf(typed, activity.year, now);
  if (Object.keys(errors).length > 0) return changePage(activity, { typed, revision, errors });
  const changing = { hubRegion: config.hubRegion, id: activity.id, revision, typed };
  const outcome = await db.transact((tx) => changeActivity(tx, viewer, changing, now));
  if (outcome.ok) return redirect(paths.plan.to(activity.year), 'programme.done.changed');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.plan.to(activity.year));
  const told = { '': t('programme.refusal.stale') };
  return changePage(activity, { typed, revision: activity.revision, errors: told }, 409);
}

export async function publish(visit: PlanVisit): Promise<Answer> {
  const { db, viewer, config, now } = visit;
  const year = yearOf(visit);
  const given = { hubRegion: config.hubRegion, year };
  const outcome = await db.transact((tx) => publishProgramme(tx, viewer, given, now));
  return outcome.ok
    ? redirect(paths.plan.to(year), 'programme.done.published')
    : refusal(outcome.why, paths.plan.to(year));
}

export async function copy(visit: PlanVisit): Promise<Answer> {
  const { db, viewer, config, now } = visit;
  const year = yearOf(visit);
  const outcome = await db.transact((tx) => copyProgramme(tx, viewer, { hubRegion: config.hubRegion, year }, now));
  return outcome.ok
    ? redirect(paths.plan.to(year), 'programme.done.copied')
    : refusal(outcome.why, paths.plan.to(year));
}

function refusal(why: ProgrammeRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('commitment.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`programme.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={back}>{t('commitment.refused.back')}</LinkButton>
      </p>
    </>
  );
  return show({ title, status: why === 'hub_only' ? 403 : 409, noindex: true, width: 'reading', body });
}
