import { plenaryVerbs } from './actions/plenary.ts';
import { stageVerbs } from './actions/trace.ts';

const pages = ['checks', 'checks_taken', 'check_read', 'course', 'course_taken', 'journey', 'results', 'results_taken'];
const plenaryPages = ['read', 'taken', 'meeting', 'members_taken', 'minutes', 'minutes_taken'];
/** Done by the house at its hour. */
const byItself = ['announce'];

/** Pages and deeds of the course of an edition, as the logs name them. */
export const stageEvents: readonly string[] = [
  ...[...stageVerbs, ...pages, 'check_anew'].map((it) => `competition.stage.${it}`),
  ...[...plenaryVerbs, ...plenaryPages, ...byItself].map((it) => `competition.plenary.${it}`),
];
