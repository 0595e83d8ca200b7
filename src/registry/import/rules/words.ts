import type { Classification, Initiator, InnovationForm, Stage, Sustainability } from '../../model/content.ts';
import { doubtful, isBlank, type Reading, said, unsaid, wordKey } from './reading.ts';

type Words<T> = ReadonlyMap<string, T>;

/** Tahapan (profile form of the innovation index, domain §7). */
const stageWords: Words<Stage> = new Map<string, Stage>([
  ['inisiatif', 'initiative'],
  ['initiative', 'initiative'],
  ['uji coba', 'trial'],
  ['ujicoba', 'trial'],
  ['trial', 'trial'],
  ['penerapan', 'implementation'],
  ['diterapkan', 'implementation'],
  ['implementasi', 'implementation'],
  ['implementation', 'implementation'],
]);

const digitalWords: Words<boolean> = new Map([
  ['digital', true],
  ['ya', true],
  ['yes', true],
  ['true', true],
  ['1', true],
  ['non digital', false],
  ['nondigital', false],
  ['bukan digital', false],
  ['tidak digital', false],
  ['not digital', false],
  ['tidak', false],
  ['no', false],
  ['false', false],
  ['0', false],
]);

const initiatorWords: Words<Initiator> = new Map<string, Initiator>([
  ['kepala daerah', 'regional_head'],
  ['regional head', 'regional_head'],
  ['anggota dprd', 'council_member'],
  ['dprd', 'council_member'],
  ['council member', 'council_member'],
  ['opd', 'office'],
  ['perangkat daerah', 'office'],
  ['office', 'office'],
  ['asn', 'civil_servant'],
  ['aparatur sipil negara', 'civil_servant'],
  ['civil servant', 'civil_servant'],
  ['masyarakat', 'community'],
  ['anggota masyarakat', 'community'],
  ['community', 'community'],
]);

const classificationWords: Words<Classification> = new Map<string, Classification>([
  ['perangkat daerah', 'office'],
  ['inovasi perangkat daerah', 'office'],
  ['opd', 'office'],
  ['office', 'office'],
  ['desa dan kelurahan', 'village'],
  ['desa kelurahan', 'village'],
  ['desa', 'village'],
  ['kelurahan', 'village'],
  ['inovasi desa dan kelurahan', 'village'],
  ['village', 'village'],
  ['masyarakat', 'community'],
  ['inovasi masyarakat', 'community'],
  ['community', 'community'],
]);

const formWords: Words<InnovationForm> = new Map<string, InnovationForm>([
  ['tata kelola', 'governance'],
  ['inovasi tata kelola', 'governance'],
  ['inovasi tata kelola pemerintahan daerah', 'governance'],
  ['tata kelola pemerintahan daerah', 'governance'],
  ['governance', 'governance'],
  ['pelayanan publik', 'public_service'],
  ['inovasi pelayanan publik', 'public_service'],
  ['public service', 'public_service'],
  ['lainnya', 'other'],
  ['lainnya sesuai kewenangan', 'other'],
  ['inovasi lainnya', 'other'],
  ['inovasi daerah lainnya', 'other'],
  ['inovasi daerah lainnya sesuai dengan urusan pemerintahan yang menjadi kewenangan daerah', 'other'],
  ['other', 'other'],
]);

/** Statuses of following up (domain §6). */
const sustainabilityWords: Words<Sustainability> = new Map<string, Sustainability>([
  ['berlanjut dengan pengembangan', 'developing'],
  ['dikembangkan', 'developing'],
  ['developing', 'developing'],
  ['berlanjut', 'continuing'],
  ['continuing', 'continuing'],
  ['vakum', 'dormant'],
  ['dormant', 'dormant'],
  ['berhenti', 'stopped'],
  ['tidak berlanjut', 'stopped'],
  ['stopped', 'stopped'],
]);

function readWord<T>(words: Words<T>, cell: string): Reading<T> {
  if (isBlank(cell)) return unsaid;
  const value = words.get(wordKey(cell));
  return value === undefined ? doubtful('unknown_word', cell) : said(value);
}

export const readStage = (cell: string) => readWord(stageWords, cell);
export const readDigital = (cell: string) => readWord(digitalWords, cell);
export const readInitiator = (cell: string) => readWord(initiatorWords, cell);
export const readClassification = (cell: string) => readWord(classificationWords, cell);
export const readForm = (cell: string) => readWord(formWords, cell);
export const readSustainability = (cell: string) => readWord(sustainabilityWords, cell);
