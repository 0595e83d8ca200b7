import { newId } from '../../src/platform/ids.ts';
import { plantEvidence } from '../support/evidence.ts';
import { plantImport, workOff } from '../support/imports.ts';
import { plantAcross, plantHarvest, plantPair, plantPeer } from '../support/network-peers.ts';
import { plantPasskey } from '../support/passkeys.ts';
import type { Part, Stage } from '../support/stage.ts';
import { plantFailed, plantHook } from '../support/webhooks.ts';
import { BAIT, type Planted, type Secret } from './bait.ts';
import { plantCaseSecrets } from './casework.ts';
import { plantClinicSecrets } from './clinics.ts';
import { plantDraftEdition } from './competition.ts';
import { plantScoringSecrets } from './evaluation.ts';
import { plantHubSecrets } from './hub.ts';
import { plantLabSecrets } from './labs.ts';
import {
  plantCheckSecrets,
  plantLastingSecrets,
  plantQuestionSecrets,
  plantReadinessSecrets,
  plantSheetSecrets,
} from './lasting-secrets.ts';
import { plantEmbargo, plantEntryText, plantErasures, plantOffer } from './more-secrets.ts';
import { plantObjectionSecrets } from './objections.ts';
import { wholeContent } from './planted.ts';
import { plantReplicationSecrets } from './replications.ts';
import { plantRequestSecrets } from './requests.ts';

/** Read rule of a record of Toba's unit that is not public (visibility.ts). */
const ofToba: readonly Part[] = ['innovator', 'local_admin', 'hub_admin', 'system_admin', 'leader', 'planner'];
const admins: readonly Part[] = ['local_admin', 'hub_admin', 'system_admin'];
const none: readonly Part[] = [];

const textWith = (word: string) => ({
  ...wholeContent,
  title: `Program ${BAIT} ${word}`,
  summary: `Ringkasan ${BAIT} ${word}ringkas`,
  background: `Latar ${BAIT} ${word}latar`,
  sourceNote: `${word}sumber`,
});

async function plantRecords(stage: Stage): Promise<Planted> {
  const draft = await stage.record({ state: 'draft', content: textWith('rahasiadraf') });
  const returned = await stage.record({ state: 'returned', content: textWith('rahasiakembali') });
  const waiting = await stage.record({ state: 'with_admin', content: textWith('rahasiatunggu') });
  const archived = await stage.record({ state: 'archived', content: textWith('rahasiaarsip') });
  const open = { ...wholeContent, title: 'Program terbuka bagi semua' };
  const published = await stage.record({ state: 'published', content: open, working: textWith('rahasiakerja') });
  await stage.database.db.pool.query(
    `insert into innovation_note (id, version_id, section, body, written_by, written_at)
     select $1, working_version_id, 'summary', $3, $4, now() from innovation where id = $2`,
    [newId(), returned, `Perbaiki ${BAIT} rahasiacatatan`, stage.people.local_admin.person.id],
  );
  await plantMessage(stage, published);
  const typed = [await plantTyped(stage, returned), await plantBegun(stage, published)];
  const words = ['rahasiadraf', 'rahasiakembali', 'rahasiatunggu', 'rahasiaarsip', 'rahasiakerja', 'rahasiacatatan'];
  const hidden = [draft, returned, waiting, archived];
  return {
    secrets: [
      ...typed,
      ...words.map((word) => ({ name: word, word, readers: ofToba })),
      ...hidden.map((id, index) => ({ name: `id of record ${words[index]}`, word: id as string, readers: ofToba })),
      { name: 'message to the keepers', word: 'rahasiapesan', readers: ofToba },
      { name: 'address of the sender', word: 'pengirim.rahasia@contoh.example', readers: ofToba },
    ],
    ids: { inovasi: [...hidden, published] },
  };
}

/** What somebody typed into a form and did not save is theirs alone. */
async function plantTyped(stage: Stage, innovationId: string): Promise<Secret> {
  await stage.database.db.pool.query(
    `insert into registry_draft (id, person_id, version_id, section, base_revision, boxes, locale, begun_at, saved_at)
     select $1, $2, working_version_id, 'summary', 1, $3::jsonb, 'id', now(), now() from innovation where id = $4`,
    [newId(), stage.people.innovator.person.id, JSON.stringify([['summary', `${BAIT} rahasiaketikan`]]), innovationId],
  );
  return { name: 'typed and not saved', word: 'rahasiaketikan', readers: ['innovator'] };
}

/** The same of a problem that is not raised yet, and of a copy that is not begun yet. */
async function plantBegun(stage: Stage, originId: string): Promise<Secret> {
  const boxes = JSON.stringify([['judul', `${BAIT} rahasiamulai`]]);
  const begun = [
    ['problem', null],
    ['replica', originId],
  ] as const;
  for (const [kind, origin] of begun) {
    await stage.database.db.pool.query(
      `insert into registry_draft (id, person_id, begun, begun_id, origin_id, base_revision, boxes, locale, begun_at, saved_at)
       values ($1, $2, $3, $4, $5, 0, $6::jsonb, 'id', now(), now())`,
      [newId(), stage.people.innovator.person.id, kind, newId(), origin, boxes],
    );
  }
  return { name: 'begun and not sent', word: 'rahasiamulai', readers: ['innovator'] };
}

async function plantMessage(stage: Stage, innovationId: string): Promise<void> {
  await stage.database.db.pool.query(
    `insert into contact_message (id, innovation_id, sender_name, sender_email, purpose, body, sender_ip, created_at)
     values ($1, $2, 'Pengirim', 'pengirim.rahasia@contoh.example', 'ask', $3, '192.0.2.77', now())`,
    [newId(), innovationId, `Tanya ${BAIT} rahasiapesan`],
  );
}

async function plantProblem(stage: Stage): Promise<Planted> {
  const id = await stage.plant.problem({
    title: `Masalah ${BAIT} rahasiamasalah`,
    whatHurts: `${BAIT} rahasiasakit`,
    regionCode: '12.12',
    institutionId: stage.places.toba,
    raisedBy: stage.people.innovator.person.id,
    state: 'dropped',
  });
  const words = ['rahasiamasalah', 'rahasiasakit', id as string];
  return {
    secrets: words.map((word) => ({ name: `dropped problem: ${word}`, word, readers: ofToba })),
    ids: { masalah: [id] },
  };
}

async function plantPeople(stage: Stage): Promise<Planted> {
  const { innovator, local_admin } = stage.people;
  const invitation = await stage.invitation();
  const invited = await stage.database.db.pool.query<{ email: string; token_hash: string }>(
    'select email, token_hash from invitation where id = $1',
    [invitation],
  );
  const passkey = await plantPasskey(stage.database.db, innovator, 'rahasiakunci');
  const sessions = await stage.database.db.pool.query<{ token: string }>('select token from auth_session');
  const passwords = await stage.database.db.pool.query<{ password: string }>('select password from auth_account');
  const secret = (name: string, word: string, readers: readonly Part[]): Secret => ({ name, word, readers });
  return {
    secrets: [
      secret('address of an innovator', innovator.person.email, ['innovator', ...admins]),
      secret('address of a local admin', local_admin.person.email, admins),
      secret('address of somebody invited', invited.rows[0]?.email ?? '', admins),
      secret('name of a passkey', 'rahasiakunci', ['innovator']),
      secret('passkey', passkey, ['innovator']),
      secret('mark of an invitation', invited.rows[0]?.token_hash ?? '', none),
      ...sessions.rows.map(({ token }) => secret('session', token, none)),
      ...passwords.rows.map(({ password }) => secret('password', password, none)),
    ],
    ids: {
      profil: [passkey],
      undangan: [invitation],
      orang: [innovator.person.id, local_admin.person.id],
      keanggotaan: [innovator.memberships[0]?.id ?? ''],
      instansi: [stage.places.toba],
      unit: [stage.places.unit],
    },
  };
}

async function plantImports(stage: Stage): Promise<Planted> {
  const text = `Judul\tInstansi\tRingkasan\nProgram ${BAIT} rahasiaimpor\tPemerintah Kabupaten Toba\trahasiasel\n`;
  const sheet = { name: 'rahasiaberkas.tsv', text };
  const ids = [await plantImport(stage, 'staged', sheet), await plantImport(stage, 'checked', sheet)];
  await workOff(stage.database.db);
  const words = ['rahasiaimpor', 'rahasiasel', 'rahasiaberkas'];
  const secrets = words.map((word) => ({ name: `import: ${word}`, word, readers: admins }));
  return { secrets, ids: { impor: ids } };
}

/** Evidence of Toba's unit: one that is not open to all on a public record, and one that is on a draft alone. */
async function plantLocker(stage: Stage): Promise<Planted> {
  const published = await stage.record({ state: 'published', content: { ...wholeContent, title: 'Program berbukti' } });
  const draft = await stage.record({ state: 'draft', content: wholeContent });
  const ids = [
    await plantEvidence(stage, { title: `SK ${BAIT} rahasiabukti`, usedBy: published }),
    await plantEvidence(stage, { title: `Nota ${BAIT} rahasianota`, usedBy: draft, isPublic: true }),
    await plantEvidence(stage, {
      title: `Arsip ${BAIT} rahasialama`,
      usedBy: published,
      isPublic: true,
      archived: true,
    }),
  ];
  const words = ['rahasiabukti', 'rahasianota', 'rahasialama'];
  return { secrets: words.map((word) => ({ name: `evidence: ${word}`, word, readers: ofToba })), ids: { berkas: ids } };
}

/** A hook whose address holds a key of the receiver's own; nobody ever reads the secret again. */
async function plantHooks(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const url = `https://penerima.example/rahasiakait/${BAIT}`;
  const { id, secret } = await plantHook(db, stage.people.hub_admin, { url });
  const delivery = await plantFailed(db, id);
  await db.pool.query("update webhook_attempt set answer = 'rahasiajawab' where delivery_id = $1", [delivery]);
  const sealed = await db.pool.query<{ sealed: string }>('select sealed from webhook_secret');
  const admins: readonly Part[] = ['hub_admin', 'system_admin'];
  return {
    secrets: [
      { name: 'address of a webhook', word: 'rahasiakait', readers: admins },
      { name: 'answer to a webhook', word: 'rahasiajawab', readers: admins },
      { name: 'secret of a webhook', word: secret, readers: none },
      ...sealed.rows.map((row) => ({ name: 'sealed secret', word: row.sealed, readers: none })),
    ],
    ids: { webhook: [id, delivery] },
  };
}

const acrossReaders: readonly Part[] = ['local_admin', 'leader', 'planner', 'hub_admin', 'system_admin'];

/** Another hub and what was refused of it, for those who administer this one. */
async function plantPeers(stage: Stage): Promise<Planted> {
  const admins: readonly Part[] = ['hub_admin', 'system_admin'];
  const ids = { 'hub-lain': [await plantPeer(stage, '', `Hub ${BAIT} rahasiahub`)] };
  const panen = [await plantHarvest(stage, `${BAIT} rahasiapanen`)];
  const ganda = [await plantPair(stage)];
  const antarhub = [await plantAcross(stage, `${BAIT} rahasiaantarhub`)];
  const words = ['rahasiahub', 'rahasiapanen'];
  const across = { name: 'request of another hub', word: 'rahasiaantarhub', readers: acrossReaders };
  const told = words.map((word) => ({ name: `other hub: ${word}`, word, readers: admins }));
  return {
    secrets: [...told, across],
    ids: { ...ids, panen, 'ganda-antarhub': ganda, 'replikasi-antarhub': antarhub },
  };
}

/** Plants everything that somebody must not see. */
export async function plantSecrets(stage: Stage): Promise<Planted> {
  const all = [
    await plantRecords(stage),
    await plantProblem(stage),
    await plantPeople(stage),
    await plantImports(stage),
    await plantLocker(stage),
    await plantOffer(stage),
    await plantErasures(stage),
    await plantEmbargo(stage),
    await plantEntryText(stage),
    await plantDraftEdition(stage),
    await plantHooks(stage),
    await plantPeers(stage),
    await plantScoringSecrets(stage),
    await plantObjectionSecrets(stage),
    await plantReplicationSecrets(stage),
    await plantLastingSecrets(stage),
    await plantCheckSecrets(stage),
    await plantSheetSecrets(stage),
    await plantQuestionSecrets(stage),
    await plantCaseSecrets(stage),
    await plantClinicSecrets(stage),
    await plantRequestSecrets(stage),
    await plantLabSecrets(stage),
    await plantReadinessSecrets(stage),
    await plantHubSecrets(stage),
  ];
  const folders = new Set(all.flatMap((it) => Object.keys(it.ids)));
  const idsIn = (folder: string) => all.flatMap((it) => it.ids[folder] ?? []);
  return {
    secrets: all.flatMap((it) => it.secrets),
    ids: Object.fromEntries([...folders].map((folder) => [folder, idsIn(folder)])),
  };
}
