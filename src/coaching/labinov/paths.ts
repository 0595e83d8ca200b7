import { listFile } from '#platform/export/address.ts';
import type { IdeaId, LabId, Stage } from './model.ts';

const LIST = '/kelola/labinov';
const ofLab = (last: string) => ({
  pattern: `${LIST}/:id${last}`,
  to: (id: LabId) => `${LIST}/${id}${last}`,
});

/** Stages as addresses say them. */
export const stageWords = {
  drum_up: 'drum-up',
  diagnose: 'diagnose',
  design: 'design',
  deliver: 'deliver',
  display: 'display',
  documentation: 'dokumentasi',
} as const satisfies Record<Stage, string>;

const ofStage = (last: string) => ({
  pattern: `${LIST}/:id/tahap/:tahap${last}`,
  to: (id: LabId, stage: Stage) => `${LIST}/${id}/tahap/${stageWords[stage]}${last}`,
});

/** Addresses of laboratories of innovation. */
export const paths = {
  list: { pattern: LIST, to: () => LIST },
  listFile: listFile(LIST),
  begin: { pattern: `${LIST}/baru`, to: () => `${LIST}/baru` },
  one: ofLab(''),
  calendar: ofLab('/kalender.ics'),
  end: ofLab('/akhir'),
  units: ofLab('/peserta'),
  ideas: ofLab('/gagasan'),
  ideasFile: listFile(`${LIST}/:id/gagasan`),
  idea: {
    pattern: `${LIST}/:id/gagasan/:gagasan`,
    to: (id: LabId, idea: IdeaId) => `${LIST}/${id}/gagasan/${idea}`,
  },
  stage: ofStage(''),
  move: ofStage('/langkah'),
  tasks: ofStage('/tugas'),
  evidence: ofStage('/bukti'),
} as const;
