import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, ProblemId, VersionId } from '../model/ids.ts';
import type { SectionName } from '../model/sections.ts';
import type { ProblemContent } from '../problems/model.ts';
import type { RegistryTables } from '../schema.ts';
import type { TypedBox } from './model.ts';

export type DraftTables = RegistryTables & {
  registry_draft: {
    id: Id<'DraftId'>;
    person_id: PersonId;
    version_id: VersionId | null;
    section: SectionName | null;
    problem_id: ProblemId | null;
    begun: 'problem' | 'replica' | null;
    begun_id: ProblemId | InnovationId | null;
    origin_id: InnovationId | null;
    thing: string | null;
    thing_id: string | null;
    part: string | null;
    base_revision: number;
    boxes: readonly TypedBox[];
    locale: Locale;
    device: string;
    begun_at: Date;
    saved_at: Date;
  };
  problem_revision: {
    problem_id: ProblemId;
    revision: number;
    content: ProblemContent;
    replaced_by: PersonId | null;
    replaced_at: Date;
  };
};

export const tables = tablesOf<DraftTables>();
