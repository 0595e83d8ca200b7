import { keepFile, lookAt, type NewEvidence } from '#files/index.ts';
import { demoPeople, hubInstitution, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import { decideCommitment, registerCommitment } from './actions.ts';
import type { Member } from './model.ts';
import { letterPdf } from './print.ts';
import { commitmentsOf } from './queries/commitments.ts';
import { membersOf } from './queries/members.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

type Case = {
  readonly region: string;
  /** So many days ago it was brought. */
  readonly ago: number;
  /** So many days it holds from then; null: until it is replaced. */
  readonly term: number | null;
  readonly office: string;
  readonly isVerified: boolean;
  readonly isPublic: boolean;
};

const regent = 'Bupati (contoh)';
const mayor = 'Wali Kota (contoh)';
const secretary = 'Sekretaris Daerah (contoh)';
const verified = { isVerified: true, isPublic: true } as const;

/** Invented, as everything of the demonstration: some have signed, some have run out, one waits, the others have none. */
const cases: readonly Case[] = [
  { region: '12.07', ago: 300, term: 3 * YEAR_DAYS, office: regent, ...verified },
  { region: '12.71', ago: 290, term: 3 * YEAR_DAYS, office: mayor, ...verified },
  { region: '12.05', ago: 340, term: YEAR_DAYS + 5, office: regent, ...verified },
  { region: '12.02', ago: 270, term: null, office: secretary, ...verified },
  { region: '12.06', ago: 260, term: 3 * YEAR_DAYS, office: regent, ...verified, isPublic: false },
  { region: '12.10', ago: 240, term: null, office: secretary, ...verified },
  { region: '12.73', ago: 200, term: 2 * YEAR_DAYS, office: mayor, ...verified },
  { region: '12.75', ago: 190, term: 2 * YEAR_DAYS, office: mayor, ...verified, isPublic: false },
  { region: '12.18', ago: 150, term: null, office: regent, ...verified },
  { region: '12.15', ago: 500, term: YEAR_DAYS, office: regent, ...verified },
  { region: '12.03', ago: 480, term: YEAR_DAYS, office: secretary, ...verified },
  { region: '12.04', ago: 2, term: 2 * YEAR_DAYS, office: secretary, isVerified: false, isPublic: true },
];

type Cast = {
  readonly hub: Viewer;
  readonly clerk: Viewer;
  readonly hubName: string;
  readonly admins: ReadonlyMap<string, Viewer>;
};

/** Joint commitments of some members of the demonstration; once. */
export async function seedCommitments(context: SeedContext): Promise<void> {
  const { db, config } = context;
  const cast = await castOf(context);
  if (!cast) return;
  const members = new Map((await membersOf(db.conn, config.hubRegion)).map((it) => [it.regionCode, it]));
  for (const one of cases) {
    const member = members.get(one.region);
    if (member && (await commitmentsOf(db.conn, member.institutionId)).length === 0)
      await seedOne(context, cast, { one, member });
  }
}

/** The secretariat keeps what came to the hub on paper, in the name of the demonstration. */
async function castOf({ db, config }: SeedContext): Promise<Cast | null> {
  const people = await demoPeople(db.conn);
  const as = async (account: string, role: 'hub_admin' | 'secretariat' | 'local_admin') => {
    const id = people.get(account);
    return id ? viewerOfPerson(db.conn, id, role) : null;
  };
  const [hub, clerk] = [await as('admin.hub', 'hub_admin'), await as('sekretariat', 'secretariat')];
  if (!hub || !clerk?.acting) return null;
  const admins = new Map<string, Viewer>();
  for (const [account, region] of [
    ['admin.deliserdang', '12.07'],
    ['admin.nias', '12.04'],
  ] as const) {
    const admin = await as(account, 'local_admin');
    if (admin) admins.set(region, admin);
  }
  const hubName = (await hubInstitution(db.conn, config.hubRegion))?.name ?? '';
  return { hub, clerk: { ...clerk, acting: { ...clerk.acting, role: 'hub_admin' } }, hubName, admins };
}

type Seeding = { readonly one: Case; readonly member: Member };

async function seedOne(context: SeedContext, { hub, clerk, hubName, admins }: Cast, seeding: Seeding): Promise<void> {
  const { one, member } = seeding;
  const { db, config, now } = context;
  const at = new Date(now.getTime() - one.ago * DAY_MS);
  const evidence = await paperOf(context, { hubName, at, ...seeding });
  if (!evidence) return;
  const until = one.term === null ? '' : dayOf(new Date(at.getTime() + one.term * DAY_MS));
  const typed = { number: numberOf(one, at), signedOn: dayOf(at), office: one.office, validUntil: until };
  const id = newId<'HubCommitmentId'>(at.getTime());
  const who = admins.get(one.region) ?? clerk;
  const { institutionId } = member;
  await db.transact(async (tx) => {
    must(await registerCommitment(tx, who, { id, institutionId, typed, evidence, hubRegion: config.hubRegion }, at));
    if (!one.isVerified) return;
    const soon = new Date(at.getTime() + DAY_MS);
    must(await decideCommitment(tx, hub, { id, revision: 1, verdict: 'verify', note: '' }, soon));
  });
}

const numberOf = ({ region }: Case, at: Date): string => `CONTOH/KB/${region}/${dayOf(at).slice(0, 4)}`;

type Papering = Seeding & { readonly hubName: string; readonly at: Date };

/** The letter of the member as its paper; null on machines that make none. */
async function paperOf(context: SeedContext, { one, member, hubName, at }: Papering): Promise<NewEvidence | null> {
  try {
    const bytes = await letterPdf({ member, hubName, hubRegion: context.config.hubRegion });
    const looked = await lookAt(context.config, { bytes, name: `komitmen-${member.regionCode}.pdf` });
    if (!looked.ok) return null;
    const paper = {
      ...{ title: `Contoh: komitmen bersama ${member.name}`.slice(0, 200), number: numberOf(one, at) },
      ...{ documentDate: dayOf(at), issuer: one.office, page: '', validityYear: null, isPublic: one.isPublic },
      note: 'Data contoh untuk peragaan, bukan dokumen sebenarnya.',
    };
    const place = { id: newId<'EvidenceId'>(at.getTime()), institutionId: member.institutionId, unitId: null };
    return { ...place, kind: 'file', file: await keepFile(context, looked.value), paper };
  } catch (error) {
    if (error instanceof PdfAbsent) return null;
    throw error;
  }
}
