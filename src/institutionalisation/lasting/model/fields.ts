import {
  betters,
  budgetDocuments,
  collaborationDocuments,
  LONGEST_LINE,
  LONGEST_TEXT,
  monitoringKinds,
  performanceDocuments,
  planningDocuments,
  policyKinds,
  procedureKinds,
  teamDocuments,
} from './content.ts';
import type { Dimension } from './dimensions.ts';

type FieldKind = 'line' | 'text' | 'date' | 'year' | 'rupiah' | 'number' | 'whole' | 'choice' | 'lines' | 'official';

/** One box of the form of a dimension: `name` in the content, `box` in the form. */
export type Field = {
  readonly name: string;
  readonly box: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly choices: readonly string[];
};

type Options = { readonly optional?: true; readonly choices?: readonly string[] };
const field = (name: string, box: string, kind: FieldKind, { optional, choices = [] }: Options = {}): Field => ({
  name,
  box,
  kind,
  required: optional !== true,
  choices,
});
const optional = { optional: true } as const;
const year = field('year', 'tahun', 'year');
const number = field('number', 'nomor', 'line', optional);
const date = field('date', 'tanggal', 'date', optional);
const issuer = field('issuer', 'penerbit', 'line', optional);
const validUntil = field('validUntil', 'berlaku', 'date', optional);
const note = field('note', 'catatan', 'text', optional);
const choice = (name: string, box: string, choices: readonly string[]) => field(name, box, 'choice', { choices });

/** The form of each dimension, in the order in which one fills it in. */
export const fieldsOf: Readonly<Record<Dimension, readonly Field[]>> = {
  policy: [
    choice('kind', 'jenis', policyKinds),
    field('number', 'nomor', 'line'),
    field('date', 'tanggal', 'date'),
    field('title', 'judul', 'line'),
    field('issuer', 'penerbit', 'line'),
    validUntil,
    field('revokedOn', 'dicabut', 'date', optional),
    note,
  ],
  budget: [
    year,
    choice('document', 'dokumen', budgetDocuments),
    field('programme', 'program', 'line'),
    field('code', 'kode', 'line', optional),
    field('planned', 'rencana', 'rupiah', optional),
    field('granted', 'disetujui', 'rupiah', optional),
    field('spent', 'realisasi', 'rupiah', optional),
    number,
    date,
    field('page', 'halaman', 'line', optional),
    note,
  ],
  planning: [
    year,
    choice('document', 'dokumen', planningDocuments),
    field('page', 'halaman', 'line'),
    field('wording', 'kutipan', 'text', optional),
    number,
    date,
    note,
  ],
  performance: [
    year,
    choice('document', 'dokumen', performanceDocuments),
    field('official', 'pejabat', 'line'),
    field('position', 'jabatan', 'line'),
    field('officialId', 'akun', 'official', optional),
    field('indicator', 'indikator', 'line'),
    field('unit', 'satuan', 'line'),
    choice('better', 'arah', betters),
    field('target', 'target', 'number'),
    field('result', 'capaian', 'number', optional),
    date,
    note,
  ],
  team: [
    choice('document', 'dokumen', teamDocuments),
    field('people', 'orang', 'whole'),
    field('successor', 'penerus', 'line', optional),
    number,
    date,
    issuer,
    validUntil,
    note,
  ],
  procedure: [
    choice('kind', 'jenis', procedureKinds),
    field('title', 'judul', 'line'),
    field('days', 'hari', 'number'),
    field('steps', 'langkah', 'lines', optional),
    number,
    date,
    note,
  ],
  monitoring: [
    year,
    choice('kind', 'jenis', monitoringKinds),
    field('title', 'judul', 'line'),
    field('conductor', 'pelaksana', 'line'),
    field('score', 'nilai', 'number', optional),
    field('finding', 'temuan', 'text', optional),
    date,
    note,
  ],
  collaboration: [
    choice('document', 'dokumen', collaborationDocuments),
    field('actors', 'aktor', 'lines'),
    field('offices', 'perangkat', 'lines', optional),
    number,
    date,
    validUntil,
    note,
  ],
};

/** Longest text of a box. */
export const longestOf = ({ kind }: Field): number => (kind === 'line' ? LONGEST_LINE : LONGEST_TEXT);
