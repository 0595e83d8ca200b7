import { type InstitutionId, isActing, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, redirect, show, type Visit } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Figures } from '../../hub/door.ts';
import { cancelReminder, type Reminded, remindMembers } from '../actions.ts';
import type { Links } from '../door.ts';
import { measures, type ReminderRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { type Asking, measuredBy, participantsOf, yearOf } from '../queries/participants.ts';
import { lastReminders } from '../queries/reminders.ts';
import { isIdle } from '../rules/counting.ts';
import { arranged, filterOf } from '../rules/list.ts';
import { whyNotRemindAny } from '../rules/remind.ts';
import { ParticipationPage } from '../views/participation-page.tsx';

type HubVisit = Visit<Viewer>;
export type Doors = { readonly figures: Figures; readonly links: Links };

const SHOWN_REMINDERS = 3;

export const askingOf = ({ viewer, config, now }: HubVisit, { figures }: Doors): Asking => ({
  ...{ viewer, figures, hubRegion: config.hubRegion, reminderDays: config.hubReminderDays, now },
});

const idIn = ({ form }: HubVisit) => parseId<'HubReminderId'>(form.get('id')) ?? newId<'HubReminderId'>();

export const showParticipation =
  (doors: Doors) =>
  (visit: HubVisit): Promise<Answer> =>
    page(visit, doors, {});

async function page(visit: HubVisit, doors: Doors, errors: FieldErrors): Promise<Answer> {
  const { db, viewer, query, form, config, now } = visit;
  const asking = askingOf(visit, doors);
  const all = await participantsOf(db.conn, asking);
  const filter = filterOf(query);
  const counted = measuredBy(doors.figures, viewer);
  const year = yearOf(now);
  const body = (
    <ParticipationPage
      filter={filter}
      year={year}
      hubRegion={config.hubRegion}
      measures={measures.filter((it) => counted.has(it))}
      all={all}
      rows={arranged(all, filter)}
      idle={all.filter((it) => isIdle(it.done))}
      links={doors.links}
      mayRemind={whyNotRemindAny(viewer) === null}
      reminderDays={config.hubReminderDays}
      reminders={await lastReminders(db.conn, config.hubRegion, SHOWN_REMINDERS)}
      newId={idIn(visit)}
      typed={{
        chosen: form.all('pilih'),
        note: form.has('pesan') ? form.get('pesan') : t('participation.remind.words', { year: String(year) }),
      }}
      errors={errors}
      now={now}
    />
  );
  const title = t('participation.page.title');
  return formPage({ title, noindex: true, width: 'wide', body }, errors);
}

export const remind =
  (doors: Doors) =>
  async (visit: HubVisit): Promise<Answer> => {
    const { db, viewer, form, config, now } = visit;
    const institutionIds = form
      .all('pilih')
      .flatMap((it) => (parseId<'InstitutionId'>(it) as InstitutionId | null) ?? []);
    const given = {
      ...{ id: idIn(visit), hubRegion: config.hubRegion, institutionIds, note: form.get('pesan') },
      days: config.hubReminderDays,
    };
    const outcome = await db.transact((tx) => remindMembers(tx, viewer, given, now));
    if (outcome.ok) return outcome.value.refused.length === 0 ? toReminders() : leftOut(outcome.value);
    const text = t(`participation.refusal.${outcome.why}`, { days: formatNumber(config.hubReminderDays) });
    return page(visit, doors, { [outcome.why.startsWith('note_') ? 'pesan' : '']: text });
  };

const toReminders = () => redirect(`${paths.list.to()}#pengingat`, 'participation.done.reminded');

/** Some were reminded, others not: says of how many, and why. */
function leftOut({ reminded, refused }: Reminded): Answer {
  const title = t('participation.done.some', { count: reminded, n: formatNumber(reminded) });
  const whys = [...Map.groupBy(refused, (why) => why)];
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">
        {whys.map(([why, those]) => (
          <p key={why}>
            {formatNumber(those.length)}:{' '}
            {t(`participation.left.${why === 'no_admin' ? 'no_admin' : 'reminded_lately'}`)}
          </p>
        ))}
      </Notice>
      <p class="actions">
        <LinkButton href={`${paths.list.to()}#pengingat`}>{t('participation.done.back')}</LinkButton>
      </p>
    </>
  );
  return show({ title, noindex: true, width: 'reading', body });
}

export async function cancel({ db, viewer, params, now }: HubVisit): Promise<Answer> {
  const id = parseId<'HubReminderId'>(params.id);
  if (!id || !isActing(viewer, 'hub_admin')) throw new NotFound();
  const outcome = await db.transact((tx) => cancelReminder(tx, viewer, id, now));
  if (outcome.ok) return redirect(paths.list.to(), 'participation.done.cancelled');
  return refusal(outcome.why);
}

function refusal(why: ReminderRefusal): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('commitment.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`participation.refusal.${why}`, { days: '' })}</Notice>
      <p class="actions">
        <LinkButton href={paths.list.to()}>{t('commitment.refused.back')}</LinkButton>
      </p>
    </>
  );
  return show({ title, status: 409, noindex: true, width: 'reading', body });
}
