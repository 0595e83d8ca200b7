import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitAgency } from '../../src/identity/institution-name.ts';
import { parseGroup, parseLevel, parseSource, parseYear } from '../../src/registry/award-text.ts';

const COLUMNS = ['title', 'agency', 'kind', 'province', 'year', 'group', 'level', 'source_url', 'note'];
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

const [header, ...rows] = read('innovations.tsv')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t').map(unquoted));

test('the sheet is kept as it was received', () => {
  expect(createHash('sha256').update(read('innovations.tsv')).digest('hex')).toBe(
    '9a85fdffb2bb946a468a6fbcc40ae37335aaea3f5fe17cb1e3c5904b41f913bc',
  );
  expect(header).toEqual(COLUMNS);
  expect(rows).toHaveLength(144);
});

/** Each row as we read it, in the columns of expected/innovations-read.tsv, which was checked by eye row by row. */
function readRow([
  title = '',
  agency = '',
  kind = '',
  province = '',
  year = '',
  group = '',
  level = '',
  source = '',
]: string[]) {
  const split = splitAgency(agency, kind, province);
  const { institution } = split;
  const known = parseYear(year);
  const award = parseLevel(level);
  const circle = parseGroup(group);
  const doubtful = (certain: boolean) => (certain ? '' : '?');
  return [
    title,
    institution ? `${institution.kind}${doubtful(institution.certain)}` : '-',
    institution?.name ?? '-',
    institution?.regionCode ?? '-',
    split.unit ?? '-',
    split.place ?? '-',
    split.doubts.join(' ') || '-',
    known ? `${known.year}${doubtful(known.certain)}` : '-',
    circle.group || circle.scope ? `${circle.group ?? '-'}/${circle.scope ?? '-'}${doubtful(circle.certain)}` : '-',
    award.level ? `${award.level}${doubtful(award.certain)}` : '-',
    parseSource(source).url ? 'link' : 'words',
  ].join('\t');
}

test('every real row is read as the reviewed table says', () => {
  const [, ...expected] = read('expected/innovations-read.tsv').trimEnd().split('\n');
  expect(rows.map(readRow)).toEqual(expected);
});
