import { institutionById, regionName } from '#identity/index.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { NetworkRecord } from '../../national/model.ts';
import { paths as nationalPaths } from '../../national/paths.ts';
import { networkRecord } from '../../national/queries/record.ts';
import type { Peer } from '../../peers/model.ts';
import { peerByHub } from '../../peers/queries/peers.ts';
import { askAcross } from '../actions/move.ts';
import type { AcrossId, AcrossRefusal, Asker } from '../model.ts';
import { paths } from '../paths.ts';
import { AskPage, type TypedInterest } from '../views/ask-page.tsx';
import { type AcrossVisit, refusalPage } from './visit.tsx';

type Asked = { readonly record: NetworkRecord; readonly peer: Peer };

/** The record of another hub that takes requests; our own are replicated at home. */
async function askedOf({ params, db }: AcrossVisit): Promise<Asked> {
  const id = parseId<'NetworkRecordId'>(params.id);
  const record = id ? await networkRecord(db.conn, id) : null;
  const peer = record ? await peerByHub(db.conn, record.hub) : null;
  if (!record || !peer) throw new NotFound();
  return { record, peer };
}

export async function openAsk(visit: AcrossVisit): Promise<Answer> {
  const asked = await askedOf(visit);
  const { person } = visit.viewer;
  const typed = { note: '', name: person?.name ?? '', email: person?.email ?? '' };
  return page(visit, asked, { id: newId<'AcrossId'>(), typed }, {});
}

type Filled = { readonly id: AcrossId; readonly typed: TypedInterest };

async function page(visit: AcrossVisit, { record, peer }: Asked, filled: Filled, errors: FieldErrors): Promise<Answer> {
  if (peer.messagesUrl === null) return refusalPage('no_requests', nationalPaths.record.to(record.id));
  const title = t('across.ask.title');
  const trail = [
    { text: t('national.title'), href: nationalPaths.list.to() },
    { text: record.title, href: nationalPaths.record.to(record.id) },
  ];
  const institution = visit.viewer.acting?.institutionName ?? '';
  const body = <AskPage record={record} hub={peer.name} institution={institution} {...filled} errors={errors} />;
  return formPage({ title, noindex: true, width: 'reading', trail, body }, errors);
}

const boxes: Partial<Readonly<Record<AcrossRefusal, string>>> = {
  note_missing: 'alasan',
  note_long: 'alasan',
  name_missing: 'nama',
  email_wrong: 'surel',
};

export async function ask(visit: AcrossVisit): Promise<Answer> {
  const { viewer, db, form, now, baseUrl } = visit;
  const asked = await askedOf(visit);
  const { record, peer } = asked;
  const id = parseId<'AcrossId'>(form.get('id')) ?? newId<'AcrossId'>();
  const typed = { note: form.get('alasan'), name: form.get('nama').trim(), email: form.get('surel').trim() };
  const asker = await askerOf(visit, typed);
  if (!asker) return refusalPage('not_yours', nationalPaths.record.to(record.id));
  const about = { about: record.sourceId, title: record.title.slice(0, 300) };
  const given = { id, peer, ...about, asker, note: typed.note, own: new URL(baseUrl).origin };
  const outcome = await db.transact((tx) => askAcross(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.one.to(id), 'across.flash.asked');
  const box = boxes[outcome.why];
  if (box === undefined) return refusalPage(outcome.why, nationalPaths.record.to(record.id));
  return page(visit, asked, { id, typed }, { [box]: t(`across.refusal.${outcome.why}`) });
}

async function askerOf({ viewer, db, config }: AcrossVisit, typed: TypedInterest): Promise<Asker | null> {
  const institution = viewer.acting ? await institutionById(db.conn, viewer.acting.institutionId) : null;
  if (!institution) return null;
  const code = institution.regionCode ?? config.hubRegion;
  return {
    institution: { name: institution.name },
    unit: viewer.acting?.unitName ? { name: viewer.acting.unitName } : null,
    region: { code, name: regionName(code) },
    contactName: typed.name.slice(0, 150),
    contactEmail: typed.email.slice(0, 254),
  };
}
