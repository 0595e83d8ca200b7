import { regionName } from '#identity/index.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { sdgOfNumber } from '../../model/goals.ts';
import { boxLabel as recordBoxLabel } from '../../views/edit/labels.ts';
import { goalName } from '../../views/edit/shown.tsx';
import type { ShownProblem } from '../model.ts';

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
  arah: 'problems.field.better',
  catatan: 'problems.measure.note',
  pelajaran: 'problems.report.lesson',
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

/** Who agreed, by role and institution: the person is not named before everyone. */
export function judgeText({ verifiedAs, verifiedFor }: Pick<ShownProblem, 'verifiedAs' | 'verifiedFor'>): string {
  return [verifiedAs ? t(`identity.role.${verifiedAs}`) : '', verifiedFor ?? ''].filter((it) => it !== '').join(', ');
}
