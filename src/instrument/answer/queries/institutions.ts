import { type Institution, institutionsByIds, isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import type { Subject, SubjectSource } from '../../door.ts';
import { paths } from '../paths.ts';

const governments = ['province', 'regency', 'city'] as const;

function subjectOf(kind: SubjectKind, { id, name }: Institution): Subject {
  return {
    kind,
    id,
    title: name,
    institutionId: id,
    unitId: null,
    keeperIds: [],
    affair: null,
    appliedOn: null,
    appliedYear: null,
    designWords: 0,
    href: paths.list.to({ q: name }),
  };
}

/** Institutions as subjects of their own sheets: governments, or the hubs that provinces run. */
function institutionSource(kind: 'government' | 'hub', kinds: readonly string[]): SubjectSource {
  const fits = (it: Institution) => kinds.includes(it.kind);
  const byIds = async (conn: Conn, ids: readonly string[]) => {
    const found = await institutionsByIds(conn, ids as readonly Institution['id'][]);
    return new Map([...found].flatMap(([id, it]) => (fits(it) ? [[id as string, subjectOf(kind, it)] as const] : [])));
  };
  const answerableBy = async (conn: Conn, viewer: Viewer, wanted: { readonly text: string }) => {
    const own = viewer.acting?.institutionId;
    if (!own || !isActing(viewer, 'local_admin', 'planner', 'hub_admin')) return [];
    const words = wanted.text.toLowerCase().split(/\s+/);
    return [...(await byIds(conn, [own])).values()].filter((it) =>
      words.every((word) => it.title.toLowerCase().includes(word)),
    );
  };
  const ofInstitutions = async (conn: Conn, ids: readonly Institution['id'][]) => [
    ...(await byIds(conn, ids)).values(),
  ];
  return { kind, ofInstitution: (conn, id) => ofInstitutions(conn, [id]), ofInstitutions, byIds, answerableBy };
}

/** What identity knows of: governments of the country, and hubs. */
export const institutionSources: readonly SubjectSource[] = [
  institutionSource('government', governments),
  institutionSource('hub', ['province', 'ministry', 'agency']),
];
