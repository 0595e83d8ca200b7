import type { Config } from '#platform/config.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { listedPeers } from '../../harvest/queries/listed.ts';
import { proposePeer } from '../actions/peers.ts';
import { addressIn } from '../ask.ts';
import { meetHub } from '../meet.ts';
import { type PeerId, type PeerKind, type PeerRefusal, peerKinds } from '../model.ts';
import { paths } from '../paths.ts';
import { peerById } from '../queries/peers.ts';
import { addressOf, isInterval, LONGEST_ADDRESS } from '../rules.ts';
import { PeersPage } from '../views/list-page.tsx';
import { notMetText } from '../views/not-met.ts';
import { ProposePage, type TypedPeer } from '../views/propose-page.tsx';
import { type PeerVisit, peerPage, peersTrail } from './visit.tsx';

export async function showPeers({ db }: PeerVisit): Promise<Answer> {
  const body = <PeersPage peers={await listedPeers(db.conn)} />;
  return peerPage({ title: t('peers.title'), trail: [], width: 'wide', body });
}

export function openPropose(): Answer {
  return proposePage(newId<'PeerId'>(), { address: '', kind: 'tuntas', every: '1440' }, {});
}

function proposePage(id: PeerId, typed: TypedPeer, errors: FieldErrors): Answer {
  const title = t('peers.propose.title');
  const body = <ProposePage id={id} typed={typed} errors={errors} />;
  return formPage({ title, noindex: true, width: 'reading', trail: peersTrail(), body }, errors);
}

type Sound = { readonly address: string; readonly kind: PeerKind; readonly everyMinutes: number };

/** What was typed, or what is wrong with it by field. */
function read(typed: TypedPeer, config: Config, own: string): Outcome<Sound, FieldErrors> {
  const kind = peerKinds.find((it) => it === typed.kind);
  const everyMinutes = Number(typed.every);
  const address = addressFault(typed.address, config, { own, kind });
  const errors = {
    ...(address.ok ? {} : { alamat: t(`peers.refusal.${address.why}`) }),
    ...(kind ? {} : { jenis: t('peers.refusal.kind_missing') }),
    ...(isInterval(everyMinutes) ? {} : { jadwal: t('peers.refusal.interval_wrong') }),
  };
  return address.ok && kind && isInterval(everyMinutes)
    ? done({ address: address.value, kind, everyMinutes })
    : refused(errors);
}

type About = { readonly own: string; readonly kind: PeerKind | undefined };

function addressFault(text: string, config: Config, { own, kind }: About): Outcome<string, PeerRefusal> {
  if (text === '') return refused('address_missing');
  if (text.length > LONGEST_ADDRESS) return refused('address_long');
  const parsed = addressIn(text, config);
  if (!parsed.ok) return refused(`address_${parsed.why}` as const);
  const { origin } = parsed.value;
  if (origin === new URL(own).origin) return refused('own_hub');
  // A hub is known by its origin; a foreign repository by the whole of its address.
  return done(kind === 'tuntas' ? origin : addressOf(parsed.value));
}

export async function propose(visit: PeerVisit): Promise<Answer> {
  const { viewer, db, form, config, now, baseUrl } = visit;
  const id = parseId<'PeerId'>(form.get('id')) ?? newId<'PeerId'>();
  if (await peerById(db.conn, id)) return redirect(paths.one.to(id));
  const typed = { address: form.get('alamat').trim(), kind: form.get('jenis'), every: form.get('jadwal') };
  const sound = read(typed, config, baseUrl);
  if (!sound.ok) return proposePage(id, typed, sound.why);
  const { address, kind } = sound.value;
  const met = await meetHub({ address, kind, config, known: null, now });
  if (!met.ok) return proposePage(id, typed, { alamat: notMetText(met.why) });
  const proposal = { id, ...sound.value, shown: met.value };
  const outcome = await db.transact((tx) => proposePeer(tx, viewer, proposal, now));
  if (outcome.ok) return redirect(paths.one.to(id), 'peers.flash.proposed');
  return proposePage(id, typed, { alamat: t(`peers.refusal.${outcome.why}`) });
}
