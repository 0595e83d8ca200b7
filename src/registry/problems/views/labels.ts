import { regionName } from '#identity/index.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { sdgOfNumber } from '../../model/goals.ts';
import { boxLabel as recordBoxLabel } from '../../views/edit/labels.ts';
import { goalName } from '../../views/edit/shown.tsx';

const labels: Readonly<Record<string, PlainKey>> = {
  judul: 'problems.field.title',
  sakit: 'problems.field.whatHurts',
  siapa: 'problems.field.whoIsHurt',
  sejak: 'problems.field.sinceWhen',
  wilayah: 'problems.field.region',
  urusan: 'problems.field.affair',
  tpb: 'problems.field.sdg',
  indikator: 'problems.field.indicator',
  satuan: 'problems.field.unit',
  nilai: 'problems.field.value',
  tanggal: 'problems.field.date',
  sumber: 'problems.field.source',
  pelajaran: 'problems.solve.lesson',
};

/** The label of a box by its name; rows of evidence are labelled as on the record's form. */
export function boxLabel(name: string): string {
  const key = labels[name];
  return key ? t(key) : recordBoxLabel(name);
}

export function sdgName(number: number): string {
  return goalName(number, sdgOfNumber(number));
}

/** Unit, institution and region of a thing; none of them twice. */
export function placeFacts(it: {
  readonly unitName?: string | null;
  readonly institutionName: string | null;
  readonly regionCode: string | null;
}): readonly string[] {
  const facts = [it.unitName ?? '', it.institutionName ?? '', regionName(it.regionCode)];
  return facts.filter((fact, at) => fact !== '' && !facts.some((other, before) => before < at && other.endsWith(fact)));
}
