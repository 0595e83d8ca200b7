import type { SubjectDoor } from '#evaluation/index.ts';
import { evidenceOf, fileBytes } from '#files/index.ts';
import { regionFullName } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairKeys, gistsOf } from '#registry/index.ts';
import type { EntryId } from './model/entry.ts';
import type { FrozenEvidence, SnapshotContent } from './model/snapshot.ts';
import { snapshotOf } from './queries/snapshot.ts';
import { entrySubject } from './queries/stand.ts';
import { tellingNamesOf } from './queries/telling.ts';
import { traitsOfEntries } from './queries/traits.ts';
import { groupText } from './views/receipt-page.tsx';
import { nameOf } from './views/words.ts';

const placeOf = ({ institution }: SnapshotContent): string =>
  [institution.unitName, institution.name, institution.regionCode ? regionFullName(institution.regionCode) : '']
    .filter((it) => it !== null && it !== '')
    .join(', ');

type FrozenFile = FrozenEvidence & { readonly file: NonNullable<FrozenEvidence['file']> };
const filesIn = ({ evidence }: SnapshotContent): readonly FrozenFile[] =>
  evidence.filter((it): it is FrozenFile => it.file !== null);

async function readingOf(conn: Conn, subjectId: string, { blind }: { readonly blind: boolean }) {
  const snapshot = await snapshotOf(conn, subjectId as EntryId);
  if (!snapshot) return null;
  const { content } = snapshot;
  const group = { label: t('entry.field.group'), value: groupText(snapshot) };
  return {
    heading: content.entry.title,
    sections: content.sections
      .filter((it) => it.text !== '')
      .map((it) => ({ code: it.code, title: nameOf(it), text: it.text })),
    facts: blind ? [group] : [group, { label: t('entry.field.unit'), value: placeOf(content) }],
    files: filesIn(content).map((it) => ({ id: it.evidenceId, name: it.title, mediaType: it.file.mediaType })),
    names: await tellingNamesOf(conn, snapshot.entryId),
  };
}

/** The bytes as they were submitted: those of the same digest, or none. */
async function fileOf(conn: Conn, config: Config, subjectId: string, fileId: string): Promise<Uint8Array | null> {
  const snapshot = await snapshotOf(conn, subjectId as EntryId);
  const frozen = snapshot ? filesIn(snapshot.content).find((it) => it.evidenceId === fileId) : undefined;
  if (!frozen) return null;
  const used = await evidenceOf(conn, entrySubject(subjectId as EntryId), { onlyPublic: false });
  const found = used.find((it) => it.id === fileId && it.file?.sha256 === frozen.file.sha256);
  return found?.file ? fileBytes(config, found.file) : null;
}

/** What submitted entries are about, with the gist of the version that each brings. */
async function gistsOfEntries(conn: Conn, subjectIds: readonly string[]) {
  const told = await traitsOfEntries(conn, subjectIds as readonly EntryId[]);
  const versions = told.flatMap((it) => it.versionId ?? []);
  const gists = new Map((await gistsOf(conn, versions, { onlyPublic: false })).map((it) => [it.id, it]));
  return told.map((it) => ({ ...it, gist: it.versionId ? gists.get(it.versionId) : undefined }));
}

/** Category and affair, and the words of what was submitted. */
async function traitsOf(conn: Conn, subjectIds: readonly string[]) {
  const told = await gistsOfEntries(conn, subjectIds);
  return new Map(
    told.map(({ id, category, categoryName, gist, text }) => {
      const own = category === null ? [] : [{ key: `category:${category}`, label: categoryName ?? category }];
      return [id as string, { keys: [...own, ...affairKeys(gist?.affair ?? null)], text }];
    }),
  );
}

/** Whether the innovation is digital; of leaders only the interview knows. */
async function aspectsOf(conn: Conn, subjectIds: readonly string[]) {
  const told = await gistsOfEntries(conn, subjectIds);
  return new Map(told.map(({ id, gist }) => [id as string, { digital: gist?.digital ?? null, leader: null }]));
}

/** What jurors read of an entry: the submission that counts, which nothing changes any more; a withdrawn one is gone. */
export const entryReading: SubjectDoor = { kind: 'entry', readingOf, fileOf, traitsOf, aspectsOf };
