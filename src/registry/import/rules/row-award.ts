import { awardSchema } from '../../model/register.ts';
import type { SaidAward } from '../model.ts';
import { type AwardReading, readAward } from './award.ts';
import { addFault, cellOf, columnOf, keepText, type OpenRow } from './open-row.ts';
import type { Target } from './targets.ts';

const columnOfPart: Readonly<Record<string, Target>> = {
  titleUsed: 'awardTitle',
  competition: 'awardCompetition',
  awardGroup: 'awardGroup',
  levelText: 'awardLevel',
  year: 'awardYear',
  sourceUrl: 'sourceUrl',
  note: 'sourceNote',
};

/** The award of a row, if it tells of one that the register can keep. */
export function readAwardOf(row: OpenRow, title: string): readonly SaidAward[] {
  const cells = {
    level: cellOf(row, 'awardLevel'),
    year: cellOf(row, 'awardYear'),
    group: cellOf(row, 'awardGroup'),
    competition: cellOf(row, 'awardCompetition'),
    titleUsed: cellOf(row, 'awardTitle'),
    source: cellOf(row, 'sourceUrl'),
    note: cellOf(row, 'sourceNote'),
  };
  const reading = readAward(cells, title, row.sheet.mapping.competition);
  for (const { column, ...fault } of reading.faults) addFault(row, columnOf(row, column), fault);
  keepAll(row, reading);
  if (reading.award === null) return [];
  checkAward(row, reading.award);
  return [reading.award];
}

function keepAll(row: OpenRow, { keep }: AwardReading): void {
  for (const target of keep) keepText(row, columnOf(row, target));
}

/** The register's own parser has the last word, as for the record. */
function checkAward(row: OpenRow, award: SaidAward): void {
  const parsed = awardSchema.safeParse(award);
  for (const issue of parsed.error?.issues ?? []) {
    const part = String(issue.path[0] ?? '');
    const limit = issue.code === 'too_big' ? Number(issue.maximum) : undefined;
    const column = columnOf(row, columnOfPart[part] ?? 'awardLevel') ?? columnOf(row, 'awardLevel');
    const code = limit === undefined ? 'unreadable' : 'too_long';
    addFault(row, column, { severity: 'error', code, detail: { limit, other: part } });
  }
}
