import { sql } from 'kysely';
import type { EvidenceId } from '#files/index.ts';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ClinicId } from '../model/clinic.ts';
import {
  type AttendanceCertificate,
  type FeedbackFigures,
  type FeedbackQuestion,
  LEAST_ANSWERS,
  type Minutes,
  type Placeable,
} from '../model/outcome.ts';
import type { RegistrationId } from '../model/registration.ts';
import { tables } from '../schema.ts';

/** Whether the last mark of registration `r` says present. */
const wasThere = sql<boolean>`coalesce((select m.is_present from clinic_presence m where m.registration_id = r.id
  order by m.no desc limit 1), false)`;

export async function minutesOf(conn: Conn, id: ClinicId): Promise<Minutes> {
  const found = await sql<Minutes>`select c.minutes, c.decisions, p.name as "byName", c.minutes_at as at
    from clinic c left join person p on p.id = c.minutes_by where c.id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? { minutes: '', decisions: '', byName: null, at: null };
}

/** Innovations of those who were there: what each brought, and who brought none, what one keeps. */
export async function placeableOf(conn: Conn, id: ClinicId): Promise<readonly Placeable[]> {
  const found = await sql<Placeable>`select i.id as "innovationId", v.content ->> 'title' as title,
      n.name as "institutionName", exists (select from clinic_placing g where g.clinic_id = ${id}
        and g.innovation_id = i.id) as "isPlaced"
    from innovation i join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)
    join institution n on n.id = i.institution_id
    where i.state <> 'archived' and exists (select from clinic_registration r where r.clinic_id = ${id} and ${wasThere}
      and (r.innovation_id = i.id or (r.innovation_id is null and i.institution_id = r.institution_id
        and exists (select from innovation_keeper k where k.innovation_id = i.id and k.person_id = r.person_id and k.until is null))))
    order by n.name, 2, i.id`.execute(tables(conn));
  return found.rows;
}

export type Placing = {
  readonly evidenceId: EvidenceId;
  readonly innovationId: InnovationId;
  readonly byName: string | null;
  readonly at: Date;
};

/** What the click put where. */
export async function placingsOf(conn: Conn, id: ClinicId): Promise<readonly Placing[]> {
  const found = await sql<Placing>`select g.evidence_id as "evidenceId", g.innovation_id as "innovationId",
    p.name as "byName", g.placed_at as at from clinic_placing g left join person p on p.id = g.placed_by
    where g.clinic_id = ${id} order by g.placed_at, g.innovation_id`.execute(tables(conn));
  return found.rows;
}

type FeedbackRow = Readonly<Record<FeedbackQuestion, number>> & { readonly answers: number; readonly asked: number };

/** What those present thought, from five answers on; notes in an order that says nothing. */
export async function feedbackFigures(conn: Conn, id: ClinicId): Promise<FeedbackFigures> {
  const found = await sql<FeedbackRow>`select count(f.id) as answers, avg(f.useful)::float8 as useful,
      avg(f.coaching)::float8 as coaching, avg(f.arrangement)::float8 as arrangement, avg(f.next_step)::float8 as next_step,
      (select count(*) from clinic_registration r where r.clinic_id = ${id} and ${wasThere}) as asked
    from clinic_feedback f where f.clinic_id = ${id}`.execute(tables(conn));
  const [row] = found.rows;
  const answers = row?.answers ?? 0;
  if (!row || answers < LEAST_ANSWERS) return { answers, asked: row?.asked ?? 0, means: null, notes: [] };
  const { useful, coaching, arrangement, next_step } = row;
  const notes = await sql<{ note: string }>`select note from clinic_feedback where clinic_id = ${id} and note <> ''
    order by md5(id::text)`.execute(tables(conn));
  return {
    answers,
    asked: row.asked,
    means: { useful, coaching, arrangement, next_step },
    notes: notes.rows.map((it) => it.note),
  };
}

export async function hasAnswered(conn: Conn, id: RegistrationId): Promise<boolean> {
  const query = tables(conn).selectFrom('clinic_feedback_given').select('registration_id');
  return (await query.where('registration_id', '=', id).executeTakeFirst()) !== undefined;
}

export type Certified = {
  readonly registrationId: RegistrationId;
  readonly personId: PersonId;
  readonly code: PublicCode;
  readonly number: string;
  readonly content: AttendanceCertificate;
  /** Nobody corrected the presence since. */
  readonly isTrue: boolean;
};

const certified = sql`select t.registration_id as "registrationId", r.person_id as "personId", t.code, t.number, t.content,
  ${wasThere} as "isTrue" from clinic_certificate t join clinic_registration r on r.id = t.registration_id`;

export async function certificateOf(conn: Conn, id: RegistrationId): Promise<Certified | null> {
  const found = await sql<Certified>`${certified} where t.registration_id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

/** For whoever holds the paper. */
export async function certificateOfCode(conn: Conn, code: PublicCode): Promise<Certified | null> {
  const found = await sql<Certified>`${certified} where t.code = ${code}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

/** Who was there and has no certificate yet. */
export async function uncertified(conn: Conn, id: ClinicId): Promise<readonly RegistrationId[]> {
  const found = await sql<{ id: RegistrationId }>`select r.id from clinic_registration r where r.clinic_id = ${id}
    and ${wasThere} and not exists (select from clinic_certificate t where t.registration_id = r.id)
    order by r.registered_at, r.id`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}
