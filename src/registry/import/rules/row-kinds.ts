import type { ContentField } from '../../model/sections.ts';
import { readAffair, readAffairs } from './affair.ts';
import { judged, readDegrees, readPoint } from './coordinates.ts';
import { readAstaCita, readSdgs } from './goal.ts';
import { cellOf, type OpenRow, taken } from './open-row.ts';
import { isBlank, quote, type Reading } from './reading.ts';
import type { Target } from './targets.ts';
import { readClassification, readDigital, readForm, readInitiator, readStage, readSustainability } from './words.ts';

type Readable = Target & ContentField;

/** Fields that one column fills with a word or a list out of a closed set. */
const readers: readonly (readonly [Readable, (cell: string) => Reading<unknown>])[] = [
  ['stage', readStage],
  ['digital', readDigital],
  ['initiator', readInitiator],
  ['classification', readClassification],
  ['form', readForm],
  ['sustainabilityStatus', readSustainability],
  ['otherAffairs', readAffairs],
  ['sdgs', readSdgs],
  ['astaCita', readAstaCita],
];

export function readKinds(row: OpenRow): void {
  for (const [field, read] of readers) {
    const value = taken(row, field, read(cellOf(row, field)));
    if (value !== null) Object.assign(row.content, { [field]: value });
  }
  readMainAffair(row);
  readLocation(row);
  readInnovators(row);
}

/** A cell with several affairs gives the first as the main one and the rest as others. */
function readMainAffair(row: OpenRow): void {
  const cell = cellOf(row, 'mainAffair');
  const one = readAffair(cell);
  if (one.value !== null) row.content.mainAffair = one.value;
  if (one.value !== null || one.fault === null) return;
  const [first, ...rest] = taken(row, 'mainAffair', readAffairs(cell)) ?? [];
  if (first === undefined) return;
  row.content.mainAffair = first;
  if (rest.length > 0) row.content.otherAffairs = [...new Set([...rest, ...(row.content.otherAffairs ?? [])])];
}

function readLocation(row: OpenRow): void {
  const point = taken(row, 'coordinates', readPoint(cellOf(row, 'coordinates')));
  if (point) Object.assign(row.content, point);
  const latitude = taken(row, 'latitude', readDegrees(cellOf(row, 'latitude')));
  const longitude = taken(row, 'longitude', readDegrees(cellOf(row, 'longitude')));
  if (latitude === null || longitude === null) return;
  const pair = taken(row, 'latitude', judged({ latitude, longitude }, quote(`${latitude}, ${longitude}`)));
  if (pair) Object.assign(row.content, pair);
}

/** Names apart by lines or ";"; what stands in brackets behind one is the part played. */
function readInnovators(row: OpenRow): void {
  const names = cellOf(row, 'innovators')
    .split(/[;\n]+/)
    .map((part) => part.trim())
    .filter((part) => !isBlank(part));
  if (names.length === 0) return;
  row.content.innovators = names.map((part) => {
    const [, name = part, role = ''] = /^(.+?) ?\(([^()]*)\)$/.exec(part) ?? [];
    return { name: name.trim(), role: role.trim() };
  });
}
