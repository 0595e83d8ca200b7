import type { FaultCode, PlaceDoubt } from '../model.ts';
import { addFault, cellOf, columnOf, type OpenRow } from './open-row.ts';
import { type PlaceReading, readPlace } from './place.ts';
import { quote } from './reading.ts';

const doubtCodes: Readonly<Record<PlaceDoubt, FaultCode>> = {
  not_stated: 'place_not_stated',
  kind_unknown: 'place_kind_unknown',
  kind_differs: 'place_kind_differs',
  region_unknown: 'place_region_unknown',
  region_ambiguous: 'place_region_ambiguous',
  village_named: 'place_village_named',
};
const SHORTEST_NAME = 2;
const LONGEST_NAME = 200;

/** The institution and unit of a row, with the doubts about them as warnings. */
export function readPlaceOf(row: OpenRow): PlaceReading {
  const reading = readPlace({
    institution: cellOf(row, 'institution'),
    unit: cellOf(row, 'unit'),
    kind: cellOf(row, 'institutionKind'),
    province: cellOf(row, 'province'),
    region: cellOf(row, 'region'),
  });
  const column = columnOf(row, 'institution') ?? columnOf(row, 'region');
  const { place, unit } = reading;
  for (const doubt of place?.doubts ?? []) {
    const detail = { value: quote(place?.text ?? '') };
    addFault(row, column, { severity: 'warning', code: doubtCodes[doubt], detail });
  }
  if (place === null && row.sheet.mapping.institutionId === null)
    addFault(row, column, { severity: 'error', code: 'institution_missing' });
  checkName(row, column, place?.name ?? place?.text ?? null);
  checkName(row, columnOf(row, 'unit') ?? column, unit);
  return reading;
}

function checkName(row: OpenRow, column: number | null, name: string | null): void {
  if (name === null || (name.length >= SHORTEST_NAME && name.length <= LONGEST_NAME)) return;
  const code = name.length > LONGEST_NAME ? 'too_long' : 'unknown_word';
  const detail = { value: quote(name), limit: LONGEST_NAME };
  addFault(row, column, { severity: 'error', code, detail });
}
