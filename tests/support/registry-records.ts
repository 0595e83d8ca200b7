import type {
  InstitutionId,
  Membership,
  MembershipId,
  PersonId,
  Role,
  UnitId,
  Viewer,
} from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { contentSchema, type InnovationContent } from '../../src/registry/model/content.ts';
import type { InnovationId, ProblemId } from '../../src/registry/model/ids.ts';
import type { InnovationState, ProblemState, WorkingState } from '../../src/registry/model/states.ts';
import { reindexMany, reindexProblem } from '../../src/registry/search/index-record.ts';

export type PlantedAward = {
  readonly level_text?: string;
  readonly level_top?: number | null;
  readonly year?: number | null;
  readonly year_certain?: boolean;
  readonly title_used?: string;
  readonly source_url?: string | null;
};

export type PlantedInnovation = {
  readonly state?: InnovationState;
  readonly content?: Partial<InnovationContent> & { readonly title: string };
  /** The version being written beside a published one. */
  readonly working?: (Partial<InnovationContent> & { readonly title: string }) | null;
  readonly workingState?: WorkingState;
  readonly institutionId?: InstitutionId;
  readonly unitId?: UnitId | null;
  readonly keepers?: readonly PersonId[];
  readonly awards?: readonly PlantedAward[];
  readonly movedAt?: Date;
};

type Client = { readonly query: (text: string, values: unknown[]) => Promise<unknown> };
type VersionRow = {
  readonly id: InnovationId;
  readonly versionId: string;
  readonly no: number;
  readonly state: string;
  readonly content: Partial<InnovationContent>;
  readonly at: Date;
};

async function insertVersion(client: Client, row: VersionRow): Promise<void> {
  await client.query(
    `insert into innovation_version (id, innovation_id, no, state, content, created_at, saved_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [row.versionId, row.id, row.no, row.state, contentSchema.parse(row.content), row.at],
  );
}

const isPublished = (state: InnovationState) => state === 'published' || state === 'archived';

type Facts = Pick<VersionRow, 'content' | 'at'> & { readonly state: InnovationState };

function versionsOf(id: InnovationId, given: PlantedInnovation, { state, content, at }: Facts): VersionRow[] {
  const version = (no: number, versionState: string, text: VersionRow['content']) => {
    return { id, versionId: newId(), no, state: versionState, content: text, at };
  };
  if (!isPublished(state)) return [version(1, state, content)];
  const published = version(1, 'published', content);
  return given.working ? [published, version(2, given.workingState ?? 'draft', given.working)] : [published];
}

async function insertAward(client: Client, of: { id: InnovationId; title: string; at: Date }, award: PlantedAward) {
  await client.query(
    `insert into innovation_award (id, innovation_id, title_used, level_text, level_top, year, year_certain, source_url, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      of.id,
      award.title_used ?? of.title,
      award.level_text ?? 'Top 45',
      award.level_top === undefined ? 45 : award.level_top,
      award.year ?? null,
      award.year_certain ?? true,
      award.source_url ?? null,
      of.at,
    ],
  );
}

export const NOON = new Date('2026-11-24T05:00:00Z');

/** Puts records into the tables directly, as fast as tests need them, and indexes them as an action would. */
export class Planter {
  readonly db: Database;
  constructor(db: Database) {
    this.db = db;
  }

  async institution(name: string, regionCode: string | null = null, kind = 'regency'): Promise<InstitutionId> {
    const id = newId<'InstitutionId'>();
    if (regionCode) await this.region(regionCode);
    await this.db.pool.query(
      'insert into institution (id, kind, name, region_code, name_key, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, kind, name, regionCode, name.toLowerCase(), NOON],
    );
    return id;
  }

  async region(code: string, name = `Wilayah ${code}`): Promise<void> {
    const province = code.slice(0, 2);
    await this.db.pool.query(
      `insert into region (code, name, level, parent_code) values ($1, $2, 'province', null) on conflict do nothing`,
      [province, `Provinsi ${province}`],
    );
    if (code === province) return;
    await this.db.pool.query(
      `insert into region (code, name, level, parent_code) values ($1, $2, 'regency', $3) on conflict do nothing`,
      [code, name, province],
    );
  }

  async unit(institutionId: InstitutionId, name: string): Promise<UnitId> {
    const id = newId<'UnitId'>();
    await this.db.pool.query(
      'insert into unit (id, institution_id, name, name_key, created_at) values ($1, $2, $3, $4, $5)',
      [id, institutionId, name, name.toLowerCase(), NOON],
    );
    return id;
  }

  async person(name: string): Promise<PersonId> {
    const id = newId<'PersonId'>();
    await this.db.pool.query('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      `${id}@contoh.go.id`,
    ]);
    return id;
  }

  /** Somebody acting in a role; the membership is not written, for readers only look at the viewer. */
  viewer(personId: PersonId, role: Role, institutionId: InstitutionId, unitId: UnitId | null = null): Viewer {
    const acting: Membership = {
      id: newId<'MembershipId'>() as MembershipId,
      role,
      institutionId,
      institutionName: 'Instansi',
      regionCode: null,
      unitId,
      unitName: null,
    };
    const person = { id: personId, name: 'Orang', email: `${personId}@contoh.go.id` };
    return { person, memberships: [acting], acting, ip: '127.0.0.1' };
  }

  async member(
    personId: PersonId,
    role: Role,
    institutionId: InstitutionId,
    unitId: UnitId | null = null,
  ): Promise<void> {
    await this.db.pool.query(
      `insert into membership (id, person_id, role, institution_id, unit_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), personId, role, institutionId, unitId, NOON],
    );
  }

  async innovation(given: PlantedInnovation & { readonly institutionId: InstitutionId }): Promise<InnovationId> {
    const id = newId<'InnovationId'>();
    const client = await this.db.pool.connect();
    try {
      await client.query('begin');
      await this.#insert(client, id, given);
      await client.query('commit');
    } finally {
      client.release();
    }
    await this.db.transact((tx) => reindexMany(tx, [id]));
    return id;
  }

  async #insert(client: Client, id: InnovationId, given: PlantedInnovation & { institutionId: InstitutionId }) {
    const state = given.state ?? 'published';
    const at = given.movedAt ?? NOON;
    const content = given.content ?? { title: 'Tanpa nama' };
    const versions = versionsOf(id, given, { state, content, at });
    await client.query(
      `insert into innovation (id, institution_id, unit_id, state, published_version_id, working_version_id,
        published_at, archived_at, archive_reason, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        id,
        given.institutionId,
        given.unitId ?? null,
        state,
        versions.find((it) => it.state === 'published')?.versionId ?? null,
        versions.find((it) => it.state !== 'published')?.versionId ?? null,
        isPublished(state) ? at : null,
        ...(state === 'archived' ? [at, 'diuji'] : [null, null]),
        at,
      ],
    );
    for (const version of versions) await insertVersion(client, version);
    for (const personId of given.keepers ?? [])
      await client.query('insert into innovation_keeper (innovation_id, person_id, since) values ($1, $2, $3)', [
        id,
        personId,
        at,
      ]);
    for (const award of given.awards ?? []) await insertAward(client, { id, title: content.title, at }, award);
  }

  async problem(given: {
    readonly title: string;
    readonly regionCode: string;
    readonly state?: ProblemState;
    readonly whatHurts?: string;
    readonly institutionId?: InstitutionId | null;
    readonly raisedBy?: PersonId | null;
  }): Promise<ProblemId> {
    const id = newId<'ProblemId'>();
    const state = given.state ?? 'open';
    await this.region(given.regionCode);
    await this.db.pool.query(
      `insert into problem (id, institution_id, region_code, state, title, what_hurts, who_is_hurt, drop_reason, raised_by,
        created_at, updated_at, closed_at) values ($1, $2, $3, $4, $5, $6, 'warga', $7, $8, $9, $9, $10)`,
      [
        id,
        given.institutionId ?? null,
        given.regionCode,
        state === 'dropped' ? state : 'open',
        given.title,
        given.whatHurts ?? 'lama sekali',
        state === 'dropped' ? 'salah catat' : null,
        given.raisedBy ?? null,
        NOON,
        state === 'dropped' ? NOON : null,
      ],
    );
    if (state === 'being_solved' || state === 'reported' || state === 'solved') await this.measured(id, state);
    await this.db.transact((tx) => reindexProblem(tx, id));
    return id;
  }

  /** Takes an open problem on to a measured state, with a baseline and one better measure. */
  private async measured(id: ProblemId, state: 'being_solved' | 'reported' | 'solved'): Promise<void> {
    const baseline = { indicator: 'waktu', unit: 'hari', value: 9, date: '2026-01-01', source: 'laporan' };
    const after = { ...baseline, value: 1, date: '2026-02-01' };
    const proof = JSON.stringify([{ title: 'Laporan', url: 'https://contoh.go.id', date: null }]);
    const measureId = newId<'MeasureId'>();
    const query = (text: string, values: unknown[]) => this.db.pool.query(text, values);
    await query(
      `insert into problem_measure (id, problem_id, indicator, unit, value, measured_on, source, evidence, recorded_by,
        recorded_at) select $1, id, 'waktu', 'hari', 1, '2026-02-01', 'laporan', $3, raised_by, $4 from problem where id = $2`,
      [measureId, id, proof, NOON],
    );
    await query(`update problem set state = 'being_solved', better = 'lower', baseline = $2 where id = $1`, [
      id,
      JSON.stringify(baseline),
    ]);
    if (state === 'being_solved') return;
    await query(
      `update problem set state = 'reported', measure_id = $2, after_measure = $3, evidence = $4, reported_at = $5,
        reported_by = raised_by where id = $1`,
      [id, measureId, JSON.stringify(after), proof, NOON],
    );
    if (state === 'reported') return;
    await query(
      `update problem set state = 'solved', verified_at = $2, closed_at = $2, verified_by = $3, verified_as = 'hub_admin'
        where id = $1`,
      [id, NOON, await this.person('Pemverifikasi')],
    );
  }
}
