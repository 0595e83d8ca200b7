import { formatMoment } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { limitOf } from '#platform/http/limit.ts';
import { networkOf } from '#platform/http/network.ts';
import { type Answer, NotFound, redirect, show } from '#platform/http/route.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Contender } from '../../stage/queries/field.ts';
import { publicTrail } from '../../stage/routes/results.tsx';
import { raiseObjection } from '../actions/raise.ts';
import {
  LEAST_BODY,
  LONGEST_BODY,
  LONGEST_NAME,
  MOST_LINKS,
  type ObjectionId,
  type ObjectionText,
} from '../model/objection.ts';
import type { RaiseRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { objectableEntries, objectableEntry } from '../queries/contested.ts';
import { whyFull } from '../queries/counted.ts';
import { objectionsOf } from '../queries/figures.ts';
import { type ObjectionField, readObjection, type TextFault, type TypedObjection } from '../rules/typed.ts';
import { RaisePage, TRAP } from '../views/raise-page.tsx';
import { SentPage } from '../views/sent-page.tsx';
import { WindowPage } from '../views/window-page.tsx';
import { againAt, bringFiles, megabytesOf, objectionBoxes } from './files.ts';
import { type ObjectionVisit, objectionPage, publicWindow, type Windowed } from './visit.tsx';

/** Forms that one network may send in a minute, right or wrong: looking at files costs the most here. */
const SENDS_A_MINUTE = 20;
const limit = limitOf(SENDS_A_MINUTE);

export async function showWindow(visit: ObjectionVisit): Promise<Answer> {
  const { db, now } = visit;
  const { edition, window, settings } = await publicWindow(visit);
  const { figures, byEntry } = await objectionsOf(db.conn, edition.id);
  const entries = window.is === 'open' ? await objectableEntries(db.conn, edition, now) : [];
  const told = settings.counts === 'finalists' ? byEntry : null;
  return show({
    title: t('objection.window.title'),
    description: t('objection.window.lead'),
    trail: publicTrail(edition),
    islands: ['countdown'],
    body: <WindowPage {...{ edition, window, figures, entries, now }} byEntry={told} />,
  });
}

type Contested = Windowed & { readonly entry: Contender };

/** The announced entry of the address, of an edition with a window; every other is not there. */
async function contested(visit: ObjectionVisit): Promise<Contested> {
  const opened = await publicWindow(visit);
  const id = parseId<'EntryId'>(visit.params.usulan);
  const entry = id ? await objectableEntry(visit.db.conn, opened.edition, id, visit.now) : null;
  if (!entry) throw new NotFound();
  return { ...opened, entry };
}

export async function showForm(visit: ObjectionVisit): Promise<Answer> {
  const { person } = visit.viewer;
  const typed = {
    name: person?.name ?? '',
    email: person?.email ?? '',
    nameTold: false,
    ground: '',
    body: '',
    links: '',
  };
  return raisePage(visit, await contested(visit), { typed, errors: {} });
}

type Shown = {
  readonly typed: TypedObjection;
  readonly errors: FieldErrors;
  readonly refusedAt?: Date;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

function raisePage(visit: ObjectionVisit, opened: Contested, { typed, errors, refusedAt, ...answer }: Shown): Answer {
  const { edition, entry } = opened;
  const body = (
    <RaisePage
      {...opened}
      objectionId={parseId(visit.form.get('id')) ?? newId(visit.now.getTime())}
      typed={typed}
      errors={errors}
      files={{ names: objectionBoxes, megabytes: megabytesOf(visit) }}
      refusedAt={refusedAt ?? null}
      now={visit.now}
    />
  );
  const trail = [...publicTrail(edition), { text: t('objection.window.title'), href: paths.window.to(edition.id) }];
  const title = t('objection.form.title', { title: entry.title });
  return objectionPage({ title, trail, islands: ['countdown'], width: 'reading', ...answer, body }, errors);
}

/** Where each field is typed. */
const boxOf: Readonly<Record<ObjectionField, string>> = {
  name: 'nama',
  email: 'surel',
  ground: 'alasan',
  body: 'uraian',
  links: 'tautan',
};
const mosts: Partial<Readonly<Record<ObjectionField, number>>> = {
  name: LONGEST_NAME,
  body: LONGEST_BODY,
  links: MOST_LINKS,
};

const typedIn = (form: FormValues): TypedObjection => ({
  name: form.get(boxOf.name),
  email: form.get(boxOf.email),
  nameTold: form.get('boleh') === 'ya',
  ground: form.get(boxOf.ground),
  body: form.get(boxOf.body),
  links: form.get(boxOf.links),
});

function faultText(field: ObjectionField, fault: TextFault): string {
  if (fault === 'required') return t(`objection.missing.${field}`);
  if (fault === 'not_email' || fault === 'not_link' || fault === 'not_name') return t(`objection.fault.${fault}`);
  const n = formatNumber(fault === 'too_short' ? LEAST_BODY : (mosts[field] ?? 0));
  return t(`objection.fault.${fault}`, { n });
}

function textErrors(faults: Partial<Readonly<Record<ObjectionField, TextFault>>>): FieldErrors {
  const found = Object.entries(faults) as [ObjectionField, TextFault][];
  return Object.fromEntries(found.map(([field, fault]) => [boxOf[field], faultText(field, fault)]));
}

export async function raise(visit: ObjectionVisit): Promise<Answer> {
  const opened = await contested(visit);
  const { edition, entry } = opened;
  // A program that fills in every box is answered like everybody, and nothing is kept.
  if (visit.form.get(TRAP) !== '') return redirect(paths.sent.to(edition.id, entry.id));
  const typed = typedIn(visit.form);
  const seconds = limit(networkOf(visit.ip), visit.now);
  if (seconds > 0) {
    const until = new Date(visit.now.getTime() + seconds * 1000);
    return refusedPage(visit, opened, typed, { code: 'too_many', of: 'network', until });
  }
  const read = readObjection(typed);
  if (!read.ok)
    return raisePage(visit, opened, {
      typed,
      errors: { ...textErrors(read.faults), ...againAt(visit, objectionBoxes) },
    });
  return send(visit, opened, typed, read.text);
}

async function send(
  visit: ObjectionVisit,
  opened: Contested,
  typed: TypedObjection,
  text: ObjectionText,
): Promise<Answer> {
  const { edition, entry } = opened;
  const { db, viewer, now, form, baseUrl } = visit;
  const full = await whyFull(db.conn, { network: networkOf(visit.ip), email: text.email, entryId: entry.id }, now);
  if (full) return refusedPage(visit, opened, typed, full);
  const brought = await bringFiles(visit, objectionBoxes);
  if (!brought.ok)
    return raisePage(visit, opened, { typed, errors: { ...againAt(visit, objectionBoxes), ...brought.why } });
  const id: ObjectionId = parseId<'ObjectionId'>(form.get('id')) ?? newId<'ObjectionId'>(now.getTime());
  const about = { id, editionId: edition.id, entryId: entry.id };
  const raising = { ...about, text, files: brought.value, locale: currentLocale(), baseUrl };
  const outcome = await db.transact((tx) => raiseObjection(tx, viewer, raising));
  return outcome.ok ? redirect(paths.sent.to(edition.id, entry.id)) : refusedPage(visit, opened, typed, outcome.why);
}

/** The form again with all that was typed, and why it was not taken. */
function refusedPage(visit: ObjectionVisit, opened: Contested, typed: TypedObjection, why: RaiseRefusal): Answer {
  if (why.code === 'not_found') throw new NotFound();
  if (why.code !== 'too_many') {
    const errors = { '': t(`objection.refused.${why.code}`, { at: formatMoment(why.at) }) };
    return raisePage(visit, opened, { typed, errors, status: 409, refusedAt: why.at });
  }
  const wait = Math.max(1, Math.ceil((why.until.getTime() - visit.now.getTime()) / 1000));
  const errors = { '': t(`objection.full.${why.of}`, { when: formatMoment(why.until) }) };
  return raisePage(visit, opened, { typed, errors, status: 429, headers: { 'retry-after': String(wait) } });
}

/** Says the same whatever was sent: who tries codes learns nothing here. */
export async function showSent(visit: ObjectionVisit): Promise<Answer> {
  const { edition } = await contested(visit);
  const body = <SentPage edition={edition} />;
  return objectionPage({ title: t('objection.sent.title'), width: 'reading', trail: publicTrail(edition), body });
}
